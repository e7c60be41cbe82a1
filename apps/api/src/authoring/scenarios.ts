import {
  type Compiled,
  judge,
  playScenario,
  type Scenario,
  type StateDef,
  type WorkflowDefinition,
} from "@quad/workflow";
import { v7 as uuidv7 } from "uuid";
import { authorise } from "../access/can.ts";
import { recordAudit } from "../audit/audit.service.ts";
import type { Context } from "../context.ts";
import { DomainError } from "../graphql/errors.ts";
import { Refused } from "../graphql/problems.ts";
import { schemeRow, schemeSettings, schemeSubject } from "../scheme/scheme.service.ts";
import { say } from "../words.ts";
import { currentWorkflows } from "../workflow/workflow.service.ts";
import { WorkflowScenarioRow } from "./scenario.entity.ts";
import {
  RemovedScenario,
  ScenarioTest,
  ScenarioVerdict,
  WorkflowScenario,
} from "./scenario.types.ts";
import { words } from "./simulate.words.ts";
import { attempt, compiled, readScenario, readyToTry, withUsualFacts } from "./trial.ts";

/** Scenarios that a workflow keeps. */
const most = 50;

interface Ref {
  schemeId: string;
  key: string;
}

/** The kept scenarios of a workflow, by name. */
export async function workflowScenarios(ctx: Context, ref: Ref): Promise<WorkflowScenario[]> {
  authorise(ctx, "workflow.see", await schemeSubject(ctx, ref.schemeId));
  return (await rowsOf(ctx, ref)).map(view);
}

/** Keeps a scenario; one of the same name is replaced. */
export async function saveScenario(
  ctx: Context,
  { schemeId, key, scenario: given }: Ref & { scenario: unknown },
): Promise<WorkflowScenario | Refused> {
  const scheme = await schemeRow(ctx, schemeId);
  authorise(ctx, "workflow.edit", await schemeSubject(ctx, schemeId));
  const published = (await currentWorkflows(ctx, schemeId)).find((one) => one.key === key);
  if (!published) throw new DomainError("NOT_FOUND");
  const read = readScenario(ctx, given);
  if (read instanceof Refused) return read;
  const name = read.name.trim();
  // Time zone and facts stay with it, whatever becomes of the scheme's zone and of what is usual.
  const { timeZone } = schemeSettings(scheme);
  const whole = { timeZone, ...read, name };
  const scenario = withUsualFacts(ctx, published.definition, whole);
  const kept = await rowsOf(ctx, { schemeId, key });
  const same = kept.find((row) => row.name === name);
  if (!same && kept.length >= most) {
    return Refused.because("TOO_MANY", say(ctx, words.tooMany, { most }));
  }
  const [saved] = await ctx.store.rows<WorkflowScenarioRow>(
    `INSERT INTO app.workflow_scenario
       (institution_id, id, scheme_id, key, name, scenario, saved_by)
     VALUES ($1, $2, $3, $4, $5, $6, $7)
     ON CONFLICT (institution_id, scheme_id, key, name)
     DO UPDATE SET scenario = excluded.scenario, saved_by = excluded.saved_by, saved_at = now()
     RETURNING id, name, scenario, saved_at AS "savedAt"`,
    [
      ...[uuidv7(), schemeId, key, name, JSON.stringify(scenario)],
      ctx.actor.kind === "person" ? ctx.actor.personId : null,
    ],
  );
  const subject = { type: "scheme", id: schemeId };
  await recordAudit(ctx, "workflow.keptScenario", subject, { key, scenario: saved!.id });
  return view(saved!);
}

/** Throws `NOT_FOUND`. */
export async function removeScenario(ctx: Context, id: string): Promise<RemovedScenario> {
  const { schemeId, key } = await ctx.store.get(WorkflowScenarioRow, id);
  authorise(ctx, "workflow.edit", await schemeSubject(ctx, schemeId));
  await ctx.store.remove(WorkflowScenarioRow, { id });
  const subject = { type: "scheme", id: schemeId };
  await recordAudit(ctx, "workflow.removedScenario", subject, { key, scenario: id });
  return Object.assign(new RemovedScenario(), { id });
}

/** What the kept scenarios say of a definition, and which steps they leave out. */
export async function testScenarios(
  ctx: Context,
  { schemeId, key, definition: given }: Ref & { definition: unknown },
): Promise<ScenarioTest | Refused> {
  authorise(ctx, "workflow.see", await schemeSubject(ctx, schemeId));
  const ready = readyToTry(ctx, given);
  if (ready instanceof Refused) return ready;
  const { replays, visited } = await replay(ctx, { schemeId, key }, ready);
  const verdicts = replays.map(({ id, name, message }) =>
    Object.assign(new ScenarioVerdict(), { id, name, message, passed: message === null }),
  );
  const uncoveredUids = leaves(ready.definition.states).filter((uid) => !visited.has(uid));
  return Object.assign(new ScenarioTest(), { verdicts, uncoveredUids });
}

/**
 * The kept scenarios that don't go as they should on this definition, each with a sentence. For
 * publishing: asks nobody's leave. A definition that can't be compiled fails none: `check` says why.
 */
export async function replayScenarios(
  ctx: Context,
  schemeId: string,
  key: string,
  definition: WorkflowDefinition,
): Promise<{ id: string; name: string; message: string }[]> {
  const ready = compiled(ctx, definition);
  if (ready instanceof Refused) return [];
  const { replays } = await replay(ctx, { schemeId, key }, ready);
  return replays.flatMap(({ id, name, message }) =>
    message === null ? [] : [{ id, name, message }],
  );
}

interface Replay {
  id: string;
  name: string;
  /** Why it doesn't go as it should; null when it does. */
  message: string | null;
}

async function replay(
  ctx: Context,
  ref: Ref,
  ready: Compiled,
): Promise<{ replays: Replay[]; visited: Set<string> }> {
  const replays: Replay[] = [];
  const visited = new Set<string>();
  for (const { id, name, scenario: text } of await rowsOf(ctx, ref)) {
    const stored = JSON.parse(text) as Scenario & { timeZone: string };
    const scenario = withUsualFacts(ctx, ready.definition, stored);
    const played = await attempt(ctx, () => playScenario(ready, scenario));
    if (played instanceof Refused) {
      replays.push({ id, name, message: played.message });
      continue;
    }
    for (const uid of played.visited) visited.add(uid);
    const fault = judge(ready.definition, scenario, played);
    const message = fault && say(ctx, words.says, { name, fault: say(ctx, fault) });
    replays.push({ id, name, message });
    // Other requests are answered in between.
    await new Promise<void>((resolve) => setImmediate(resolve));
  }
  return { replays, visited };
}

const rowsOf = (ctx: Context, { schemeId, key }: Ref): Promise<WorkflowScenarioRow[]> =>
  ctx.store.find(WorkflowScenarioRow, { schemeId, key }, { order: { name: "ASC" }, take: most });

/** Steps in which something can rest. */
function leaves(states: Record<string, StateDef>): string[] {
  return Object.values(states).flatMap(({ uid, type, history, states: inner }) => {
    if (type === "history" || history) return [];
    return inner && Object.keys(inner).length > 0 ? leaves(inner) : [uid];
  });
}

const view = ({ id, name, scenario, savedAt }: WorkflowScenarioRow): WorkflowScenario =>
  Object.assign(new WorkflowScenario(), {
    ...{ id, name, savedAt },
    scenario: JSON.parse(scenario) as Scenario,
  });
