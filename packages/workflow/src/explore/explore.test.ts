import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compile, explore, judge, playScenario, type WorkflowDefinition } from "../index.ts";
import { oneToOne, oneToOneRegistry } from "../testing/one-to-one.ts";
import { compiledPair, pair, pairRegistry } from "../testing/pair.ts";
import { randomFrom } from "./random.ts";

const begins = "2027-01-11T09:00:00.000Z";
const big = compile(oneToOne, oneToOneRegistry);

describe("explore", () => {
  it("counts where lives end, and loses none", () => {
    const found = explore(compiledPair, { runs: 300, seed: 7, begins });
    expect(found.ends.map(({ uid }) => uid).sort()).toEqual(["u-lapsed", "u-over"]);
    expect(found.ends.reduce((sum, { count }) => sum + count, 0)).toBe(300);
    expect([found.hanging, found.neverVisited, found.neverTaken]).toEqual([[], [], []]);
    const { p10, p50, p90 } = found.days!;
    expect(p10).toBeLessThanOrEqual(p50);
    expect(p50).toBeLessThanOrEqual(p90);
  });

  it("says who is waited for, in shares of all the time", () => {
    const { waiting } = explore(compiledPair, { runs: 300, seed: 7, begins });
    expect(waiting.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1);
    expect(waiting[0]).toMatchObject({ who: "role" });
    expect(waiting.map(({ role }) => role)).toContain("member");
  });

  it("gives an example of each end that can be played", () => {
    for (const { compiled, definition } of [
      { compiled: compiledPair, definition: pair },
      { compiled: big, definition: oneToOne },
    ]) {
      const { ends, hanging } = explore(compiled, { runs: 200, seed: 3, begins });
      expect(ends.length).toBeGreaterThan(1);
      for (const { example } of [...ends, ...hanging]) {
        expect(judge(definition, example, playScenario(compiled, example))).toBeNull();
      }
    }
  });

  it("gives the same for the same seed, and something else for another", () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const one = explore(big, { runs: 5, seed, begins });
        expect(explore(big, { runs: 5, seed, begins })).toEqual(one);
      }),
      { numRuns: 30 },
    );
    const days = (seed: number) => explore(big, { runs: 20, seed, begins }).days;
    expect(days(1)).not.toEqual(days(2));
  });

  it("shows where lives hang, and what is never reached", () => {
    const stuck: WorkflowDefinition = {
      ...pair,
      states: {
        ...pair.states,
        meeting: { ...pair.states.meeting!, on: {}, after: {} },
      },
    };
    const found = explore(compile(stuck, pairRegistry), { runs: 200, seed: 1, begins });
    expect(found.hanging[0]).toMatchObject({ uids: ["u-meeting"], why: "stuck" });
    expect(found.neverVisited).toEqual(["u-over"]);
    const brief = explore(compiledPair, { runs: 50, seed: 1, begins, maxDays: 2 });
    expect(brief.hanging[0]).toMatchObject({ uids: ["u-proposed"], why: "late" });
    const idle = explore(compiledPair, { runs: 50, seed: 1, begins, roles: ["coordinator"] });
    expect(idle.ends).toEqual([expect.objectContaining({ uid: "u-lapsed", count: 50 })]);
    expect(idle.neverTaken).toContain("w-all");
    expect(idle.waiting).toEqual([{ who: "time", role: null, share: 1 }]);
  });

  it("tries facts that nothing in the workflow changes, and leaves the others to it", () => {
    const bare = compile({ ...pair, states: withoutWork() }, pairRegistry);
    const { ends, hanging, waiting } = explore(bare, { runs: 200, seed: 5, begins });
    // Some lives begin without a place, and have to wait until chance gives them one.
    expect(waiting.find(({ who }) => who === "rule")?.share).toBeGreaterThan(0);
    expect(ends[0]?.count).toBeGreaterThan(150);
    for (const { example } of [...ends, ...hanging]) {
      expect(example.facts.pair).toMatchObject({ accepted: 0 });
    }
  });
});

/** A room must be there, and nothing finds one. */
function withoutWork(): WorkflowDefinition["states"] {
  const { finding: _, ...states } = pair.states;
  const accepted = [{ id: "w-all", guard: { type: "pair.place" }, target: "meeting" }];
  const proposed = { ...states.proposed!, after: {}, on: { "proposal.accepted": accepted } };
  return { ...states, proposed };
}

describe("randomFrom", () => {
  it("is evenly spread, and another stream for each life", () => {
    const random = randomFrom(42);
    const counts = Array<number>(10).fill(0);
    for (let i = 0; i < 10_000; i++) counts[random.below(10)]! += 1;
    for (const count of counts) expect(Math.abs(count - 1000)).toBeLessThan(150);
    expect(randomFrom(1, 1).next()).not.toBe(randomFrom(1, 2).next());
  });

  it("waits for the mean given, on average", () => {
    const random = randomFrom(9);
    let sum = 0;
    for (let i = 0; i < 10_000; i++) sum += random.waiting(20);
    expect(sum / 10_000).toBeGreaterThan(19);
    expect(sum / 10_000).toBeLessThan(21);
  });
});
