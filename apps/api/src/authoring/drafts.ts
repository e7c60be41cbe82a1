import { catalogueOf, type Json, parseDefinition, type WorkflowDefinition } from "@quad/workflow";
import { DateTime } from "luxon";
import { authorise, may } from "../access/can.ts";
import { recordAudit } from "../audit/audit.service.ts";
import type { Context } from "../context.ts";
import { DomainError } from "../graphql/errors.ts";
import { Conflict, Reason, Refused } from "../graphql/problems.ts";
import { fullName, peopleById } from "../person/person.service.ts";
import { schemeRow, schemeSettings, schemeSubject } from "../scheme/scheme.service.ts";
import { say } from "../words.ts";
import { currentWorkflows, runningCount, workflowOutlines } from "../workflow/workflow.service.ts";
import { WorkflowDraftRow } from "./draft.entity.ts";
import { StepCount, WorkflowDraft } from "./draft.types.ts";
import { words } from "./draft.words.ts";
import { mostBytes } from "./trial.ts";

export interface DraftRef {
  schemeId: string;
  key: string;
}

/** The draft, or the published definition while nothing is saved. Throws `NOT_FOUND`. */
export async function workflowDraft(ctx: Context, ref: DraftRef): Promise<WorkflowDraft> {
  const subject = await schemeSubject(ctx, ref.schemeId);
  authorise(ctx, "workflow.see", subject);
  return draftView(ctx, ref);
}

/** What definitions of the scheme may use, without anything of the scheme itself. */
export async function workflowCatalogue(ctx: Context, schemeId: string): Promise<Json> {
  authorise(ctx, "workflow.see", await schemeSubject(ctx, schemeId));
  return catalogueOf(ctx.app.plugins.workflow) as unknown as Json;
}

/**
 * Keeps a draft. Its shape has to be right; that it makes no sense yet is no reason to refuse. With a
 * revision that isn't the current one nothing is written.
 */
export async function saveWorkflowDraft(
  ctx: Context,
  input: DraftRef & { definition: unknown; expectedRevision: number },
): Promise<WorkflowDraft | Conflict | Refused> {
  const { schemeId, key, expectedRevision } = input;
  authorise(ctx, "workflow.edit", await schemeSubject(ctx, schemeId));
  const refused = await unfit(ctx, input);
  if (refused) return refused;

  const had = await draftRow(ctx, input, { lock: true });
  if ((had?.revision ?? 0) !== expectedRevision) return conflict(ctx, input);
  const values = {
    definition: JSON.stringify(input.definition),
    revision: expectedRevision + 1,
    savedBy: ctx.actor.kind === "person" ? ctx.actor.personId : null,
    savedAt: new Date(),
  };
  if (!had) {
    // Two first saves at once: the second finds the row of the first.
    const written = await ctx.store.rows(
      `INSERT INTO app.workflow_draft
         (institution_id, scheme_id, key, definition, revision, saved_by, saved_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING RETURNING revision`,
      [schemeId, key, values.definition, values.revision, values.savedBy, values.savedAt],
    );
    if (written.length === 0) return conflict(ctx, input);
  } else {
    await ctx.store.update(WorkflowDraftRow, { schemeId, key }, values);
  }
  // Saves follow each other by the second: the first says that somebody began.
  if (had?.definition == null) {
    await recordAudit(ctx, "workflow.draft", { type: "scheme", id: schemeId }, { key });
  }
  return draftView(ctx, input);
}

/** Back to the published definition. */
export async function discardWorkflowDraft(
  ctx: Context,
  ref: DraftRef & { expectedRevision: number },
): Promise<WorkflowDraft | Conflict> {
  authorise(ctx, "workflow.edit", await schemeSubject(ctx, ref.schemeId));
  const had = await draftRow(ctx, ref, { lock: true });
  if ((had?.revision ?? 0) !== ref.expectedRevision) return conflict(ctx, ref);
  if (had?.definition != null) {
    await dropDraft(ctx, ref);
    const { key, schemeId } = ref;
    await recordAudit(ctx, "workflow.discardDraft", { type: "scheme", id: schemeId }, { key });
  }
  return draftView(ctx, ref);
}

/** For publishing: the draft as it is stored, held until the transaction ends. Asks nobody's leave. */
export async function storedDraft(
  ctx: Context,
  ref: DraftRef & { expectedRevision: number },
): Promise<{ definition: WorkflowDefinition | null } | Conflict> {
  const had = await draftRow(ctx, ref, { lock: true });
  if ((had?.revision ?? 0) !== ref.expectedRevision) return conflict(ctx, ref);
  return { definition: definitionOf(had) };
}

