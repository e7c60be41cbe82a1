import type { Matcher, MatchResult, Problem, SolveOptions } from "../contract.ts";
import { phrase } from "../criteria/phrases.ts";
import { MODELS } from "../models.ts";
import { BALANCE, solveNetwork, spreadSentences } from "./network.ts";

const MOST = MODELS.group!.mentees.most;
const TYPE = { type: "group", v: 1, models: ["group"] };

const ABOUT = {
  en: "Makes groups of one mentor and up to {most} mentees: as many mentees as can be, with the highest total fit.",
  cy: "Yn ffurfio grwpiau o un mentor a hyd at {most} o fentoreion: cynifer o fentoreion â phosibl, gyda'r cydweddiad uchaf at ei gilydd.",
};
const LEAST = {
  en: "A mentor meets {least} mentees or more, or nobody.",
  cy: "Mae mentor yn cwrdd â {least} neu ragor o fentoreion, neu neb.",
};
/** A whole number of the params, or the default. */
const numberOf = (value: unknown, otherwise: number) =>
  typeof value === "number" ? value : otherwise;

/**
 * Groups of one mentor and one to four mentees, with a smallest size (`params.least`, or the
 * mentor's own if that is higher): a mentor has none or at least so many. `solveNetwork` says what is
 * best and how far it is proven. A mentor's capacity counts mentees.
 */
export const group = {
  ...TYPE,
  label: { en: "Groups with the best total fit", cy: "Grwpiau â'r cydweddiad gorau" },
  params: {
    most: {
      type: "integer",
      label: { en: "Mentees in a group, at most", cy: "Mentoreion mewn grŵp, ar y mwyaf" },
      minimum: 1,
      maximum: MOST,
      default: MOST,
    },
    least: {
      type: "integer",
      label: { en: "Mentees in a group, at least", cy: "Mentoreion mewn grŵp, o leiaf" },
      minimum: 1,
      maximum: MOST,
      default: 1,
    },
    balance: BALANCE,
  },
  describe(params, locale) {
    const least = numberOf(params.least, 1);
    return [
      phrase(ABOUT, locale, { most: numberOf(params.most, MOST) }),
      ...(least > 1 ? [phrase(LEAST, locale, { least })] : []),
      ...spreadSentences(params, locale),
    ].join(" ");
  },
  solve(problem: Problem, options?: SolveOptions): MatchResult {
    const { most, least } = problem.params;
    const sizes = { most: Math.min(numberOf(most, MOST), MOST), least: numberOf(least, 1) };
    return solveNetwork(problem, { ...TYPE, sizes, together: true }, options);
  },
} satisfies Matcher;
