import { type MigrationPlan, suggestPlan, type WorkflowDefinition } from "@quad/workflow";
import { afterAll, beforeEach, expect, it } from "vitest";
import type { Context } from "../context.ts";
import { until } from "../test/pairs.ts";
import { probe } from "../test/probe.ts";
import { type Begun, startProbeApp } from "../test/probe-app.ts";
import { good } from "../test/scheme.ts";
import { publishWorkflow, replayInstance } from "../workflow/workflow.service.ts";
import { runMoves } from "./migration.job.ts";
import {
  cancelMigration,
  migration,
  migrationPreview,
  migrations,
  startMigration,
  undoMigration,
} from "./migration.service.ts";

// No worker: the tests call the job themselves, whole, in pieces, or twice at once.
const world = await startProbeApp();
const { inside, begin, send, rows, timers, schemeId, institutionId } = world;
afterAll(world.close);

/** The same without the step for hired help, and with a reminder more at work. */
const next: WorkflowDefinition = structuredClone(probe);
next.timers!.nap = { offset: "P3D" };
next.states.working!.after!.nap = [{ id: "working-nap", actions: [{ type: "probe.write" }] }];
next.states.working!.uid = "busy";
const map = { ...suggestPlan(probe, next).map, working: "busy" };
const plan: MigrationPlan = { map, timers: "as-defined", entry: false };

let version = 0;
let fromVersion: number;
let toVersion: number;
/** Two versions that nobody is in yet. */
beforeEach(async () => {
  const published = (definition: WorkflowDefinition) =>
    inside(async (ctx) => {
      version += 1;
      const description = { en: String(version), cy: "" };
      await publishWorkflow(ctx, schemeId, { ...definition, description });
    });
  await published(probe);
  const [row] = await rows<{ version: number }>(
    `SELECT max(version) AS version FROM app.workflow_version WHERE institution_id = $1`,
  );
  fromVersion = row!.version;
  toVersion = fromVersion + 1;
});
const publishNext = () =>
  inside((ctx) =>
    publishWorkflow(ctx, schemeId, { ...next, description: { en: `${version} next`, cy: "" } }),
  );

async function some(count: number, event?: string): Promise<Begun[]> {
  const all = await Promise.all(Array.from({ length: count }, begin));
  if (event) for (const one of all) await send(one, event);
  return all;
}
const input = (more: object = {}) => ({
  ...{ schemeId, key: "probe", fromVersion, toVersion, plan },
  ...more,
});
const preview = (more: object = {}) => inside((ctx) => migrationPreview(ctx, input(more)));
const asks = async (more: object = {}) =>
  good(await inside((ctx) => startMigration(ctx, { ...input(more), confirm: true })));
const open = <T>(work: (ctx: Context) => Promise<T>) => inside(work);
const job = (id: string, how = open) => runMoves(how, { institutionId, migrationId: id });
const see = (id: string) => inside((ctx) => migration(ctx, id));
const undo = async (id: string) => {
  good(await inside((ctx) => undoMigration(ctx, id)));
  await job(id);
  return see(id);
};
const versionsOf = async (all: readonly Begun[]) =>
  (
    await rows<{ version: number; revision: number; snapshot: string }>(
      `SELECT v.version, i.revision, i.snapshot FROM app.workflow_instance i
       JOIN app.workflow_version v ON v.institution_id = $1 AND v.id = i.workflow_version_id
       WHERE i.institution_id = $1 AND i.id = ANY ($2::uuid[]) ORDER BY i.id`,
      [all.map(({ instanceId }) => instanceId)],
    )
  ).map((row) => row);
async function replays(all: readonly Begun[]) {
  for (const { instanceId } of all) {
    const { differences } = await inside((ctx) => replayInstance(ctx, instanceId));
    expect(differences).toEqual([]);
  }
}

