import { expect, test } from "vitest";
import {
  assign,
  buildProblem,
  builtIn,
  causeSentence,
  prepareScorer,
  wouldScoreOf,
} from "./index.ts";
import { mentee, mentor } from "./test/profiles.ts";

const mentees = [
  mentee("dilys", {
    unitId: "library",
    answers: { seeks: ["grants"] },
    conflicts: ["person-hana"],
  }),
];
const mentors = [
  mentor("ravi", { unitId: "library", answers: { offers: ["grants"] } }),
  mentor("hana", { unitId: "estates", answers: { offers: ["grants"] } }),
  mentor("elin", { unitId: "estates", answers: { offers: ["talks"] } }),
  mentor("joe", { unitId: "library", answers: { offers: ["talks"] } }),
];
const criteria = [
  { type: "sameUnit", weight: 0 },
  { type: "declaredConflict", weight: 0 },
  {
    type: "expertise",
    weight: 1,
    strictness: "must" as const,
    params: { sought: "seeks", offered: "offers" },
  },
];
const scorer = prepareScorer(criteria, builtIn, [...mentees, ...mentors]);
const wouldScore = wouldScoreOf(scorer, (id) => [...mentees, ...mentors].find((p) => p.id === id));
const withDilys = (id: string) => wouldScore({ mentee: "dilys", mentor: id });

test("one rule set aside gives the score that the others leave", () => {
  expect(withDilys("ravi")).toBe(1_000_000);
  expect(withDilys("elin")).toBe(0);
});

test("a firm rule isn't set aside, nor one of two, and strangers have no score", () => {
  expect(withDilys("hana")).toBeNull();
  expect(withDilys("joe")).toBeNull();
  expect(withDilys("nobody")).toBeNull();
});

test("the causes name the one rule that keeps somebody away", () => {
  const problem = buildProblem({ mentees, mentors, criteria, registry: builtIn, seed: 1 });
  const [unmatched] = assign.solve(problem, { wouldScore }).unmatched;
  expect(unmatched!.cause).toMatchObject({
    code: "nobodyEligible",
    drop: [
      { partner: "ravi", rule: "sameUnit" },
      { partner: "elin", rule: "expertise" },
    ],
  });
  const said = causeSentence(unmatched!, "en", "coordinator", (id) => id);
  expect(said).toMatch(/Only the rule “.*” stands between this person and ravi/);
});
