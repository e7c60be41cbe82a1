import type { StateDef } from "@quad/workflow";
import { authorise } from "../access/can.ts";
import type { Context } from "../context.ts";
import { schemeSubject } from "../scheme/scheme.service.ts";
import { say } from "../words.ts";
import { currentWorkflows, type Ready, readyVersion } from "./definitions.ts";
import { statesAlong } from "./steps.ts";
import { OutlineStep, WorkflowOutline } from "./workflow.types.ts";

/** The scheme's workflows, each step with how many are in it now. */
export async function workflowOutlines(ctx: Context, schemeId: string): Promise<WorkflowOutline[]> {
  const subject = await schemeSubject(ctx, schemeId);
  authorise(ctx, "workflow.see", subject);
  const counts = await stepCounts(ctx, schemeId);
  return (await currentWorkflows(ctx, schemeId)).map((ready) => outlineOf(ctx, ready, counts));
}

function outlineOf(ctx: Context, ready: Ready, counts: Counts): WorkflowOutline {
  const { definition, key, version } = ready;
  return Object.assign(new WorkflowOutline(), {
    key,
    version,
    subject: definition.subject,
    title: definition.label ?? { en: key },
    description: definition.description ?? null,
    steps: stepsOf(definition.states).map(({ uid, label, depth, name }) =>
      Object.assign(new OutlineStep(), {
        uid,
        depth,
        label: label ? say(ctx, label) : name,
        count: counts.get(`${key}/${uid}`) ?? 0,
      }),
    ),
  });
}

/** In the author's order, each step before those inside it. */
function stepsOf(
  states: Record<string, StateDef>,
  depth = 0,
): (StateDef & { name: string; depth: number })[] {
  return Object.entries(states).flatMap(([name, state]) => [
    { ...state, name, depth },
    ...stepsOf(state.states ?? {}, depth + 1),
  ]);
}

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
