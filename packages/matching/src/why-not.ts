import { builtIn } from "./built-in.ts";
import type { MenteeChange } from "./compare.ts";
import {
  moveSentences,
  namedInConsequence,
  obstacleSentence,
  totalSentences,
} from "./consequence-text.ts";
import type { Audience, Fact, MatchResult, PairIds, Problem, Registry } from "./contract.ts";
import { listed, NOT_POSSIBLE, type Phrase, phrase } from "./criteria/phrases.ts";
import { MatchingError } from "./error.ts";
import { lookupIn } from "./problem.ts";
import type { Obstacle, WhatIf } from "./what-if.ts";

export type WhyNot =
  | { kind: "chosen" }
  | { kind: "excluded"; rule: string; code: string }
  /** The problem lists the pair neither as eligible nor as excluded. */
  | { kind: "notScored" }
  | { kind: "forbidden" }
  | { kind: "noPlaces" }
  /** One of the two is locked by hand: the mentee to `partners`, or every place of the mentor. */
  | { kind: "locked"; who: "mentee" | "mentor"; partners: string[] }
  /** No set of matches can have the pair beside all that is decided by hand. */
  | { kind: "impossible" }
  /** The pair is possible; this is what the best outcome with it would cost. */
  | {
      kind: "costs";
      /** The mentees who have the mentor's places, when there is none left. */
      fullWith: string[];
      /** Fewer matches, and how much lower the total is (both 0: an equally good outcome). */
      lostMatches: number;
      lostScore: number;
      /** The pair's reduced cost: `lostScore` is at least this. */
      reducedCost: number | null;
      changes: MenteeChange[];
    };

/**
 * Why the result that is open doesn't have this pair. A possible pair is tried, so that costs and
 * changes are exact. Throws `MatchingError` "UNKNOWN_PAIR" for people whom the problem doesn't have.
 */
export async function whyNot(whatIf: WhatIf, pair: PairIds): Promise<WhyNot> {
  const { problem, result } = whatIf;
  const { mentee, mentor } = pair;
  const same = (p: PairIds) => p.mentee === mentee && p.mentor === mentor;
  const capacity = problem.mentors.find((m) => m.id === mentor)?.capacity;
  if (capacity === undefined || !problem.mentees.some((m) => m.id === mentee)) {
    throw new MatchingError("UNKNOWN_PAIR", "The problem has no such people", [mentee, mentor]);
  }
  if (whatIf.partnersOf(mentee).includes(mentor)) return { kind: "chosen" };
  if (problem.forbidden.some(same)) return { kind: "forbidden" };
  const found = await whatIf.try({ kind: "lock", ...pair });
  if (!found.possible) return whyImpossible(found.because);
  const holders = result.partnerships.filter((p) => p.mentors.includes(mentor));
  const held = holders.flatMap((p) => p.mentees);
  const { changes, matched, objective } = found;
  return {
    kind: "costs",
    fullWith: held.length >= capacity ? held : [],
    lostMatches: matched.before - matched.after,
    lostScore: objective.before - objective.after,
    reducedCost: reducedCost(problem, result, pair),
    changes,
  };
}

function whyImpossible(because: Obstacle): WhyNot {
  switch (because.kind) {
    case "excluded":
      return { kind: "excluded", rule: because.rule, code: because.code };
    case "locked":
      return { kind: "locked", who: because.who, partners: because.partners };
    case "notScored":
    case "noPlaces":
      return { kind: because.kind };
    default:
      return { kind: "impossible" };
  }
}

/** How much too low the pair's score is at the prices of the result; null without prices. */
function reducedCost(
  problem: Problem,
  { certificate }: MatchResult,
  { mentee, mentor }: PairIds,
): number | null {
  const score = lookupIn(problem).score({ mentee, mentor });
  if (certificate.kind !== "duals" || score === null) return null;
  const { menteeDuals, mentorDuals, bonus } = certificate;
  const worth = score - (problem.params.noMatchScore ?? 0) + bonus;
  return (menteeDuals[mentee] ?? 0) + (mentorDuals[mentor] ?? 0) - worth;
}

const SAY = {
  chosen: { en: "They are matched.", cy: "Maent wedi'u paru." },
  forbidden: {
    en: "A coordinator has forbidden this pairing.",
    cy: "Mae cydlynydd wedi gwahardd y pâr hwn.",
  },
  full: { en: "{mentor} is full, with {partners}.", cy: "Mae {mentor} yn llawn, gyda {partners}." },
  equal: {
    en: "An outcome with this pairing would be exactly as good.",
    cy: "Byddai canlyniad gyda'r pâr hwn yr un mor dda.",
  },
  participant: {
    en: "Other pairings made the whole round fit better.",
    cy: "Roedd parau eraill yn gwneud i'r rownd gyfan gydweddu'n well.",
  },
} satisfies Record<string, Phrase>;

/** Everybody whom the sentences for a coordinator name, by profile id. */
export function namedInWhyNot(answer: WhyNot, { mentee, mentor }: PairIds): string[] {
  const others =
    answer.kind === "locked"
      ? answer.partners
      : answer.kind === "costs"
        ? [...answer.fullWith, ...namedInConsequence(asConsequence(answer, 0))]
        : [];
  return [...new Set([mentee, mentor, ...others])];
}

/** What the pairing would do, beside a result of this total. */
function asConsequence({ changes, lostMatches, lostScore }: Costs, total: number) {
  return {
    possible: true as const,
    changes,
    matched: { before: lostMatches, after: 0 },
    objective: { before: total, after: total - lostScore },
  };
}

type Costs = WhyNot & { kind: "costs" };

/**
 * The answer in sentences; `total` is the result's objective, `facts` are those of the exclusion.
 * `name` turns a profile id into a name; participants never read anybody else's name, nor which rule
 * or which hand kept the two apart.
 */
export function whyNotSentences(
  answer: WhyNot,
  { mentee, mentor }: PairIds,
  total: number,
  locale: string,
  audience: Audience,
  name: (id: string) => string,
  registry: Registry = builtIn,
  facts: readonly Fact[] = [],
): string[] {
  const say = (text: Phrase, fill: Record<string, string | number> = {}) =>
    phrase(text, locale, { mentee: name(mentee), mentor: name(mentor), ...fill });
  if (answer.kind === "chosen") return [say(SAY.chosen)];
  if (audience !== "coordinator") {
    return [say(answer.kind === "costs" ? SAY.participant : NOT_POSSIBLE)];
  }
  const obstacle = (because: Obstacle) => obstacleSentence(because, locale, name, registry, facts);
  switch (answer.kind) {
    case "excluded":
      return [obstacle({ ...answer, mentee, mentor })];
    case "notScored":
      return [obstacle({ kind: "notScored", mentee, mentor })];
    case "noPlaces":
      return [obstacle({ kind: "noPlaces", mentor })];
    case "locked":
      return [obstacle({ ...answer, id: answer.who === "mentee" ? mentee : mentor })];
    case "impossible":
      return [obstacle({ kind: "impossible", codes: [] })];
    case "forbidden":
      return [say(SAY.forbidden)];
    case "costs": {
      const { fullWith, lostMatches, lostScore, changes } = answer;
      const partners = listed(fullWith.map(name), locale);
      const isEqual = lostMatches === 0 && lostScore === 0;
      return [
        ...(fullWith.length > 0 ? [say(SAY.full, { partners })] : []),
        ...moveSentences(changes, locale, name),
        ...(isEqual ? [say(SAY.equal)] : totalSentences(asConsequence(answer, total), locale)),
      ];
    }
  }
}
