import { builtIn } from "./built-in.ts";
import type { MenteeChange } from "./compare.ts";
import type { Fact, Registry } from "./contract.ts";
import { inLocale, listed, type Phrase, phrase } from "./criteria/phrases.ts";
import { exclusionSentence } from "./explain.ts";
import { fit, fitWords } from "./fit.ts";
import type { Consequence, Obstacle } from "./what-if.ts";

/** Mentees who are named; the others are counted. */
export const MOST_NAMED = 3;

const MOVE = {
  moves: {
    en: "{mentee} would move from {from} to {to} ({fits}).",
    cy: "Byddai {mentee} yn symud o {from} i {to} ({fits}).",
  },
  gains: {
    en: "{mentee} would be matched with {to} ({fits}).",
    cy: "Byddai {mentee} yn cael lle gyda {to} ({fits}).",
  },
  loses: {
    en: "{mentee} would no longer be matched.",
    cy: "Ni fyddai {mentee} wedi'i baru mwyach.",
  },
  fits: { en: "{before} to {after}", cy: "{before}, wedyn {after}" },
  oneOther: { en: "One other would move.", cy: "Byddai un arall yn symud." },
  others: { en: "{n} others would move.", cy: "Nifer yr eraill a fyddai'n symud: {n}." },
} satisfies Record<string, Phrase>;

const TOTAL = {
  nobody: { en: "Nobody would move.", cy: "Ni fyddai neb yn symud." },
  oneFewer: {
    en: "One mentee fewer would be matched.",
    cy: "Byddai un mentorai yn llai yn cael ei baru.",
  },
  fewer: {
    en: "{n} fewer mentees would be matched.",
    cy: "Byddai {n} yn llai o fentoreion yn cael eu paru.",
  },
  oneMore: {
    en: "One mentee more would be matched.",
    cy: "Byddai un mentorai yn rhagor yn cael ei baru.",
  },
  more: {
    en: "{n} more mentees would be matched.",
    cy: "Byddai {n} yn rhagor o fentoreion yn cael eu paru.",
  },
  lower: {
    en: "The total of all matches would fall by {n}%.",
    cy: "Byddai cyfanswm yr holl barau yn gostwng {n}%.",
  },
  littleLower: {
    en: "The total of all matches would fall by less than 0.1%.",
    cy: "Byddai cyfanswm yr holl barau yn gostwng llai na 0.1%.",
  },
  higher: {
    en: "The total of all matches would rise by {n}%.",
    cy: "Byddai cyfanswm yr holl barau yn codi {n}%.",
  },
  littleHigher: {
    en: "The total of all matches would rise by less than 0.1%.",
    cy: "Byddai cyfanswm yr holl barau yn codi llai na 0.1%.",
  },
  same: {
    en: "The total of all matches would stay as it is.",
    cy: "Byddai cyfanswm yr holl barau yn aros fel y mae.",
  },
} satisfies Record<string, Phrase>;

const OBSTACLE = {
  unknown: {
    en: "This person is not in this round any more.",
    cy: "Nid yw'r person hwn yn y rownd hon mwyach.",
  },
  asItIs: { en: "This is so already.", cy: "Mae hyn felly eisoes." },
  notScored: { en: "This pairing was not considered.", cy: "Ni ystyriwyd y pâr hwn." },
  noPlaces: {
    en: "{mentor} has no place to give in this round.",
    cy: "Nid oes gan {mentor} le i'w gynnig yn y rownd hon.",
  },
  mentee: {
    en: "{name} is locked by hand with {partners}.",
    cy: "Mae {name} wedi'i gloi â llaw gyda {partners}.",
  },
  mentor: {
    en: "Every place of {name} is locked by hand: {partners}.",
    cy: "Mae pob lle sydd gan {name} wedi'i gloi â llaw: {partners}.",
  },
  noSwap: {
    en: "{a} and {b} have no different partners to exchange.",
    cy: "Nid oes gan {a} a hefyd {b} bartneriaid gwahanol i'w cyfnewid.",
  },
  impossible: {
    en: "No set of matches can keep all that has been decided by hand.",
    cy: "Ni all unrhyw set o barau gadw popeth a benderfynwyd â llaw.",
  },
} satisfies Record<string, Phrase>;

type Possible = Consequence & { possible: true };
type NameOf = (id: string) => string;

/** Everybody whom `consequenceSentences` names, by profile id. */
export function namedInConsequence(consequence: Consequence): string[] {
  if (!consequence.possible) {
    const { because } = consequence;
    const { kind: _, ...rest } = because;
    return because.kind === "impossible" || because.kind === "unknown"
      ? []
      : Object.entries(rest).flatMap(([key, value]) =>
          ["rule", "code", "who"].includes(key) ? [] : value,
        );
  }
  return mostAffected(consequence.changes)
    .slice(0, MOST_NAMED)
    .flatMap((c) => [c.mentee, ...(c.before?.mentors ?? []), ...(c.after?.mentors ?? [])]);
}

