import type { CriterionType, ParamSchema, Params, Text } from "./criterion.ts";
import type { PairIds, Problem } from "./problem.ts";
import type { MatchResult } from "./result.ts";

export interface SolveOptions {
  /** An aborted signal makes `solve` throw the signal's reason. Asked again and again while it runs. */
  signal?: Pick<AbortSignal, "aborted" | "throwIfAborted">;
  onProgress?(done: number, total: number): void;
  /**
   * What an excluded pair would score if the rule that excludes it were dropped, or null while
   * another one excludes it too: an integer 0..1_000_000. With it, causes can name such a rule.
   */
  wouldScore?(pair: PairIds): number | null;
}

/**
 * `solve` throws `MatchingError` with code "INVALID_PROBLEM" for a problem that can't be solved as
 * stated (a pin on an excluded pair, more pins than places, ...): `checkProblem` lists all of that
 * beforehand. It holds its thread while it runs; a host runs it in a thread of its own.
 */
export interface Matcher {
  type: string;
  v: number;
  label: Text;
  /** The keys of the models it can match. */
  models: string[];
  /** What it reads of `Problem.params`, beside what every matcher reads. */
  params: ParamSchema;
  /** What it makes best, in a sentence or two for whoever runs the scheme. */
  describe(params: Params, locale: string): string;
  /** What people could gain by answering otherwise than they think, for whoever runs the scheme. */
  strategy?: Text;
  solve(problem: Problem, options?: SolveOptions): MatchResult | Promise<MatchResult>;
}

export interface Registry {
  criteria: ReadonlyMap<string, CriterionType>;
  matchers: ReadonlyMap<string, Matcher>;
}
