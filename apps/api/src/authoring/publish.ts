import {
  canonical,
  causesFirst,
  compile,
  suggestPlan,
  type WorkflowDefinition,
} from "@quad/workflow";
import { authorise } from "../access/can.ts";
import { recordAudit } from "../audit/audit.service.ts";
import type { Context } from "../context.ts";
import { Conflict, Refused } from "../graphql/problems.ts";
import { dryRun } from "../migration/migration.service.ts";
import { schemeSubject } from "../scheme/scheme.service.ts";
import { say } from "../words.ts";
import {
  currentWorkflow,
  faultsOf,
  publishWorkflow as publishDefinition,
  runningCount,
} from "../workflow/workflow.service.ts";
import { type DraftRef, dropDraft, storedDraft, workflowDraft } from "./drafts.ts";
import { replayScenarios } from "./scenarios.ts";
import { presentVersions } from "./versions.ts";
import {
  PublishCheck,
  PublishSample,
  UnfitWorkflow,
  WorkflowProblem,
  type WorkflowVersion,
} from "./versions.types.ts";
import { words } from "./versions.words.ts";

const longestNote = 1_000;
/** So many who run in the current version are tried on a draft. */
const sampled = 20;

/**
 * Makes the stored draft the version that new ones take; those that run stay with theirs. Stopped by
 * any error of the check and by any kept scenario that doesn't go as it should.
 */
export async function publishWorkflow(
  ctx: Context,
  input: DraftRef & { expectedRevision: number; note: string },
): Promise<WorkflowVersion | UnfitWorkflow | Conflict | Refused> {
  const { schemeId, key } = input;
  authorise(ctx, "workflow.publish", await schemeSubject(ctx, schemeId));
  const note = input.note.trim();
  if (note.length > longestNote) {
    return Refused.because("LONG_NOTE", say(ctx, words.longNote, { most: longestNote }));
  }
  const stored = await storedDraft(ctx, input);
  if (stored instanceof Conflict) return stored;
  const { definition } = stored;
  if (!definition) return Refused.because("NO_DRAFT", say(ctx, words.nothing));
  const current = await currentWorkflow(ctx, schemeId, key);
  if (canonical(definition) === canonical(current.definition)) {
    return Refused.because("NO_CHANGE", say(ctx, words.same));
  }
  const problems = await problemsOf(ctx, input, definition);
  if (problems.length > 0) {
    return UnfitWorkflow.because(say(ctx, words.unfit, { count: problems.length }), problems);
  }
  await publishDefinition(ctx, schemeId, definition, note);
  await dropDraft(ctx, input);
  const [version] = await presentVersions(ctx, input);
  const subject = { type: "workflow_version", id: version!.id };
  await recordAudit(ctx, "workflow.publish", subject, { schemeId, key, version: version!.version });
  return version!;
}

/** What publishing would meet now. Writes nothing. */
export async function publishCheck(ctx: Context, ref: DraftRef): Promise<PublishCheck> {
  authorise(ctx, "workflow.edit", await schemeSubject(ctx, ref.schemeId));
  const { definition, baseDefinition, revision } = await workflowDraft(ctx, ref);
  const { versionId } = await currentWorkflow(ctx, ref.schemeId, ref.key);
  const running = await runningCount(ctx, { versionId });
  const problems = await problemsOf(ctx, ref, definition);
  const faulty = problems.some(({ rule }) => rule !== SCENARIO);
  return Object.assign(new PublishCheck(), {
    ...{ revision, problems, running },
    changed: canonical(definition) !== canonical(baseDefinition),
    sample: faulty ? null : await sampleOf(ctx, ref, definition),
  });
}

const SCENARIO = "scenario";

async function problemsOf(
  ctx: Context,
  { schemeId, key }: DraftRef,
  definition: WorkflowDefinition,
): Promise<WorkflowProblem[]> {
  const faults = faultsOf(ctx.app.plugins, definition);
  const failing = faults.length > 0 ? [] : await replayScenarios(ctx, schemeId, key, definition);
  return [
    ...causesFirst(faults).map(({ rule, message, uid, path }) =>
      Object.assign(new WorkflowProblem(), {
        ...{ rule, path, uid: uid ?? null },
        message: say(ctx, message),
      }),
    ),
    ...failing.map(({ message }) =>
      Object.assign(new WorkflowProblem(), { rule: SCENARIO, message, uid: null, path: [] }),
    ),
  ];
}

async function sampleOf(
  ctx: Context,
  { schemeId, key }: DraftRef,
  definition: WorkflowDefinition,
): Promise<PublishSample> {
  const from = await currentWorkflow(ctx, schemeId, key);
  const { looked, ready, blockedReasons } = await dryRun(ctx, {
    from,
    to: { definition, compiled: compile(definition, ctx.app.plugins.workflow) },
    plan: suggestPlan(from.definition, definition),
    filter: { versionId: from.versionId },
    limit: sampled,
  });
  const reasons = blockedReasons.map(({ message }) => message);
  return Object.assign(new PublishSample(), { looked, ready, reasons });
}
