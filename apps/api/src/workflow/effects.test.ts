import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { behaviour } from "../test/probe.ts";
import { type Begun, startProbeApp } from "../test/probe-app.ts";
import { maxAttempts } from "./effects.ts";
import { allRevisions, replayInstance, runEffects, sweepWorkflows } from "./workflow.service.ts";

const world = await startProbeApp();
const { how, institutionId, inside, rows, begin, send, view, effects } = world;
afterAll(world.close);
beforeEach(() => {
  Object.assign(how, behaviour());
});

const run = ({ instanceId }: Begun, revision = allRevisions) =>
  runEffects(inside, { institutionId, instanceId, revision });

/** What the probe's action has really done, in that order. */
async function written({ instanceId }: Begun): Promise<string[]> {
  const done = await rows<{ id: string }>(
    "SELECT id FROM app.probe_effect WHERE institution_id = $1 AND instance_id = $2 ORDER BY seq",
    [instanceId],
  );
  const [count] = await rows<{ n: number }>(
    "SELECT n FROM app.probe_count WHERE institution_id = $1 AND instance_id = $2",
    [instanceId],
  );
  expect(count?.n ?? 0).toBe(done.length);
  return done.map(({ id }) => id);
}

describe("effects", () => {
  it("happen in order, each once, however often their job runs", async () => {
    const begun = await begin();
    await send(begun, "work");
    await send(begun, "work");
    await Promise.all([run(begun), run(begun), run(begun)]);
    await run(begun);
    const asked = await effects(begun);
    expect(asked.map(({ state }) => state)).toEqual(["done", "done", "done", "done"]);
    expect(await written(begun)).toEqual(asked.map(({ id }) => id));
  });

  it("happen up to the revision of their job, those before them included", async () => {
    const begun = await begin();
    for (let i = 0; i < 3; i++) await send(begun, "work");
    await run(begun, 2);
    expect((await effects(begun)).map(({ state }) => state)).toEqual([
      ...Array(4).fill("done"),
      ...Array(2).fill("pending"),
    ]);
  });

  it("that fail are tried again, and hold up those after them", async () => {
    const begun = await begin();
    await send(begun, "work");
    how.writeFails = true;
    await expect(run(begun)).rejects.toThrow("the probe's action is broken");
    expect(await effects(begun)).toMatchObject([
      { state: "pending", attempts: 1, error: "the probe's action is broken" },
      { state: "pending", attempts: 0 },
    ]);
    how.writeFails = false;
    await run(begun);
    expect(await written(begun)).toHaveLength(2);
  });

  it("become an incident after the last attempt, without holding up those after them", async () => {
    const begun = await begin();
    await send(begun, "work");
    how.writeFails = true;
    for (let i = 1; i < maxAttempts; i++) await run(begun).catch(() => undefined);
    const lastOfFirst = run(begun);
    await expect(lastOfFirst).rejects.toThrow();
    expect((await effects(begun))[0]).toMatchObject({ state: "failed" });
    expect((await view(begun)).status).toBe("incident");
    how.writeFails = false;
    await run(begun);
    expect((await effects(begun)).map(({ state }) => state)).toEqual(["failed", "done"]);
  });

  it("start and stop work outside, with the revision that tells its results apart", async () => {
    const begun = await begin();
    await send(begun, "hire");
    await run(begun);
    await send(begun, "rest");
    await send(begun, "hire");
    await run(begun);
    expect(how.calls).toEqual(["start help 1", "stop help 1", "start help 3"]);
  });

  it("bring work that can't be started back as an error", async () => {
    const begun = await begin();
    await send(begun, "hire");
    how.helpFails = true;
    for (let i = 0; i < maxAttempts; i++) await run(begun).catch(() => undefined);
    expect(await view(begun)).toMatchObject({ paths: ["idle"], status: "active" });
    expect(await inside((ctx) => replayInstance(ctx, begun.instanceId))).toMatchObject({
      equal: true,
    });
  });
});

describe("the sweeper", () => {
  const failures: unknown[] = [];
  const sweep = () =>
    sweepWorkflows(
      inside,
      (error) => failures.push(error),
      () => false,
    );
  const age = (table: string, column: string, instanceId: string, seconds: number) =>
    rows(
      `UPDATE app.${table} SET ${column} = clock_timestamp() - make_interval(secs => $3::int)
       WHERE institution_id = $1 AND instance_id = $2`,
      [instanceId, seconds],
    );

  it("wakes timers and carries out effects whose jobs were lost, and leaves the others", async () => {
    const [late, early] = [await begin(), await begin()];
    for (const begun of [late, early]) await send(begun, "work");
    await age("workflow_timer", "due_at", late.instanceId, 4);
    await age("workflow_effect", "created_at", late.instanceId, 16);
    await sweep();
    expect(await view(late)).toMatchObject({ revision: 2, paths: ["idle"] });
    expect(await view(early)).toMatchObject({ revision: 1, paths: ["working"] });
    expect(await written(late)).toHaveLength(3);
    expect(await written(early)).toHaveLength(0);
  });

  it("gives a failing effect longer each time", async () => {
    const begun = await begin();
    await send(begun, "work");
    how.writeFails = true;
    await age("workflow_effect", "created_at", begun.instanceId, 16);
    await sweep();
    await sweep();
    expect((await effects(begun))[0]).toMatchObject({ attempts: 1 });
    await age("workflow_effect", "created_at", begun.instanceId, 31);
    await sweep();
    expect((await effects(begun))[0]).toMatchObject({ attempts: 2 });
    expect(failures).toHaveLength(2);
  });

  it("catches up on a backlog larger than it looks up at once", async () => {
    const all = await Promise.all(Array.from({ length: 250 }, () => begin()));
    await Promise.all(all.map((begun) => send(begun, "work")));
    await rows(
      `UPDATE app.workflow_timer SET due_at = clock_timestamp() - interval '1 minute'
       WHERE institution_id = $1 AND state = 'armed' AND timer_id = $2`,
      ["working/soon"],
    );
    await sweep();
    const left = await rows(
      `SELECT 1 FROM app.workflow_timer
       WHERE institution_id = $1 AND state = 'armed' AND timer_id = $2`,
      ["working/soon"],
    );
    expect(left).toEqual([]);
  });
});
