import fc from "fast-check";
import { v7 as uuidv7 } from "uuid";
import { afterAll, expect, it } from "vitest";
import { behaviour } from "../test/probe.ts";
import { startProbeApp } from "../test/probe-app.ts";
import {
  allRevisions,
  completeInvocation,
  dispatch,
  fireTimer,
  replayInstance,
  runEffects,
} from "./workflow.service.ts";

const world = await startProbeApp();
const { how, institutionId, inside, begin, view } = world;
afterAll(world.close);

/** What may happen to an instance, in any order: sensible, late, doubled or out of place. */
const happening = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom("poke", "work", "work", "rest", "hire", "hire", "test") },
  { weight: 1, arbitrary: fc.constantFrom("stop") },
  {
    weight: 3,
    arbitrary: fc.constantFrom("again", "timers", "effects", "help done", "help failed"),
  },
  { weight: 1, arbitrary: fc.constantFrom("rule broken", "rule mended", "passes", "passes not") },
);

it("whatever happens, the log gives what is stored, and every effect happens once", async () => {
  const walk = fc.array(happening, { minLength: 5, maxLength: 40 });
  await fc.assert(
    fc.asyncProperty(walk, async (steps) => {
      Object.assign(how, { ...behaviour(), soonMs: -1000 });
      const begun = await begin();
      const { subjectId, instanceId } = begun;
      let taken = 0;
      const sent: { id: string; type: string; payload?: { n: number } }[] = [];
      const deliver = async (event: (typeof sent)[number]) => {
        const result = await inside((ctx) =>
          dispatch(ctx, { subjectType: "round", subjectId, event }),
        );
        if (result.kind === "done" && !result.repeated) taken++;
      };

      for (const step of steps) {
        if (step === "again") {
          const event = sent.at(-1 - (sent.length % 3));
          if (event) await deliver(event);
        } else if (step === "timers") {
          // Of every revision, armed or not.
          for (let armedRevision = 0; armedRevision <= taken; armedRevision++) {
            const timer = { instanceId, timerId: "working/soon", armedRevision };
            if (await inside((ctx) => fireTimer(ctx, timer))) taken++;
          }
        } else if (step === "effects") {
          await runEffects(inside, { institutionId, instanceId, revision: allRevisions });
        } else if (step.startsWith("help ")) {
          const error = { code: "BROKEN", message: "broken" };
          const end = { instanceId, invokeId: "help", revision: taken };
          const failed = step === "help failed";
          const result = await inside((ctx) =>
            completeInvocation(ctx, failed ? { ...end, error } : { ...end, output: taken }),
          );
          if (result.kind === "done" && !result.repeated) taken++;
        } else if (step.startsWith("rule ")) {
          how.guardThrows = step === "rule broken";
        } else if (step.startsWith("passes")) {
          how.passes = step === "passes";
        } else {
          const payload = step === "poke" ? { payload: { n: sent.length } } : {};
          sent.push({ id: uuidv7(), type: step, ...payload });
          await deliver(sent.at(-1)!);
        }
      }

      how.guardThrows = false;
      expect((await view(begun)).revision).toBe(taken);
      const replay = await inside((ctx) => replayInstance(ctx, instanceId));
      expect(replay).toEqual({ equal: true, steps: taken + 1, differences: [] });

      await runEffects(inside, { institutionId, instanceId, revision: allRevisions });
      const [effects] = await inside((ctx) =>
        ctx.store.rows<{ asked: number; done: number }>(
          `SELECT count(*) FILTER (WHERE type = 'probe.write')::int AS asked,
             COALESCE((SELECT n FROM app.probe_count
               WHERE institution_id = $1 AND instance_id = $2), 0)::int AS done
           FROM app.workflow_effect WHERE institution_id = $1 AND instance_id = $2`,
          [instanceId],
        ),
      );
      expect(effects!.done).toBe(effects!.asked);
    }),
    { numRuns: Number(process.env.WALK_RUNS ?? 40) },
  );
}, 120_000);