it("tells what it would do and does nothing", async () => {
  const all = [...(await some(3)), ...(await some(2, "work")), ...(await some(1, "hire"))];
  await publishNext();
  const before = await versionsOf(all);
  const undecided = await preview({ plan: null });
  expect(undecided).toMatchObject({ total: 6, looked: 6, ready: 4, blocked: 2 });
  expect(undecided.decisions).toMatchObject([
    { uid: "working", label: "Working", count: 2, suggested: "busy" },
  ]);
  expect(undecided.blockedReasons).toMatchObject([
    { count: 2, message: expect.stringContaining("“Working”"), examples: [{}, {}] },
  ]);
  const decided = await preview();
  expect(decided).toMatchObject({ ready: 6, blocked: 0, decisions: expect.any(Array) });
  expect(decided.steps).toMatchObject([
    { uid: "idle", toUid: "idle", count: 3 },
    { uid: "working", toUid: "busy", toLabel: "Working", count: 2 },
    { uid: "helped", toUid: "helped", count: 1 },
  ]);
  expect(decided.reminders).toEqual({ kept: 5, cancelled: 0, begun: 2 });
  expect(decided.warnings).toEqual([
    "What happens on arriving in “Working” is not done for those who are moved there.",
  ]);
  expect(await preview({ stepUids: ["working"] })).toMatchObject({ total: 2, ready: 2 });
  const instanceIds = [all[0]!.instanceId];
  expect(await preview({ instanceIds })).toMatchObject({ total: 1, ready: 1 });
  expect(await versionsOf(all)).toEqual(before);
});

it("moves all of a version once, and takes them back to just what they were", async () => {
  const all = [...(await some(4)), ...(await some(4, "work"))];
  await publishNext();
  const before = await versionsOf(all);
  const dates = await Promise.all(all.map((one) => timers(one)));
  const { id, state, waiting } = await asks();
  expect({ state, waiting }).toEqual({ state: "running", waiting: 8 });
  await job(id);
  await job(id);
  expect(await see(id)).toMatchObject({ state: "done", moved: 8, stayed: 0, undoable: true });
  const after = await versionsOf(all);
  expect(after.map((one) => one.version)).toEqual(all.map(() => toVersion));
  expect(after.map((one) => one.revision)).toEqual(before.map((one) => one.revision + 1));
  await replays(all);

  expect(await undo(id)).toMatchObject({ state: "undone", undone: 8, undoable: false });
  const back = await versionsOf(all);
  expect(back.map((one) => [one.version, one.snapshot])).toEqual(
    before.map((one) => [one.version, one.snapshot]),
  );
  const armed = async (list: typeof dates) =>
    list.map((rest) => rest.filter((one) => one.state === "armed"));
  expect(await armed(await Promise.all(all.map((one) => timers(one))))).toEqual(await armed(dates));
  await replays(all);
  expect(await inside((ctx) => undoMigration(ctx, id))).toMatchObject({ code: "MOVE_UNDONE" });
});

it("leaves what can't be moved, and names it", async () => {
  const all = [...(await some(1)), ...(await some(1, "work"))];
  await publishNext();
  const { id } = await asks({ plan: { ...plan, map: { ...map, working: "nowhere" } } });
  await job(id);
  const done = await see(id);
  expect(done).toMatchObject({ state: "done", moved: 1, stayed: 1 });
  expect(done.stays).toMatchObject([
    {
      count: 1,
      message: "Nobody has said yet where people in “Working” go.",
      examples: [{ instanceId: all[1]!.instanceId, about: "Matching round" }],
    },
  ]);
  await replays(all);
});

it("takes back only those to which nothing has happened since, and names the others", async () => {
  const all = await some(3);
  await publishNext();
  const { id } = await asks();
  await job(id);
  await send(all[1]!, "poke");
  const undone = await undo(id);
  expect(undone).toMatchObject({ state: "undone", undone: 2, kept: 1 });
  expect(undone.stays).toMatchObject([
    { count: 1, examples: [{ instanceId: all[1]!.instanceId }] },
  ]);
  const after = await versionsOf(all);
  expect(after.filter((one) => one.version === toVersion)).toHaveLength(1);
  await replays(all);
});

