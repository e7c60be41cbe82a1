import type { Matcher, MatchResult, Params, Problem, SolveOptions } from "../contract.ts";
import { phrase } from "../criteria/phrases.ts";
import { pairKeys } from "../problem.ts";
import { blockingPairs } from "../verify/blocking.ts";
import { outcomeOf, pinnedMatch, requireSound } from "./outcome.ts";
import { largestLists } from "./stable/large.ts";
import { type Lists, listsOf } from "./stable/lists.ts";
import { menteesPropose } from "./stable/mentees-propose.ts";
import { mentorsPropose } from "./stable/mentors-propose.ts";
import { closerFor } from "./stable/outside.ts";

const TYPE = { type: "stable", v: 1, models: ["one-to-one", "group"] };

const SAY = {
  about: {
    en: "No mentee and mentor would both rather have each other than the match they get.",
    cy: "Ni fyddai'n well gan unrhyw fentorai a mentor gael ei gilydd na'r pâr a gânt.",
  },
  mentee: {
    en: "Of all such sets of matches, each mentee gets the best they could have.",
    cy: "O blith pob set o barau o'r fath, caiff pob mentorai'r gorau y gallai ei gael.",
  },
  mentor: {
    en: "Of all such sets of matches, each mentor gets the best they could have.",
    cy: "O blith pob set o barau o'r fath, caiff pob mentor y gorau y gallai ei gael.",
  },
  large: {
    en: "Where people are equal on a list, the order is chosen so that more are matched.",
    cy: "Lle mae pobl yn gyfartal ar restr, dewisir y drefn fel bod mwy'n cael eu paru.",
  },
  byScore: {
    en: "Choices come first; beyond them, people are in order of fit.",
    cy: "Daw dewisiadau'n gyntaf; y tu hwnt iddynt, mae pobl yn nhrefn eu cydweddiad.",
  },
  choicesOnly: {
    en: "Only choices count; whoever made none is content with anybody.",
    cy: "Dewisiadau'n unig sy'n cyfrif; mae'r sawl na ddewisodd neb yn fodlon ar unrhyw un.",
  },
};

function describe({ side, large, byScore }: Params, locale: string): string {
  return [
    SAY.about,
    SAY[side === "mentor" ? "mentor" : "mentee"],
    ...(large ? [SAY.large] : []),
    byScore === false ? SAY.choicesOnly : SAY.byScore,
  ]
    .map((text) => phrase(text, locale))
    .join(" ");
}

/** What the pairs would add up to if everybody had their best one: no outcome is above that. */
function easyBound({ mentees, mentors, pairs, pinned, forbidden, params }: Problem): number {
  const pins = new Map(pinned.map((p) => [p.mentee, p.mentor]));
  const barred = pairKeys(forbidden);
  let bound = 0;
  mentees.forEach(({ id }, i) => {
    const pin = pins.get(id);
    let best = pin === undefined ? (params.noMatchScore ?? 0) : 0;
    for (let k = pairs.start[i]!; k < pairs.start[i + 1]!; k++) {
      const mentor = mentors[pairs.mentor[k]!]!;
      const counts =
        pin === undefined
          ? mentor.capacity > 0 && !barred.get(id)?.has(mentor.id)
          : pin === mentor.id;
      if (counts && pairs.value[k]! > best) best = pairs.value[k]!;
    }
    bound += best;
  });
  return bound;
}

function matchOf(lists: Lists, arc: Int32Array, pinned: Int32Array): Int32Array {
  return pinned.map((j, i) => (arc[i]! >= 0 ? lists.mentor[arc[i]!]! : j));
}

/**
 * Deferred acceptance, from the side that `params.side` names ("mentee" by default): the stable
 * outcome that is best for that side under ties broken by lot. Lists are the rankings; with `byScore`
 * (default) whoever isn't ranked comes after them by score, else isn't acceptable, and who ranked
 * nobody is indifferent. `large` breaks ties so that more are matched. Pins are kept, `matchMost` and
 * smallest numbers of quotas aren't heeded. Where people of a group are kept apart, a stable outcome
 * may not exist: then the result is one that is permitted, and claims nothing.
 */
export const stable = {
  ...TYPE,
  label: { en: "Stable matches", cy: "Parau sefydlog" },
  params: {
    side: {
      type: "choice",
      label: { en: "Whose wishes come first", cy: "Dymuniadau pwy sy'n dod yn gyntaf" },
      choices: [
        { value: "mentee", label: { en: "The mentees'", cy: "Rhai'r mentoreion" } },
        { value: "mentor", label: { en: "The mentors'", cy: "Rhai'r mentoriaid" } },
      ],
      default: "mentee",
    },
    large: {
      type: "boolean",
      label: { en: "Match more where people are equal", cy: "Paru mwy lle mae pobl yn gyfartal" },
      default: false,
    },
    byScore: {
      type: "boolean",
      label: {
        en: "Beyond the choices, go by fit",
        cy: "Y tu hwnt i'r dewisiadau, dilyn y cydweddiad",
      },
      default: true,
    },
  },
  strategy: {
    en: "On the side whose wishes come first, nobody with one place can gain by ranking otherwise than they think. Mentors with several places, and the other side, sometimes can: by leaving out people whom they would in truth accept, or by changing their order.",
    cy: "Ar yr ochr y daw ei dymuniadau'n gyntaf, ni all neb sydd ag un lle elwa drwy restru'n wahanol i'w barn. Weithiau gall mentoriaid â sawl lle, a'r ochr arall, wneud hynny: drwy hepgor pobl y byddent yn eu derbyn mewn gwirionedd, neu drwy newid eu trefn.",
  },
  describe,
  solve(problem: Problem, options: SolveOptions = {}): MatchResult {
    options.signal?.throwIfAborted();
    requireSound(problem, TYPE);
    const { side, large } = problem.params;
    const pinned = pinnedMatch(problem);
    const lists = listsOf(problem);
    const close = closerFor(problem, lists);
    for (;;) {
      const broken = large ? largestLists(lists) : lists;
      const arc = side === "mentor" ? mentorsPropose(broken) : menteesPropose(broken);
      const match = matchOf(lists, arc, pinned);
      if (close(match, arc)) {
        options.signal?.throwIfAborted();
        continue;
      }
      const bound = easyBound(problem);
      const found = outcomeOf(problem, TYPE, { match, certificate: { kind: "stable" }, bound });
      options.onProgress?.(match.length, match.length);
      const free = lists.open.every((open) => open === 1);
      if (free || blockingPairs(problem, found.partnerships).length === 0) return found;
      return { ...found, certificate: { kind: "none" } };
    }
  },
} satisfies Matcher;
