import { suggestPlan, type WorkflowDefinition } from "@quad/workflow";
import { afterAll, expect, it } from "vitest";
import { probe } from "../test/probe.ts";
import { type Begun, startProbeApp } from "../test/probe-app.ts";
import { currentWorkflow } from "./definitions.ts";
import { allRevisions, runEffects } from "./effects.ts";
import { type MoveResult, moveInstance } from "./move.ts";
import { restoreInstance } from "./restore.ts";
import { fireTimer, historyOf, publishWorkflow, replayInstance } from "./workflow.service.ts";

const world = await startProbeApp();
const { inside, begin, send, view, timers, effects, rows, how, schemeId, institutionId } = world;
afterAll(world.close);

/** A reminder more at work, twice as long at rest, and help that is called at once. */
const next: WorkflowDefinition = structuredClone(probe);
next.timers!.nap = { offset: "P3D" };
next.timers!.later = { offset: "P2M", onMigrate: "restart" };
next.states.working!.after!.nap = [{ id: "working-nap", actions: [{ type: "probe.write" }] }];
next.states.idle!.invoke = [
  { id: "rouse", src: { type: "probe.help" }, onError: [{ id: "rouse-no", target: "working" }] },
];

const waiting: Begun[] = [];
for (let i = 0; i < 8; i++) waiting.push(await begin());
const from = await inside((ctx) => currentWorkflow(ctx, schemeId, "probe"));
await inside((ctx) => publishWorkflow(ctx, schemeId, next));
const to = await inside((ctx) => currentWorkflow(ctx, schemeId, "probe"));
/** Began before the new version was there. */
const old = (): Begun => waiting.pop()!;

const move = (one: Begun, moveId: string, more: object = {}): Promise<MoveResult> =>
  inside((ctx) =>
    moveInstance(ctx, {
      moveId,
      instanceId: one.instanceId,
      fromVersionId: from.versionId,
      toVersionId: to.versionId,
      plan: { ...suggestPlan(probe, next), ...more },
    }),
  );
async function moved(one: Begun, moveId: string, more: object = {}) {
  const result = await move(one, moveId, more);
  if (result.kind !== "moved") throw new Error(result.kind);
  return result;
}
const restore = (
  one: Begun,
  moveId: string,
  { revision, before }: Awaited<ReturnType<typeof moved>>,
) =>
  inside((ctx) => restoreInstance(ctx, { moveId, instanceId: one.instanceId, revision, before }));
const differences = async (one: Begun) =>
  (await inside((ctx) => replayInstance(ctx, one.instanceId))).differences;
async function stored(one: Begun) {
  const [found] = await rows<{ snapshot: string; version: string; status: string }>(
    `SELECT snapshot, workflow_version_id AS version, status, stage, stage_since, paths, tags
     FROM app.workflow_instance WHERE institution_id = $1 AND id = $2`,
    [one.instanceId],
  );
  return found!;
}
const work = (one: Begun) =>
  runEffects((doing) => inside(doing), {
    institutionId,
    instanceId: one.instanceId,
    revision: allRevisions,
  });
const armed = async (one: Begun) =>
  (await timers(one)).filter(({ state }) => state === "armed").map(({ timerId }) => timerId);

it("takes an instance along with its reminders, and the log still replays", async () => {
  const one = old();
  await send(one, "work");
  const [running] = (await timers(one)).filter(({ state }) => state === "armed");
  await moved(one, "m1");
  expect((await stored(one)).version).toBe(to.versionId);
  const now = (await timers(one)).filter(({ state }) => state === "armed");
  expect(now.map(({ timerId }) => timerId)).toEqual(["working/soon", "working/nap"]);
  expect(now[0]).toEqual(running);
  expect(now[1]!.armedRevision).toBe((await view(one)).revision);
  expect(await differences(one)).toEqual([]);

  await send(one, "rest");
  expect(await armed(one)).toEqual(["idle/later"]);
  expect(await differences(one)).toEqual([]);
  const lines = await inside((ctx) => historyOf(ctx, "round", one.subjectId));
  expect(lines.map(({ text }) => text)).toContain("Moved to version 2.");
});

it("begins the reminders and the work that are new, and counts anew what says so", async () => {
  const one = old();
  how.calls.length = 0;
  const [later] = await timers(one);
  await moved(one, "m2");
  const running = (await timers(one)).filter(({ state }) => state === "armed");
  expect(running.map(({ timerId }) => timerId)).toEqual(["idle/later"]);
  expect(running[0]!.dueAt.getTime()).toBeGreaterThan(later!.dueAt.getTime());
  await work(one);
  expect(how.calls).toEqual(["start rouse 1"]);
  expect(await differences(one)).toEqual([]);
});

it("goes back to just what was before, as long as nothing has happened since", async () => {
  const one = old();
  const [before, timersBefore] = [await stored(one), await timers(one)];
  const done = await moved(one, "m3");
  await work(one);
  how.calls.length = 0;
  expect(await restore(one, "m3", done)).toBe(true);
  expect(await stored(one)).toEqual(before);
  const now = await timers(one);
  expect(now.filter(({ state }) => state === "armed")).toEqual(timersBefore);
  expect(await differences(one)).toEqual([]);
  await work(one);
  expect(how.calls).toEqual(["stop rouse 1"]);
  const lines = await inside((ctx) => historyOf(ctx, "round", one.subjectId));
  expect(lines.map(({ text }) => text).slice(-2)).toEqual([
    "Moved to version 2.",
    "Moved back to version 1.",
  ]);
  expect((await send(one, "poke")).kind).toBe("done");
  expect(await differences(one)).toEqual([]);
});

it("leaves out what the move asked for and nobody has done yet", async () => {
  const one = old();
  const done = await moved(one, "m4");
  expect(await restore(one, "m4", done)).toBe(true);
  expect((await effects(one)).map(({ type, state }) => [type, state])).toEqual([
    ["workflow.invoke", "skipped"],
  ]);
  expect(await differences(one)).toEqual([]);
});

it("stays when it has moved on, and is never moved twice", async () => {
  const one = old();
  const done = await moved(one, "m5");
  await send(one, "poke");
  const now = await stored(one);
  expect(await restore(one, "m5", done)).toBe(false);
  expect(await stored(one)).toEqual(now);
  expect(await move(one, "m6")).toEqual({ kind: "elsewhere" });
  expect(await differences(one)).toEqual([]);
});

it("stays and says why when the plan has no place for it, or it has ended", async () => {
  const one = old();
  const { idle: _, ...map } = suggestPlan(probe, next).map;
  const before = await stored(one);
  expect(await move(one, "m7", { map })).toMatchObject({
    kind: "stays",
    reasons: [{ code: "UNMAPPED", text: { en: expect.stringContaining("“Idle”") } }],
  });
  expect(await stored(one)).toEqual(before);
  await send(one, "stop");
  expect(await move(one, "m8")).toMatchObject({ kind: "stays", reasons: [{ code: "ENDED" }] });
});

it("wakes a kept reminder under the new version", async () => {
  const one = old();
  how.soonMs = -1;
  await send(one, "work");
  how.soonMs = 3_600_000;
  await moved(one, "m9");
  const soon = (await timers(one)).find(({ timerId }) => timerId === "working/soon")!;
  const { instanceId } = one;
  const { timerId, armedRevision } = soon;
  expect(await inside((ctx) => fireTimer(ctx, { instanceId, timerId, armedRevision }))).toBe(true);
  expect((await view(one)).stage).toBe("rest");
  expect(await differences(one)).toEqual([]);
});
