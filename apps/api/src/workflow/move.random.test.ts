import { randomUUID } from "node:crypto";
import { suggestPlan, type WorkflowDefinition } from "@quad/workflow";
import { afterAll, expect, it } from "vitest";
import { probe } from "../test/probe.ts";
import { type Begun, startProbeApp } from "../test/probe-app.ts";
import { currentWorkflow, type Ready } from "./definitions.ts";
import { allRevisions, runEffects } from "./effects.ts";
import { type BeforeMove, moveInstance } from "./move.ts";
import { restoreInstance } from "./restore.ts";
import { fireTimer, publishWorkflow, replayInstance } from "./workflow.service.ts";

const world = await startProbeApp();
const { inside, begin, send, timers, rows, how, schemeId, institutionId } = world;
afterAll(world.close);

/** Other lengths, a reminder more, a step with another uid, and work that begins by itself. */
const other: WorkflowDefinition = structuredClone(probe);
other.timers!.later = { offset: "P2M", onMigrate: "recompute" };
other.timers!.nap = { offset: "P3D" };
other.states.working!.after!.nap = [{ id: "working-nap", target: "idle" }];
other.states.working!.uid = "busy";
other.states.idle!.invoke = [
  { id: "rouse", src: { type: "probe.help" }, onError: [{ id: "rouse-no", target: "working" }] },
];
const published = async (definition: WorkflowDefinition): Promise<Ready> => {
  await inside((ctx) => publishWorkflow(ctx, schemeId, definition));
  return inside((ctx) => currentWorkflow(ctx, schemeId, "probe"));
};
const versions = [await inside((ctx) => currentWorkflow(ctx, schemeId, "probe"))];
versions.push(await published(other));

/** Numbers in [0, 1), the same in each run (Lehmer's generator with the factor 48271). */
let seed = 7;
const random = (): number => {
  seed = (seed * 48_271) % 2_147_483_647;
  return seed / 2_147_483_647;
};

interface Life extends Begun {
  last: { moveId: string; revision: number; before: BeforeMove } | null;
}

/** To the other version, as far as its work lets it. */
async function move(one: Life): Promise<void> {
  const [row] = await rows<{ versionId: string }>(
    `SELECT workflow_version_id AS "versionId" FROM app.workflow_instance
     WHERE institution_id = $1 AND id = $2`,
    [one.instanceId],
  );
  const from = versions.find(({ versionId }) => versionId === row!.versionId)!;
  const to = versions.find((version) => version !== from)!;
  const suggested = suggestPlan(from.definition, to.definition);
  const renamed: Record<string, string> =
    from === versions[0] ? { working: "busy" } : { busy: "working" };
  const plan = { ...suggested, map: { ...suggested.map, ...renamed }, entry: random() < 0.5 };
  const moveId = randomUUID();
  const result = await inside((ctx) =>
    moveInstance(ctx, {
      moveId,
      instanceId: one.instanceId,
      fromVersionId: from.versionId,
      toVersionId: to.versionId,
      plan,
    }),
  );
  if (result.kind === "moved") one.last = { moveId, ...result };
  if (random() < 0.4) await undo(one);
}

async function undo(one: Life): Promise<void> {
  const { last, instanceId } = one;
  if (!last) return;
  const { moveId, revision, before } = last;
  await inside((ctx) => restoreInstance(ctx, { moveId, instanceId, revision, before }));
  one.last = null;
}

async function wake(one: Life): Promise<void> {
  const armed = (await timers(one)).filter(({ state }) => state === "armed");
  const timer = armed[Math.floor(random() * armed.length)];
  if (!timer) return;
  const { timerId, armedRevision } = timer;
  await rows(
    `UPDATE app.workflow_timer SET due_at = now() WHERE institution_id = $1
       AND instance_id = $2 AND timer_id = $3 AND armed_revision = $4`,
    [one.instanceId, timerId, armedRevision],
  );
  await inside((ctx) => fireTimer(ctx, { instanceId: one.instanceId, timerId, armedRevision }));
}

const effects = ({ instanceId }: Life) =>
  runEffects((doing) => inside(doing), { institutionId, instanceId, revision: allRevisions });

it("lives that are moved and taken back at random replay to just what is stored", async () => {
  how.soonMs = 3_600_000;
  const told = ["work", "work", "rest", "poke", "hire"];
  let moves = 0;
  let undone = 0;
  for (let life = 0; life < 8; life++) {
    const one: Life = { ...(await begin()), last: null };
    for (let i = 0; i < 25; i++) {
      const chance = random();
      if (chance < 0.4) await send(one, told[Math.floor(random() * told.length)]!);
      else if (chance < 0.55) await wake(one);
      else if (chance < 0.8) await move(one);
      else if (chance < 0.92) await undo(one);
      else await effects(one);
    }
    const { differences } = await inside((ctx) => replayInstance(ctx, one.instanceId));
    expect(differences).toEqual([]);
    const log = await rows<{ eventId: string }>(
      `SELECT event_id AS "eventId" FROM app.workflow_event
       WHERE institution_id = $1 AND instance_id = $2`,
      [one.instanceId],
    );
    moves += log.filter(({ eventId }) => eventId.startsWith("migration:")).length;
    undone += log.filter(({ eventId }) => eventId.startsWith("undo:")).length;
  }
  expect(moves).toBeGreaterThan(20);
  expect(undone).toBeGreaterThan(5);
}, 60_000);
