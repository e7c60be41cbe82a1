import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, expect, it } from "vitest";
import { type Begun, startProbeApp } from "../test/probe-app.ts";

const world = await startProbeApp({ worker: true });
const { how, begin, send, view, effects } = world;
afterAll(world.close);

async function atWork(): Promise<Begun> {
  const begun = await begin();
  await send(begun, "work");
  return begun;
}

/** Seconds until it holds. */
async function until(holds: () => Promise<boolean>): Promise<number> {
  const from = performance.now();
  while (!(await holds())) {
    if (performance.now() - from > 14_000) throw new Error("It never came about.");
    await sleep(50);
  }
  return (performance.now() - from) / 1000;
}

it("carries out what a step asks for as soon as it has committed", async () => {
  const begun = await atWork();
  const took = await until(async () =>
    (await effects(begun)).every(({ state }) => state === "done"),
  );
  expect(took).toBeLessThan(5);
});

it("tries a job that failed again after a pause", async () => {
  how.writeFails = true;
  const begun = await atWork();
  await until(async () => (await effects(begun))[0]!.attempts > 0);
  how.writeFails = false;
  await until(async () => (await effects(begun)).every(({ state }) => state === "done"));
});

it("wakes a timer when it is due", async () => {
  how.soonMs = 1_000;
  const begun = await atWork();
  const stage = async () => (await view(begun)).stage;
  expect(await stage()).toBe("work");
  await until(async () => (await stage()) === "rest");
});
