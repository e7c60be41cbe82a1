import { checkProblem } from "../check.ts";
import { compare } from "../compare.ts";
import type { Matcher, MatchResult, Problem, SolveOptions } from "../contract.ts";
import { MatchingError } from "../error.ts";
import type { Engine, Position } from "./engine.ts";
import { baseOf, partnersIn, problemUnder, type Terms, termsOf } from "./terms.ts";

interface Solved extends Position {
  readonly result: MatchResult;
}

const matchedIn = ({ partnerships }: MatchResult) =>
  partnerships.reduce((sum, p) => sum + p.mentees.length, 0);

/** For any matcher: each change is a whole new run of it. */
export function againEngine(
  problem: Problem,
  result: MatchResult,
  matcher: Pick<Matcher, "solve">,
  options: SolveOptions,
): Engine<Solved> {
  const base = baseOf(problem);
  const start = termsOf(problem);
  const at = (terms: Terms, found: MatchResult): Solved => ({
    ...{ terms, result: found },
    matched: matchedIn(found),
    objective: found.objective,
  });
  return {
    ...{ base, exactly: "again" },
    first: at(start, result),
    async move(_, terms) {
      const under = problemUnder(base, terms);
      const faults = checkProblem(under);
      if (faults.length > 0) {
        const codes = [...new Set(faults.map((f) => f.code))];
        throw new MatchingError("INVALID_PROBLEM", "These changes can't be together", codes);
      }
      return at(terms, await matcher.solve(under, options));
    },
    problem: (of) => (of.terms === start ? problem : problemUnder(base, of.terms)),
    result: (of) => of.result,
    partners: (of, mentee) => partnersIn(of.result)(mentee),
    changes: (from, to) => compare(from.result, to.result).changes,
  };
}