/** Once it is published or discarded: the next save begins from what is published then. */
export async function dropDraft(ctx: Context, { schemeId, key }: DraftRef): Promise<void> {
  await ctx.store.rows(
    `UPDATE app.workflow_draft SET definition = NULL, revision = revision + 1
     WHERE institution_id = $1 AND scheme_id = $2 AND key = $3 AND definition IS NOT NULL`,
    [schemeId, key],
  );
}

const draftRow = (ctx: Context, { schemeId, key }: DraftRef, options: { lock?: boolean } = {}) =>
  ctx.store.maybe(WorkflowDraftRow, { schemeId, key }, options);

const definitionOf = (row: WorkflowDraftRow | null): WorkflowDefinition | null =>
  row?.definition == null ? null : (JSON.parse(row.definition) as WorkflowDefinition);

async function savedByOf(ctx: Context, row: WorkflowDraftRow | null): Promise<string | null> {
  if (!row?.savedBy) return null;
  const person = (await peopleById(ctx, [row.savedBy])).get(row.savedBy);
  return person ? fullName(person) : null;
}

async function published(ctx: Context, { schemeId, key }: DraftRef) {
  const found = (await currentWorkflows(ctx, schemeId)).find((one) => one.key === key);
  if (!found) throw new DomainError("NOT_FOUND");
  return found;
}

async function draftView(ctx: Context, ref: DraftRef): Promise<WorkflowDraft> {
  const { schemeId, key } = ref;
  const base = await published(ctx, ref);
  const row = await draftRow(ctx, ref);
  const saved = definitionOf(row);
  const definition = saved ?? base.definition;
  return Object.assign(new WorkflowDraft(), {
    schemeId,
    key,
    title: definition.label ?? { en: key },
    definition,
    revision: row?.revision ?? 0,
    baseVersion: base.version,
    baseDefinition: base.definition,
    savedAt: saved ? row!.savedAt : null,
    savedBy: saved ? await savedByOf(ctx, row) : null,
    running: await runningCount(ctx, { versionId: base.versionId }),
    counts: await countsOf(ctx, ref),
    editable: may(ctx, "workflow.edit", await schemeSubject(ctx, schemeId)),
  });
}

async function countsOf(ctx: Context, { schemeId, key }: DraftRef): Promise<StepCount[]> {
  const outline = (await workflowOutlines(ctx, schemeId)).find((one) => one.key === key);
  return (outline?.steps ?? []).map(({ uid, count }) =>
    Object.assign(new StepCount(), { uid, count }),
  );
}

/** Why this can't be kept at all; undefined when it can. */
async function unfit(
  ctx: Context,
  { definition, ...ref }: DraftRef & { definition: unknown },
): Promise<Refused | undefined> {
  const refuse = (code: string, message: string, reasons: Reason[] = []) =>
    Refused.because(code, message, reasons);
  const bytes = Buffer.byteLength(JSON.stringify(definition) ?? "");
  if (bytes > mostBytes) {
    const size = Math.ceil(bytes / 1024);
    return refuse("TOO_BIG", say(ctx, words.tooBig, { most: mostBytes / 1024, size }));
  }
  const parsed = parseDefinition(definition);
  if (!parsed.ok) {
    const reasons = parsed.problems.slice(0, 20).map(({ rule, message, path }) =>
      Object.assign(new Reason(), {
        code: rule,
        message: say(ctx, message),
        place: path.join("/"),
      }),
    );
    return refuse("UNREADABLE", say(ctx, words.unreadable), reasons);
  }
  const base = (await published(ctx, ref)).definition;
  const { key, subject } = parsed.definition;
  if (key === base.key && subject === base.subject) return undefined;
  return refuse("ANOTHER", say(ctx, words.another, { key, subject }));
}

/** Says who saved meanwhile, and when by the scheme's clock. */
async function conflict(ctx: Context, ref: DraftRef): Promise<Conflict> {
  const row = await draftRow(ctx, ref);
  const { timeZone } = schemeSettings(await schemeRow(ctx, ref.schemeId));
  const name = (await savedByOf(ctx, row)) ?? say(ctx, words.somebody);
  const at = DateTime.fromJSDate(row?.savedAt ?? new Date(), { zone: timeZone })
    .setLocale(ctx.locale === "cy" ? "cy" : "en-GB")
    .toLocaleString(DateTime.DATETIME_MED);
  return Conflict.at(row?.revision ?? 0, say(ctx, words.conflict, { name, at }));
}
