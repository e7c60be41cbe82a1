import { start } from "@quad/workflow";
import { v7 as uuidv7 } from "uuid";
import { actorName } from "../access/actor.ts";
import type { Context } from "../context.ts";
import { inTurn } from "./attempt.ts";
import { currentWorkflow, type Ready } from "./definitions.ts";
import { loadFacts } from "./facts.ts";
import { after, type Held, refOf, viewOf } from "./instance.ts";
import { rowsOf, type Step, type StepRows, sendJobs } from "./record.ts";
import type { InstanceView, StartRequest } from "./workflow.contract.ts";
import {
  WorkflowEffectRow,
  WorkflowEventRow,
  WorkflowInstanceRow,
  WorkflowTimerRow,
} from "./workflow.entity.ts";

/** The revision of a start, and the id of its line in the log. */
export const startId = "start";
const perInsert = 500;

/** Begins the workflow of one subject, under the latest version of the scheme's. */
export async function startInstance(ctx: Context, request: StartRequest): Promise<InstanceView> {
  const [view] = await startInstances(ctx, [request]);
  return view!;
}

/**
 * The same for many, in a few statements for each five hundred. The views are in the order of the
 * requests. A subject has one workflow: starting it twice throws.
 */
export function startInstances(
  ctx: Context,
  requests: readonly StartRequest[],
): Promise<InstanceView[]> {
  return inTurn(ctx, async () => {
    if (requests.length === 0) return [];
    const workflows = await workflowsOf(ctx, requests);
    const now = await databaseNow(ctx);
    const steps = await Promise.all(
      requests.map((request) => begin(ctx, request, workflows.get(keyOf(request))!, now)),
    );
    for (let at = 0; at < steps.length; at += perInsert) {
      await write(ctx, steps.slice(at, at + perInsert));
    }
    return steps.map(({ instance, ready }) => viewOf(instance, ready));
  });
}

const keyOf = ({ schemeId, key }: StartRequest): string => `${schemeId}/${key}`;

async function workflowsOf(
  ctx: Context,
  requests: readonly StartRequest[],
): Promise<Map<string, Ready>> {
  const distinct = new Map(requests.map((request) => [keyOf(request), request]));
  const found = new Map<string, Ready>();
  for (const [key, request] of distinct) {
    found.set(key, await currentWorkflow(ctx, request.schemeId, request.key));
  }
  return found;
}

async function databaseNow(ctx: Context): Promise<Date> {
  const [clock] = await ctx.store.rows<{ now: Date }>(
    "SELECT clock_timestamp() AS now FROM app.institution WHERE id = ($1)",
  );
  return clock!.now;
}

async function begin(ctx: Context, request: StartRequest, ready: Ready, now: Date): Promise<Step> {
  const blank: Held = {
    id: uuidv7(),
    schemeId: request.schemeId,
    versionId: ready.versionId,
    subjectType: request.subjectType,
    subjectId: request.subjectId,
    snapshot: "",
    revision: 0,
    status: "active",
    stage: "",
    stageSince: now,
    paths: [],
    tags: [],
    now,
  };
  const facts = await loadFacts(ctx, ready, refOf(blank));
  const outcome = start(ready.compiled, { facts });
  if (outcome.kind === "refused") throw new Error("A start is never refused.");
  return {
    instance: after(blank, outcome, ready),
    ready,
    outcome,
    facts,
    event: { kind: "event", type: "workflow.started" },
    eventId: startId,
    actor: actorName(ctx.actor),
  };
}

async function write(ctx: Context, steps: readonly Step[]): Promise<void> {
  const { store } = ctx;
  await store.insert(
    WorkflowInstanceRow,
    steps.map(({ instance: { id, schemeId, versionId, now: _, ...rest } }) => ({
      id,
      schemeId,
      workflowVersionId: versionId,
      ...rest,
    })),
  );
  const written: [Held, StepRows][] = [];
  for (const step of steps) written.push([step.instance, await rowsOf(ctx, step)]);
  const all = written.map(([, rows]) => rows);
  await store.insert(
    WorkflowEventRow,
    all.map(({ event }) => event),
  );
  await store.insert(
    WorkflowEffectRow,
    all.flatMap(({ effects }) => effects),
  );
  await store.insert(
    WorkflowTimerRow,
    all.flatMap(({ timers }) => timers),
  );
  await Promise.all(written.map(([instance, rows]) => sendJobs(ctx, instance, rows)));
}