/**
 * What would follow, in a few plain sentences for a coordinator: who would move from whom to whom,
 * and what the change would be worth. `facts` are those of the exclusion that stands against it.
 */
export function consequenceSentences(
  consequence: Consequence,
  locale: string,
  name: NameOf,
  registry: Registry = builtIn,
  facts: readonly Fact[] = [],
): string[] {
  if (!consequence.possible) {
    return [obstacleSentence(consequence.because, locale, name, registry, facts)];
  }
  return [
    ...moveSentences(consequence.changes, locale, name),
    ...totalSentences(consequence, locale),
  ];
}

/** Who loses the match first, then who would be placed worse by how much. */
function mostAffected(changes: readonly MenteeChange[]): MenteeChange[] {
  const worth = ({ before, after }: MenteeChange) =>
    after ? after.score - (before?.score ?? 0) : Number.NEGATIVE_INFINITY;
  return changes.toSorted((a, b) => {
    const [one, other] = [worth(a), worth(b)];
    return one === other ? 0 : one - other;
  });
}

/** The few who are affected most by name, the others counted. */
export function moveSentences(
  changes: readonly MenteeChange[],
  locale: string,
  name: NameOf,
): string[] {
  const others = changes.length - MOST_NAMED;
  return [
    ...(changes.length === 0 ? [phrase(TOTAL.nobody, locale)] : []),
    ...mostAffected(changes)
      .slice(0, MOST_NAMED)
      .map((change) => moveSentence(change, locale, name)),
    ...(others === 1 ? [phrase(MOVE.oneOther, locale)] : []),
    ...(others > 1 ? [phrase(MOVE.others, locale, { n: others })] : []),
  ];
}

function moveSentence({ mentee, before, after }: MenteeChange, locale: string, name: NameOf) {
  const names = (ids: readonly string[]) => listed(ids.map(name), locale);
  const words = (score: number) => lowered(inLocale(fitWords[fit(score)], locale));
  if (!after) return phrase(MOVE.loses, locale, { mentee: name(mentee) });
  const to = names(after.mentors);
  if (!before) {
    return phrase(MOVE.gains, locale, { mentee: name(mentee), to, fits: words(after.score) });
  }
  const [was, is] = [words(before.score), words(after.score)];
  const fits = was === is ? is : phrase(MOVE.fits, locale, { before: was, after: is });
  return phrase(MOVE.moves, locale, {
    mentee: name(mentee),
    from: names(before.mentors),
    to,
    fits,
  });
}

const lowered = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);

/** How many more or fewer are matched; with as many as before, how the total changes. */
export function totalSentences(
  { matched, objective }: Pick<Possible, "matched" | "objective">,
  locale: string,
): string[] {
  const more = matched.after - matched.before;
  if (more !== 0) {
    const text = more > 0 ? (more === 1 ? TOTAL.oneMore : TOTAL.more) : fewer(-more);
    return [phrase(text, locale, { n: Math.abs(more) })];
  }
  const rise = objective.after - objective.before;
  if (rise === 0) return [phrase(TOTAL.same, locale)];
  const share = (100 * Math.abs(rise)) / Math.max(1, Math.abs(objective.before));
  const [much, little] =
    rise > 0 ? [TOTAL.higher, TOTAL.littleHigher] : [TOTAL.lower, TOTAL.littleLower];
  return [phrase(share < 0.1 ? little : much, locale, { n: share.toFixed(1) })];
}

const fewer = (count: number) => (count === 1 ? TOTAL.oneFewer : TOTAL.fewer);

/** Why a change can't be made. */
export function obstacleSentence(
  because: Obstacle,
  locale: string,
  name: NameOf,
  registry: Registry = builtIn,
  facts: readonly Fact[] = [],
): string {
  const say = (text: Phrase, fill: Record<string, string> = {}) => phrase(text, locale, fill);
  switch (because.kind) {
    case "excluded":
      return exclusionSentence(because.rule, facts, locale, "coordinator", registry);
    case "noPlaces":
      return say(OBSTACLE.noPlaces, { mentor: name(because.mentor) });
    case "locked": {
      const partners = listed(because.partners.map(name), locale);
      return say(OBSTACLE[because.who], { name: name(because.id), partners });
    }
    case "noSwap":
      return say(OBSTACLE.noSwap, { a: name(because.menteeA), b: name(because.menteeB) });
    default:
      return say(OBSTACLE[because.kind]);
  }
}
