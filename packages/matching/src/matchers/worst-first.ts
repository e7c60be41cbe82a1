import type {
  Cover,
  Level,
  LevelsCertificate,
  Matcher,
  MatchResult,
  Problem,
  SolveOptions,
} from "../contract.ts";
import { phrase } from "../criteria/phrases.ts";
import { arcsWhere, type LevelArcs, openArcs } from "./levels/arcs.ts";
import { levelResult, requirePlain } from "./levels/result.ts";
import { byLevels } from "./levels/solve.ts";
import { requireSound } from "./outcome.ts";

const TYPE = { type: "worst-first", v: 1, models: ["one-to-one", "group"] };
const LEVELS: Level[] = ["matched", "fit"];

const ABOUT = {
  en: "Matches as many mentees as can be; then the match that fits least fits as well as can be; then comes the total of all fits.",
  cy: "Yn paru cynifer o fentoreion â phosibl; yna mae'r pâr sy'n cydweddu leiaf yn cydweddu cystal â phosibl; yna daw cyfanswm pob cydweddiad.",
};

/** How many can be matched with pairs of at least this score, and who covers all of those pairs. */
function mostWith(problem: Problem, arcs: LevelArcs, score: number, options: SolveOptions) {
  options.signal?.throwIfAborted();
  const kept = arcsWhere(arcs, (k) => arcs.score[k]! >= score);
  const { match, menteeDuals, mentorDuals } = byLevels(kept, ["matched"], 0);
  const cover: Cover = { mentees: [], mentors: [] };
  menteeDuals[0]!.forEach((dual, i) => {
    if (dual > 0) cover.mentees.push(problem.mentees[arcs.mentees[i]!]!.id);
  });
  mentorDuals[0]!.forEach((dual, j) => {
    if (dual > 0) cover.mentors.push(problem.mentors[arcs.mentors[j]!]!.id);
  });
  return { matched: match.reduce((sum, j) => sum + (j >= 0 ? 1 : 0), 0), cover };
}

/** Each score once, ascending. O(scores + the highest). */
function distinct(scores: Int32Array): Int32Array {
  const present = new Uint8Array(scores.reduce((high, one) => Math.max(high, one), 0) + 1);
  for (const score of scores) present[score] = 1;
  const found: number[] = [];
  for (let score = 0; score < present.length; score++) if (present[score]) found.push(score);
  return Int32Array.from(found);
}

/** The highest score that so many matches can all reach, by halving; null without any match. */
function floorOf(
  problem: Problem,
  arcs: LevelArcs,
  options: SolveOptions,
): LevelsCertificate["floor"] {
  const all = mostWith(problem, arcs, 0, options);
  if (all.matched === 0) return undefined;
  const scores = distinct(arcs.score);
  // From the top, twice as many scores each time: pairs far below the floor are never looked at.
  let [reached, missed] = [-1, scores.length];
  let above: Cover = { mentees: [], mentors: [] };
  const few = Math.ceil((2 * arcs.mentees.length * scores.length) / arcs.score.length);
  for (let step = few; missed - reached > 1; step *= 2) {
    const middle = reached < 0 ? Math.max(0, scores.length - step) : (reached + missed) >> 1;
    const found = mostWith(problem, arcs, scores[middle]!, options);
    if (found.matched === all.matched) reached = middle;
    else {
      missed = middle;
      above = found.cover;
    }
    options.onProgress?.(arcs.mentees.length - (missed - reached > 1 ? 2 : 1), arcs.mentees.length);
  }
  return { score: scores[reached]!, all: all.cover, above };
}

/**
 * As many matches as can be; then the lowest score among those not pinned as high as can be; then the
 * highest total. `matchMost` isn't heeded. Koenig's theorem proves the first two (a cover of all
 * pairs no larger than the matching; a smaller one of all pairs above the floor), duals the third:
 * see `LevelsCertificate`. O(log scores) assignments.
 */
export const worstFirst = {
  ...TYPE,
  label: { en: "Worst-off first", cy: "Y rhai lleiaf ffodus yn gyntaf" },
  params: {},
  describe: (_, locale) => phrase(ABOUT, locale),
  solve(problem: Problem, options: SolveOptions = {}): MatchResult {
    options.signal?.throwIfAborted();
    requireSound(problem, TYPE);
    requirePlain(problem);
    const arcs = openArcs(problem);
    const floor = floorOf(problem, arcs, options);
    const kept = floor ? arcsWhere(arcs, (k) => arcs.score[k]! >= floor.score) : arcs;
    const flow = byLevels(kept, LEVELS, problem.params.noMatchScore ?? 0, options);
    const total = problem.mentees.length;
    options.onProgress?.(total, total);
    return levelResult(problem, TYPE, arcs, flow, LEVELS, floor);
  },
} satisfies Matcher;
