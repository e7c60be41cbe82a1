import type { MatchResult, Problem } from "../contract.ts";
import { partnershipScore } from "../partnership.ts";
import { lookupIn } from "../problem.ts";
import { columnProof, countsProven } from "./columns.ts";
import { duals } from "./duals.ts";
import type { Fault } from "./fault.ts";
import { levels } from "./levels.ts";
import { networkProof } from "./network.ts";
import { seatCosts } from "./network-world.ts";
import { permitted } from "./permitted.ts";
import { stability } from "./stable.ts";

export interface Verdict {
  /** Permitted, with right sums, and as good as its certificate says. */
  ok: boolean;
  /** Proven: no permitted outcome is better by what the matcher makes best. */
  optimal: boolean;
  /** What is wrong, in the order found. */
  faults: Fault[];
}

/**
 * Checks a result against its problem without any of the matchers' code: that it is permitted, that
 * its sums are right, and from its certificate alone how good it is.
 */
export function verify(problem: Problem, result: MatchResult): Verdict {
  const faults = [
    ...permitted(problem, result),
    ...arithmetic(problem, result),
    ...proof(problem, result),
  ];
  const ok = faults.length === 0;
  const { certificate, gap } = result;
  const proven =
    certificate.kind === "columns"
      ? countsProven(problem, certificate)
      : certificate.kind !== "none";
  return { ok, optimal: ok && gap === 0 && proven, faults };
}

/** Each kind of certificate has a checker of its own. */
function* proof(problem: Problem, result: MatchResult): Generator<Fault> {
  const { certificate } = result;
  switch (certificate.kind) {
    case "duals":
      yield* duals(problem, result, certificate);
      return;
    case "network":
      yield* networkProof(problem, result, certificate);
      return;
    case "levels":
      yield* levels(problem, result, certificate);
      return;
    case "stable":
      yield* stability(problem, result);
      return;
    case "columns":
      yield* columnProof(problem, result, certificate);
      return;
    case "none":
      return;
  }
}

function* arithmetic(problem: Problem, result: MatchResult): Generator<Fault> {
  const lookup = lookupIn(problem);
  const matched = new Set<string>();
  let objective = 0;
  for (const partnership of result.partnerships) {
    const expected = partnershipScore(problem, partnership, lookup);
    if (expected !== partnership.score) {
      const [mentee, mentor] = [partnership.mentees[0]!, partnership.mentors[0]!];
      yield { code: "score", mentee, mentor, expected, found: partnership.score };
    }
    objective += partnership.score;
    for (const mentee of partnership.mentees) matched.add(mentee);
  }
  objective += (problem.mentees.length - matched.size) * (problem.params.noMatchScore ?? 0);
  objective -= seatCosts(problem, result);
  if (objective !== result.objective) {
    yield { code: "objective", expected: objective, found: result.objective };
  }
  if (result.bound - result.objective !== result.gap || result.gap < 0) {
    yield { code: "bound", expected: result.objective, found: result.bound };
  }
}
