import type {
  Level,
  Matcher,
  MatchResult,
  Params,
  Problem,
  ProblemParams,
  SolveOptions,
} from "../contract.ts";
import { phrase } from "../criteria/phrases.ts";
import { openArcs } from "./levels/arcs.ts";
import { levelResult, requirePlain } from "./levels/result.ts";
import { byLevels } from "./levels/solve.ts";
import { requireSound } from "./outcome.ts";

const TYPE = { type: "choices", v: 1, models: ["one-to-one", "group"] };

const ABOUT = {
  greedy: {
    en: "As many mentees as can be get their first choice, then as many as can be their second, and so on; only then come more matches and a better fit.",
    cy: "Caiff cynifer o fentoreion â phosibl eu dewis cyntaf, yna cynifer â phosibl eu hail ddewis, ac yn y blaen; dim ond wedyn y daw mwy o barau a chydweddiad gwell.",
  },
  generous: {
    en: "As many mentees as can be are matched, as few as can be with somebody they didn't choose or with their last choice, then with the one before it, and so on; then comes a better fit.",
    cy: "Caiff cynifer o fentoreion â phosibl eu paru, cyn lleied â phosibl gyda rhywun na ddewiswyd ganddynt neu gyda'u dewis olaf, yna'r un o'i flaen, ac yn y blaen; yna daw cydweddiad gwell.",
  },
  fair: {
    en: "As many mentees as can be are matched, on average as high on their lists as can be; then comes a better fit.",
    cy: "Caiff cynifer o fentoreion â phosibl eu paru, mor uchel â phosibl ar eu rhestrau ar gyfartaledd; yna daw cydweddiad gwell.",
  },
};
type Order = keyof typeof ABOUT;

const orderOf = ({ order }: Params): Order =>
  order === "generous" || order === "fair" ? order : "greedy";

function levelsFor(params: ProblemParams, choices: number): Level[] {
  const each = Array.from({ length: choices }, (_, k) => k + 1);
  switch (orderOf(params)) {
    case "greedy": {
      const most: Level[] = (params.matchMost ?? true) ? ["matched"] : [];
      return [...each.map((n): Level => `choice ${n}`), ...most, "fit"];
    }
    case "generous": {
      const low = each.slice(1).reverse();
      return ["matched", "outside", ...low.map((n): Level => `low ${n}`), "fit"];
    }
    case "fair":
      return ["matched", "steps", "fit"];
  }
}

/**
 * Matches by the mentees' ranked choices, then by score. Of `params.order`, "greedy" (the default) is
 * rank-maximal: the most first choices, then second ones, and so on; the number of matches comes after
 * the choices (and not at all without `matchMost`). "generous" and "fair" always match as many as can
 * be first; then the first has the fewest last choices, then last but one, and so on, whoever ranked
 * others only counting as worse than any choice; the other the fewest steps down all lists together.
 * Whoever ranked nobody counts only for the number of matches and for the score. Up to ten choices
 * count. Proven by "levels".
 */
export const choices = {
  ...TYPE,
  label: { en: "Choices first", cy: "Dewisiadau'n gyntaf" },
  params: {
    order: {
      type: "choice",
      label: { en: "What counts first", cy: "Beth sy'n cyfrif gyntaf" },
      choices: [
        {
          value: "greedy",
          label: { en: "Most first choices", cy: "Y mwyaf o ddewisiadau cyntaf" },
        },
        {
          value: "generous",
          label: { en: "Fewest low choices", cy: "Y lleiaf o ddewisiadau isel" },
        },
        { value: "fair", label: { en: "Best on average", cy: "Y gorau ar gyfartaledd" } },
      ],
      default: "greedy",
    },
  },
  strategy: {
    en: "A mentee can sometimes gain by leaving out mentors whom many choose, or by ranking fewer: ask for mentors they really want, and don't show what others chose.",
    cy: "Weithiau gall mentorai elwa drwy hepgor mentoriaid y mae llawer yn eu dewis, neu drwy restru llai: gofynnwch am fentoriaid y maent yn wirioneddol eu heisiau, a pheidiwch â dangos beth a ddewisodd eraill.",
  },
  describe: (params, locale) => phrase(ABOUT[orderOf(params)], locale),
  solve(problem: Problem, options: SolveOptions = {}): MatchResult {
    options.signal?.throwIfAborted();
    requireSound(problem, TYPE);
    requirePlain(problem);
    const arcs = openArcs(problem);
    const levels = levelsFor(problem.params, arcs.outside - 1);
    const flow = byLevels(arcs, levels, problem.params.noMatchScore ?? 0, options);
    const total = problem.mentees.length;
    options.onProgress?.(total, total);
    return levelResult(problem, TYPE, arcs, flow, levels);
  },
} satisfies Matcher;
