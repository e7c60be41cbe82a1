import { assign, type Matcher } from "@quad/matching";
import type { MatchingPart } from "../plugins/plugin.ts";

const label = { en: "For tests", cy: "Ar gyfer profion" };
const common = {
  v: 1,
  label,
  models: ["one-to-one"],
  params: {},
  describe: () => "For tests.",
};

/** Goes on until it is stopped. */
const endless: Matcher = {
  ...common,
  type: "endless",
  async solve(_problem, options = {}) {
    for (let i = 0; ; i++) {
      options.signal?.throwIfAborted();
      options.onProgress?.(i % 100, 100);
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  },
};

/** Holds its thread for ever, and never asks whether it should stop. */
const deaf: Matcher = {
  ...common,
  type: "deaf",
  solve() {
    for (;;);
  },
};

/** Claims a better result than there is. */
const boastful: Matcher = {
  ...common,
  type: "boastful",
  solve(problem, options) {
    const result = assign.solve(problem, options);
    return { ...result, objective: result.objective + 1, bound: result.bound + 1 };
  },
};

/** Finds the best, and doesn't claim that it is. */
const modest: Matcher = {
  ...common,
  type: "modest",
  solve(problem, options) {
    const result = assign.solve(problem, options);
    return { ...result, certificate: { kind: "none" } };
  },
};

const broken: Matcher = {
  ...common,
  type: "broken",
  solve() {
    throw new Error("a fault of its own");
  },
};

/** Matchers that behave in ways that none which ships does. */
export const oddMatchers: MatchingPart = { matchers: [endless, deaf, boastful, modest, broken] };
