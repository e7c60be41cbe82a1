import { type OutlineStep as Described, describe, type OutlineWay } from "@quad/workflow";
import { authorise } from "../access/can.ts";
import type { Context } from "../context.ts";
import { schemeSubject } from "../scheme/scheme.service.ts";
import { say } from "../words.ts";
import { currentWorkflows, type Ready, readyVersion } from "./definitions.ts";
import { statesAlong } from "./steps.ts";
import { OutlineStage, OutlineStep, WorkflowOutline } from "./workflow.types.ts";
import { words } from "./workflow.words.ts";

/** The scheme's workflows in plain sentences, each step with how many are in it now. */
export async function workflowOutlines(ctx: Context, schemeId: string): Promise<WorkflowOutline[]> {
  const subject = await schemeSubject(ctx, schemeId);
  authorise(ctx, "workflow.see", subject);
  const counts = await stepCounts(ctx, schemeId);
  return (await currentWorkflows(ctx, schemeId)).map((ready) => outlineOf(ctx, ready, counts));
}

function outlineOf(ctx: Context, ready: Ready, counts: Counts): WorkflowOutline {
  const { definition, key, version } = ready;
  const outline = describe(definition, ctx.app.plugins.workflow, ctx.locale);
  const flat = (step: Described): Described[] => [step, ...step.steps.flatMap(flat)];
  return Object.assign(new WorkflowOutline(), {
    key,
    version,
    subject: definition.subject,
    title: definition.label ?? { en: outline.title },
    stages: outline.stages.map((stage) =>
      Object.assign(new OutlineStage(), {
        key: stage.key ?? "",
        label: stage.key === null ? say(ctx, words.otherSteps) : stage.title,
        steps: stage.steps.flatMap(flat).map((step) =>
          Object.assign(new OutlineStep(), {
            uid: step.uid,
            label: step.title,
            sentences: [
              ...step.entries,
              ...told(step.ways),
              ...told(step.reminders),
              ...step.exits,
            ],
            count: counts.get(`${key}/${step.uid}`) ?? 0,
          }),
        ),
      }),
    ),
  });
}

const told = (ways: readonly OutlineWay[]): string[] =>
  ways.filter(({ silent }) => !silent).map(({ sentence }) => sentence);

/** By workflow key and uid of a step: a group counts whoever is in one of its steps. */
type Counts = Map<string, number>;

async function stepCounts(ctx: Context, schemeId: string): Promise<Counts> {
  const rows = await ctx.store.rows<{ versionId: string; paths: string[]; count: number }>(
    `SELECT workflow_version_id AS "versionId", paths, count(*)::int AS count
     FROM app.workflow_instance WHERE institution_id = $1 AND scheme_id = $2
     GROUP BY workflow_version_id, paths`,
    [schemeId],
  );
  const counts: Counts = new Map();
  for (const { versionId, paths, count } of rows) {
    const { key, definition } = await readyVersion(ctx, versionId);
    // Uids stay the same from version to version, so instances of an older one are counted too.
    for (const uid of new Set(
      paths.flatMap((path) => statesAlong(definition.states, path).map(({ uid }) => uid)),
    )) {
      counts.set(`${key}/${uid}`, (counts.get(`${key}/${uid}`) ?? 0) + count);
    }
  }
  return counts;
}
