import { available, type Json, maySend } from "@quad/workflow";
import { v7 as uuidv7 } from "uuid";
import { authorise } from "../access/can.ts";
import { recordAudit } from "../audit/audit.service.ts";
import type { Context } from "../context.ts";
import { DomainError } from "../graphql/errors.ts";
import { Conflict, Reason, Refused } from "../graphql/problems.ts";
import { say } from "../words.ts";
import { subjectOf } from "./about.ts";
import { Act, ActDone, type ActField, type ActInput } from "./act.types.ts";
import { fieldsOf } from "./act-fields.ts";
import { rolesTo } from "./act-roles.ts";
import { tryPlugin } from "./attempt.ts";
import { type Ready, readyVersion } from "./definitions.ts";
import { dispatch } from "./dispatch.ts";
import { loadFacts } from "./facts.ts";
import { sentencesOf } from "./refusal.ts";
import type { SubjectRef } from "./workflow.contract.ts";
import { WorkflowInstanceRow } from "./workflow.entity.ts";
import { words } from "./workflow.words.ts";

const subjectTypes: readonly string[] = ["enrolment", "round", "partnership"];

/** Throws `BAD_USER_INPUT` for another kind of subject and `NOT_FOUND` for one without a workflow. */
async function instanceOf(ctx: Context, { subjectType, subjectId }: SubjectRef) {
  if (!subjectTypes.includes(subjectType)) {
    throw new DomainError("BAD_USER_INPUT", `Name one of: ${subjectTypes.join(", ")}.`);
  }
  const row = await ctx.store.maybe(WorkflowInstanceRow, { subjectType, subjectId });
  if (!row) throw new DomainError("NOT_FOUND");
  return row;
}

/** An event that people send by a button: the product brings about all others itself. */
const isAct = (ctx: Context, event: string): boolean => !ctx.app.plugins.workflow.events.has(event);

/**
 * What the caller could do to a subject besides what the product has pages for: the events that its
 * workflow waits for, that no part of the product sends, and that they may send. In the author's
 * order.
 */
export async function acts(ctx: Context, subject: SubjectRef): Promise<Act[]> {
  const row = await instanceOf(ctx, subject);
  authorise(ctx, "act.see", await subjectOf(ctx, row));
  const roles = await rolesTo(ctx, row);
  const ready = await readyVersion(ctx, row.workflowVersionId);
  const { id: instanceId, schemeId, subjectType, subjectId, revision } = row;
  const ref = { instanceId, schemeId, subjectType, subjectId, revision };
  const asked = await tryPlugin(ctx, async () =>
    available(ready.compiled, row.snapshot, await loadFacts(ctx, ready, ref), roles),
  );
  // The incident that such a failure leads to once something happens is where it is mended.
  if (!asked.ok) return [];
  const now = new Map(asked.value.map((one) => [one.event, one]));
  const found: Act[] = [];
  for (const [event, def] of Object.entries(ready.definition.events)) {
    const one = now.get(event);
    if (!one || !isAct(ctx, event)) continue;
    const fields = await fieldsOf(ctx, row, def, roles);
    if (!fields) continue;
    found.push(
      Object.assign(new Act(), {
        id: `${subjectId}:${event}`,
        event,
        label: say(ctx, def.label ?? { en: event }),
        confirm: def.confirm ?? false,
        confidential: def.confidential ?? false,
        fields,
        allowed: one.allowed,
        reasons: sentencesOf(ctx, one.reasons).map((given) => Object.assign(new Reason(), given)),
      }),
    );
  }
  return found;
}

/**
 * Does it. Only those events are taken that `acts` can list: whatever the product has an operation
 * of its own for is refused here.
 */
export async function act(ctx: Context, input: ActInput): Promise<ActDone | Refused | Conflict> {
  const { event: type, expectedRevision } = input;
  const row = await instanceOf(ctx, input);
  authorise(ctx, "act.send", await subjectOf(ctx, row));
  const roles = await rolesTo(ctx, row);
  const ready = await readyVersion(ctx, row.workflowVersionId);
  if (!isAct(ctx, type) || !maySend(ready.definition, type, roles)) {
    return Refused.because("NOT_ALLOWED", say(ctx, words.NOT_ALLOWED, { stage: "" }));
  }
  const payload = given(input.payload);
  const wrong = await wrongChoice(ctx, ready, { ...row, event: type }, payload, roles);
  if (wrong) return Refused.because("NOT_A_CHOICE", say(ctx, words.notAChoice, { field: wrong }));
  const { subjectType, subjectId } = row;
  const done = await dispatch(ctx, {
    subjectType,
    subjectId,
    event: { id: uuidv7(), type, ...(payload && { payload }) },
    roles,
    ...(expectedRevision == null ? {} : { expectedRevision }),
  });
  if (done.kind === "conflict") {
    return Conflict.at(done.view.revision, say(ctx, words.movedMeanwhile));
  }
  if (done.kind === "refused") {
    return Refused.because(done.code, say(ctx, words.notAsItStands), done.reasons);
  }
  // Whoever reads the audit isn't among those who may know of a confidential event.
  const { confidential } = ready.definition.events[type]!;
  const detail = confidential ? {} : { event: type };
  await recordAudit(ctx, "workflow.act", { type: subjectType, id: subjectId }, detail);
  const revision = done.kind === "done" ? done.view.revision : row.revision;
  return Object.assign(new ActDone(), { subjectId, revision });
}

/** Bytes of what is given along with an act, as JSON: it stays in the log. */
const mostBytes = 64 * 1024;

/** Fields without a value are as ones that weren't given; none at all is no payload. */
function given(payload: unknown): Record<string, Json> | null {
  if (payload == null) return null;
  if (typeof payload !== "object" || Array.isArray(payload)) {
    throw new DomainError("BAD_USER_INPUT", "The payload is an object of fields.");
  }
  if (Buffer.byteLength(JSON.stringify(payload)) > mostBytes) {
    throw new DomainError("BAD_USER_INPUT", "The payload is too long.");
  }
  const fields = Object.entries(payload as Record<string, Json>).filter(
    ([, value]) => value !== null && value !== "",
  );
  return fields.length > 0 ? Object.fromEntries(fields) : null;
}

/** The label of the first field whose value the caller couldn't have chosen; null if there is none. */
async function wrongChoice(
  ctx: Context,
  ready: Ready,
  subject: SubjectRef & { event: string },
  payload: Record<string, Json> | null,
  roles: readonly string[],
): Promise<string | null> {
  const def = ready.definition.events[subject.event]!;
  const fields: ActField[] = (await fieldsOf(ctx, subject, def, roles)) ?? [];
  for (const [name, schema] of Object.entries(def.payload?.properties ?? {})) {
    const field = fields.find((one) => one.name === name);
    const value = payload?.[name];
    if (schema.format !== "member" && schema.format !== "candidate") continue;
    const fits = field
      ? field.choices.some((choice) => choice.value === value)
      : value === undefined;
    if (!fits) return field?.label ?? say(ctx, words.whom);
  }
  return null;
}
