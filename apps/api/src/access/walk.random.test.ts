import fc from "fast-check";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { startTestApp, type TestApp } from "../test/app.ts";
import { operationsOf, schemaOf, undoEverything } from "./walk.ask.ts";
import { fingerprint } from "./walk.print.ts";
import { attempts } from "./walk.random.ts";
import { buildWorld, type World } from "./walk.world.ts";

/** `FUZZ_RUNS=20000 npm test` for a long one. */
const numRuns = Number(process.env.FUZZ_RUNS ?? 600);
const seconds = process.env.FUZZ_RUNS ? 3_600 : 20;

let test: TestApp;
let here: World;
let there: World;

beforeAll(async () => {
  test = await startTestApp();
  here = await buildWorld(test, "Quokka");
  there = await buildWorld(test, "Numbat");
}, 120_000);
afterAll(async () => {
  vi.restoreAllMocks();
  await test?.close();
});

it("meets any request with an answer or a refusal, and never tells of another institution", async () => {
  const before = await fingerprint(test, [here, there]);
  const undone = undoEverything();
  const schema = schemaOf(test);
  const cookies = new Map(here.roles.map(({ name, cookie }) => [name, cookie]));
  const any = attempts(schema, operationsOf(schema), [here, there]);
  let answered = 0;
  await fc.assert(
    fc.asyncProperty(any, async ({ role, document, variables, locale }) => {
      const cookie = cookies.get(role);
      const answer = await test.ask(document, variables, {
        headers: { "accept-language": locale },
        ...(cookie ? { cookie } : {}),
      });
      const codes = (answer.errors ?? []).map((one) => one.extensions.code);
      expect(codes).not.toContain("INTERNAL");
      // What was sent comes back in some messages: only data tells.
      expect(JSON.stringify(answer.data ?? null)).not.toContain(there.mark);
      if (codes.length === 0) answered++;
    }),
    { numRuns, interruptAfterTimeLimit: seconds * 1000, markInterruptAsFailure: false },
  );
  expect(answered).toBeGreaterThan(numRuns / 20);
  undone.mockRestore();
  expect(await fingerprint(test, [here, there])).toBe(before);
}, 3_700_000);