it("goes on after a crash where it was, and twice at once does no harm", async () => {
  const all = await some(12);
  await publishNext();
  const { id } = await asks();
  let left = 6;
  const dying = <T>(work: (ctx: Context) => Promise<T>): Promise<T> =>
    inside(async (ctx) => {
      const value = await work(ctx);
      // After the work and before the commit: nothing of it stays.
      if (left-- === 0) throw new Error("the process dies");
      return value;
    });
  await expect(job(id, dying)).rejects.toThrow("the process dies");
  expect(await see(id)).toMatchObject({ state: "running", moved: 5, waiting: 7 });
  await Promise.all([job(id), job(id)]);
  expect(await see(id)).toMatchObject({ state: "done", moved: 12, waiting: 0 });
  const after = await versionsOf(all);
  expect(after.map(({ revision }) => revision)).toEqual(all.map(() => 1));
  await replays(all);
});

it("stops when asked, and what was moved can be taken back", async () => {
  const all = await some(6);
  await publishNext();
  const { id } = await asks();
  let moved = 0;
  const stopping = async <T>(work: (ctx: Context) => Promise<T>): Promise<T> => {
    const value = await inside(work);
    if (++moved === 3) good(await inside((ctx) => cancelMigration(ctx, id)));
    return value;
  };
  await job(id, stopping);
  expect(await see(id)).toMatchObject({ state: "cancelled", moved: 2, waiting: 4, undoable: true });
  expect(await undo(id)).toMatchObject({ state: "undone", undone: 2, waiting: 4 });
  expect((await versionsOf(all)).map((one) => one.version)).toEqual(all.map(() => fromVersion));
  expect(await inside((ctx) => cancelMigration(ctx, id))).toMatchObject({ code: "MOVE_OVER" });
});

it("waits for events and events for it: fifty move while they live", async () => {
  const all = await some(50);
  await publishNext();
  const { id } = await asks();
  let living = true;
  let taken = 0;
  const kinds = ["poke", "work", "rest", "poke"];
  const life = async (lane: number) => {
    for (let i = 0; living || i < 20; i++) {
      const one = all[(i * 7 + lane) % all.length]!;
      const done = await send(one, kinds[(i + lane) % kinds.length]!);
      expect(["done", "refused"]).toContain(done.kind);
      if (done.kind === "done") taken++;
    }
  };
  const lives = [0, 1, 2].map(life);
  await Promise.all([job(id), job(id)]);
  living = false;
  await Promise.all(lives);
  expect(taken).toBeGreaterThan(20);
  expect(await see(id)).toMatchObject({ state: "done", moved: 50, stayed: 0 });
  const lines = await rows<{ n: number }>(
    `SELECT count(*)::int AS n FROM app.workflow_event WHERE institution_id = $1 AND event_id = $2`,
    [`migration:${id}`],
  );
  expect(lines[0]!.n).toBe(50);
  const moves = await versionsOf(all);
  expect(moves.every((one) => one.version === toVersion)).toBe(true);
  const undone = await undo(id);
  expect(undone.undone + undone.kept).toBe(50);
  expect(undone.kept).toBeGreaterThan(0);
  await replays(all);
});

it("goes on one at a time, for a confirmed plan that is one, to somebody", async () => {
  await some(1);
  await publishNext();
  const ask = (more: object) =>
    inside((ctx) => startMigration(ctx, { ...input(), confirm: true, ...more }));
  expect(await ask({ confirm: false })).toMatchObject({ code: "NOT_CONFIRMED" });
  expect(await ask({ instanceIds: [] })).toMatchObject({ code: "NOBODY" });
  await expect(ask({ plan: { map: 3 } })).rejects.toThrow("plan");
  const long = { ...plan, contextPatch: { text: "x".repeat(300_000) } };
  await expect(ask({ plan: long })).rejects.toThrow("plan");
  await expect(ask({ toVersion: 999 })).rejects.toThrow();
  await expect(ask({ toVersion: fromVersion })).rejects.toThrow("different versions");
  const { id } = await asks();
  expect(await ask({})).toMatchObject({ code: "MOVE_GOING" });
  expect(await inside((ctx) => undoMigration(ctx, id))).toMatchObject({ code: "MOVE_GOING" });
  await job(id);
  const list = await inside((ctx) => migrations(ctx, schemeId, "probe"));
  expect(list[0]).toMatchObject({ id, fromVersion, toVersion, state: "done" });
  await until(async () => (await see(id)).finishedAt);
});
