import type { MatchResult, Problem } from "../contract.ts";
import { phrase } from "../criteria/phrases.ts";
import { fatesOf } from "./people.ts";

export interface PricedRun {
  id: string;
  /** Mentees with a match. */
  matched: number;
  /** The sum of all partnerships' scores. */
  total: number;
  /** The lowest score of a partnership; null without any. */
  lowest: number | null;
  /** Mentees who got their first choice. */
  firstChoices: number;
  /** Matches fewer than the run with the most. */
  fewerMatches: number;
  /** 0..1: the part of the highest total that this run gives up. */
  cost: number;
}

/** What several runs of one round give up and gain beside the best total of them. */
export function fairnessPrices(
  runs: readonly {
    id: string;
    problem: Pick<Problem, "mentees" | "mentors" | "rankings">;
    result: Pick<MatchResult, "partnerships">;
  }[],
): PricedRun[] {
  const priced = runs.map(({ id, problem, result }) => {
    const fates = fatesOf({ role: "mentee", problem, result });
    const scores = result.partnerships.map((one) => one.score);
    return {
      id,
      matched: fates.filter((one) => one.matched).length,
      total: scores.reduce((sum, one) => sum + one, 0),
      lowest: scores.length > 0 ? scores.reduce((low, one) => Math.min(low, one)) : null,
      firstChoices: fates.filter((one) => one.rank === 1).length,
    };
  });
  const most = priced.reduce((high, one) => Math.max(high, one.matched), 0);
  const best = priced.reduce((high, one) => Math.max(high, one.total), 0);
  return priced.map((one) => ({
    ...one,
    fewerMatches: most - one.matched,
    cost: best > 0 ? 1 - one.total / best : 0,
  }));
}

const PRICE = {
  none: {
    en: "{name} gives the highest total fit.",
    cy: "{name} sy'n rhoi'r cydweddiad uchaf at ei gilydd.",
  },
  costs: {
    en: "{name} costs {percent} % of the total fit.",
    cy: "Mae {name} yn costio {percent} % o'r cydweddiad at ei gilydd.",
  },
  hardly: {
    en: "{name} costs less than 0.1 % of the total fit.",
    cy: "Mae {name} yn costio llai na 0.1 % o'r cydweddiad at ei gilydd.",
  },
  fewerOne: {
    en: "It makes 1 match fewer than the run with the most.",
    cy: "Mae'n gwneud 1 pâr yn llai na'r rhediad â'r mwyaf.",
  },
  fewer: {
    en: "It makes {n} matches fewer than the run with the most.",
    cy: "Mae'n gwneud {n} pâr yn llai na'r rhediad â'r mwyaf.",
  },
};

/** What one run costs, for a coordinator; `name` is what the run is called. */
export function priceSentences(run: PricedRun, name: string, locale: string): string[] {
  const percent = Math.round(run.cost * 1000) / 10;
  const text = run.cost <= 0 ? PRICE.none : percent === 0 ? PRICE.hardly : PRICE.costs;
  const first = phrase(text, locale, { name, percent });
  const n = run.fewerMatches;
  if (n === 0) return [first];
  return [first, phrase(n === 1 ? PRICE.fewerOne : PRICE.fewer, locale, { n })];
}
