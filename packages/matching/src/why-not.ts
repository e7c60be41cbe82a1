import { builtIn } from "./built-in.ts";
import { compare, type MenteeChange } from "./compare.ts";
import type { Audience, Fact, MatchResult, PairIds, Problem, Registry } from "./contract.ts";
import { listed, NOT_POSSIBLE, type Phrase, phrase } from "./criteria/phrases.ts";
import { MatchingError } from "./error.ts";
import { exclusionSentence } from "./explain.ts";
import { assign } from "./matchers/assign.ts";
import { lookupIn } from "./problem.ts";

export type WhyNot =
  | { kind: "chosen" }
  | { kind: "excluded"; rule: string; code: string }
  /** The problem lists the pair neither as eligible nor as excluded. */
  | { kind: "notScored" }
  | { kind: "forbidden" }
  | { kind: "noPlaces" }
  /** One of the two is locked by hand: the mentee to `partners`, or every place of the mentor. */
  | { kind: "locked"; who: "mentee" | "mentor"; partners: string[] }
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
 * Why `result` doesn't have this pair. A possible pair is tried: the problem is solved again with
 * the pair pinned, so costs and changes are exact (of equally good outcomes, the seed's). Throws
 * `MatchingError` "UNKNOWN_PAIR" for people whom the problem doesn't have.
 */
export function whyNot(
  problem: Problem,
  result: MatchResult,
  pair: PairIds,
  solve: (problem: Problem) => MatchResult = assign.solve,
): WhyNot {
  const { mentee, mentor } = pair;
  const same = (p: PairIds) => p.mentee === mentee && p.mentor === mentor;
  const capacity = problem.mentors.find((m) => m.id === mentor)?.capacity;
  if (capacity === undefined || !problem.mentees.some((m) => m.id === mentee)) {
    throw new MatchingError("UNKNOWN_PAIR", "The problem has no such people", [mentee, mentor]);
  }
  const holders = result.partnerships.filter((p) => p.mentors.includes(mentor));
  if (holders.some((p) => p.mentees.includes(mentee))) return { kind: "chosen" };
  const lookup = lookupIn(problem);
  const excluded = lookup.rule(pair);
  if (excluded) return { kind: "excluded", ...excluded };
  const score = lookup.score(pair);
  if (score === null) return { kind: "notScored" };
  if (problem.forbidden.some(same)) return { kind: "forbidden" };
  if (capacity === 0) return { kind: "noPlaces" };
  const lock = problem.pinned.find((p) => p.mentee === mentee);
  if (lock) return { kind: "locked", who: "mentee", partners: [lock.mentor] };
  const pins = problem.pinned.filter((p) => p.mentor === mentor).map((p) => p.mentee);
  if (pins.length >= capacity) return { kind: "locked", who: "mentor", partners: pins };

  const forced = solve({ ...problem, pinned: [...problem.pinned, pair] });
  const { changes, matched, objective } = compare(result, forced);
  return {
    kind: "costs",
    fullWith: holders.length >= capacity ? holders.flatMap((p) => p.mentees) : [],
    lostMatches: matched.before - matched.after,
    lostScore: objective.before - objective.after,
    reducedCost: reducedCost(problem, result, pair, score),
    changes,
  };
}

/** How much too low the pair's score is at the prices of the result; null without prices. */
function reducedCost(
  problem: Problem,
  { certificate }: MatchResult,
  { mentee, mentor }: PairIds,
  score: number,
): number | null {
  if (certificate.kind !== "duals") return null;
  const { menteeDuals, mentorDuals, bonus } = certificate;
  const worth = score - (problem.params.noMatchScore ?? 0) + bonus;
  return (menteeDuals[mentee] ?? 0) + (mentorDuals[mentor] ?? 0) - worth;
}

const SAY = {
  chosen: { en: "They are matched.", cy: "Maent wedi'u paru." },
  notScored: { en: "This pairing was not considered.", cy: "Ni ystyriwyd y pâr hwn." },
  forbidden: {
    en: "A coordinator has forbidden this pairing.",
    cy: "Mae cydlynydd wedi gwahardd y pâr hwn.",
  },
  noPlaces: {
    en: "{mentor} has no place to give in this round.",
    cy: "Nid oes gan {mentor} le i'w gynnig yn y rownd hon.",
  },
  menteeLocked: {
    en: "{mentee} is locked by hand with {partners}.",
    cy: "Mae {mentee} wedi'i gloi â llaw gyda {partners}.",
  },
  mentorLocked: {
    en: "Every place of {mentor} is locked by hand: {partners}.",
    cy: "Mae pob lle sydd gan {mentor} wedi'i gloi â llaw: {partners}.",
  },
  full: { en: "{mentor} is full, with {partners}.", cy: "Mae {mentor} yn llawn, gyda {partners}." },
  fewer: {
    en: "With this pairing, {n} fewer mentees would be matched.",
    cy: "Gyda'r pâr hwn, byddai {n} yn llai o fentoreion yn cael eu paru.",
  },
  oneFewer: {
    en: "With this pairing, one mentee fewer would be matched.",
    cy: "Gyda'r pâr hwn, byddai un mentorai yn llai yn cael ei baru.",
  },
  lower: {
    en: "With this pairing, the total of all matches would fall by {n}%.",
    cy: "Gyda'r pâr hwn, byddai cyfanswm yr holl barau yn gostwng {n}%.",
  },
  littleLower: {
    en: "With this pairing, the total of all matches would fall by less than 0.1%.",
    cy: "Gyda'r pâr hwn, byddai cyfanswm yr holl barau yn gostwng llai na 0.1%.",
  },
  equal: {
    en: "An outcome with this pairing would be exactly as good.",
    cy: "Byddai canlyniad gyda'r pâr hwn yr un mor dda.",
  },
  moves: { en: "{n} matches would change.", cy: "Nifer y parau a fyddai'n newid: {n}." },
  oneMove: { en: "One match would change.", cy: "Byddai un pâr yn newid." },
  participant: {
    en: "Other pairings made the whole round fit better.",
    cy: "Roedd parau eraill yn gwneud i'r rownd gyfan gydweddu'n well.",
  },
} satisfies Record<string, Phrase>;

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
  const names = (ids: string[]) => listed(ids.map(name), locale);
  switch (answer.kind) {
    case "excluded": {
      return [exclusionSentence(answer.rule, facts, locale, audience, registry)];
    }
    case "notScored":
    case "forbidden":
    case "noPlaces":
      return [say(SAY[answer.kind])];
    case "locked": {
      const text = answer.who === "mentee" ? SAY.menteeLocked : SAY.mentorLocked;
      return [say(text, { partners: names(answer.partners) })];
    }
    case "costs": {
      const { fullWith, lostMatches, lostScore, changes } = answer;
      const share = (100 * lostScore) / Math.max(1, total);
      const fall = share < 0.1 ? SAY.littleLower : SAY.lower;
      return [
        ...(fullWith.length > 0 ? [say(SAY.full, { partners: names(fullWith) })] : []),
        ...(lostMatches > 1 ? [say(SAY.fewer, { n: lostMatches })] : []),
        ...(lostMatches === 1 ? [say(SAY.oneFewer)] : []),
        ...(lostMatches === 0 && lostScore > 0 ? [say(fall, { n: share.toFixed(1) })] : []),
        ...(lostMatches === 0 && lostScore === 0 ? [say(SAY.equal)] : []),
        changes.length === 1 ? say(SAY.oneMove) : say(SAY.moves, { n: changes.length }),
      ];
    }
  }
}
