import type { Matcher, MatchResult, Problem, SolveOptions } from "../contract.ts";
import { phrase } from "../criteria/phrases.ts";
import { outcomeOf, pinnedMatch, requireSound } from "./outcome.ts";

const ABOUT = {
  en: "Keeps the matches that were made by hand and makes no others.",
  cy: "Yn cadw'r parau a wnaed â llaw heb greu rhai eraill.",
};

const TYPE = { type: "manual", v: 1, models: ["one-to-one", "group"] };

/** Exactly the locked pairs. Nothing is made best, so nothing is proven. */
export const manual = {
  ...TYPE,
  label: { en: "By hand", cy: "Â llaw" },
  params: {},
  describe: (_, locale) => phrase(ABOUT, locale),
  solve(problem: Problem, options: SolveOptions = {}): MatchResult {
    options.signal?.throwIfAborted();
    requireSound(problem, TYPE);
    const match = pinnedMatch(problem);
    options.onProgress?.(match.length, match.length);
    const certificate = { kind: "none" } as const;
    return outcomeOf(problem, TYPE, { match, certificate, cause: { code: "byHand" } });
  },
} satisfies Matcher;
