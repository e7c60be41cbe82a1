import { builtIn } from "./built-in.ts";
import { COORDINATOR, NOT_COMPLETE, PARTICIPANT } from "./cause-words.ts";
import type {
  Audience,
  Cause,
  PairIds,
  Registry,
  RuleCount,
  RuleFix,
  Unmatched,
} from "./contract.ts";
import { inLocale, listed, type Phrase, phrase } from "./criteria/phrases.ts";

const MOST_NAMES = 5;
/** Bans whose lifting is said to help. */
const MOST_FIXES = 2;

/**
 * Why somebody is unmatched, in one paragraph. `name` turns a profile id into a name. Participants
 * read only the kind of cause: no names, no rules, nothing done by hand.
 */
export function causeSentence(
  { cause, role }: Unmatched,
  locale: string,
  audience: Audience,
  name: (id: string) => string,
  registry: Registry = builtIn,
): string {
  if (audience !== "coordinator") {
    const kind = {
      nobodyEligible: "none",
      forbidden: "none",
      allFull: "full",
      noPlaces: "full",
      belowNoMatch: "below",
      betterElsewhere: "below",
      othersFirst: "others",
      byHand: "others",
      notComplete: "others",
      quotaFull: "full",
      tooFewTogether: "below",
    } as const;
    return phrase(PARTICIPANT[role][kind[cause.code]], locale);
  }
  const say = (text: Phrase, fill: Record<string, string | number> = {}) =>
    phrase(text, locale, fill);
  const C = COORDINATOR;
  const names = (ids: readonly string[], count?: number) =>
    listedNames(ids, count ?? ids.length, name, locale);
  const rules = (counts: RuleCount[]) => ruledOut(counts, role, locale, registry);
  const fixes = ({ allow = [], unlock = [], drop = [] }: Fixes) => [
    ...allow.slice(0, MOST_FIXES).map((id) => say(C.allow, { names: name(id) })),
    ...unlock
      .slice(0, 1)
      .map((pair) => say(C.unlock, { mentee: name(pair.mentee), mentor: name(pair.mentor) })),
    ...drop.slice(0, 1).map(({ partner, rule }) => {
      const label = inLocale(registry.criteria.get(rule)?.label ?? { en: rule }, locale);
      return say(C.drop, { label, name: name(partner) });
    }),
  ];
  const others = ({ forbidden, byRule, ...more }: Fixes & Others) => [
    ...(forbidden.length > 0 ? [say(C.alsoForbidden, { names: names(forbidden) })] : []),
    ...fixes(more),
    ...(byRule.length > 0 ? [say(C.alsoOut, { rules: rules(byRule) })] : []),
  ];
  switch (cause.code) {
    case "noPlaces":
      return say(C.noPlaces);
    case "nobodyEligible":
      if (cause.total === 0) return say(role === "mentee" ? C.noMentors : C.noMentees);
      return [
        say(role === "mentee" ? C.mentorsOut : C.menteesOut, {
          n: cause.total,
          rules: rules(cause.byRule),
        }),
        ...fixes(cause),
      ].join(" ");
    case "forbidden":
      return [
        say(C.forbidden, { names: names(cause.partners, cause.count) }),
        cause.allow.length > 0 ? "" : say(C.noAllow),
        ...others({ ...cause, forbidden: [] }),
      ]
        .filter(Boolean)
        .join(" ");
    case "allFull":
      return [
        say(C.full, { names: names(cause.partners, cause.count) }),
        placeSentence(cause.onePlaceWith[0], say, name),
        ...others(cause),
        ...nearestMentor(cause, say, name),
      ].join(" ");
    case "belowNoMatch":
      return say(C.below, { name: name(cause.best.partner) });
    case "byHand":
      return say(C.byHand);
    case "notComplete":
      return say(NOT_COMPLETE[cause.why]);
    case "othersFirst": {
      const [full, open] =
        role === "mentee" ? [C.othersFirst, C.openMentors] : [C.othersElsewhere, C.openMentees];
      return [
        ...(cause.partners.length > 0
          ? [say(full, { names: names(cause.partners, cause.count) })]
          : []),
        ...(cause.open.length > 0
          ? [say(open, { names: names(cause.open, cause.openCount) })]
          : []),
        ...others({ ...cause, allow: [] }),
      ].join(" ");
    }
    case "quotaFull":
      return [
        ...cause.full.map(({ quota, used, most }) =>
          say(C.quotaFull, { name: name(quota), used, most }),
        ),
        ...cause.oneMoreIn.slice(0, 1).map((quota) => say(C.oneMoreIn, { name: name(quota) })),
      ].join(" ");
    case "tooFewTogether":
      return cause.waiting
        .slice(0, MOST_NAMES)
        .map(({ mentor, least: n }) => say(C.tooFew, { name: name(mentor), n }))
        .join(" ");
    case "betterElsewhere": {
      const { partners, locked, nearest, count } = cause;
      const open = partners.filter((id) => !locked.includes(id));
      const openCount = count === undefined ? open.length : count - locked.length;
      return [
        ...(nearest
          ? [say(C.better, { names: names(open, openCount) }), nearestSentence(nearest, say, name)]
          : []),
        ...(nearest && locked.length > 0 ? [say(C.alsoLocked, { names: names(locked) })] : []),
        ...(nearest ? [] : [say(C.allLocked, { names: names(locked) })]),
        ...others(cause),
      ].join(" ");
    }
  }
}

type NameOf = (id: string) => string;
type Fixes = { allow?: string[]; unlock?: PairIds[]; drop?: RuleFix[] };
type Others = { forbidden: string[]; byRule: RuleCount[] };
type Say = (text: Phrase, fill?: Record<string, string | number>) => string;

function placeSentence(
  fix: { mentor: string; others: number } | undefined,
  say: Say,
  name: (id: string) => string,
): string {
  if (!fix) return say(COORDINATOR.noOnePlace);
  if (fix.others === 0) return say(COORDINATOR.onePlace, { name: name(fix.mentor) });
  const text = fix.others === 1 ? COORDINATOR.onePlaceMove : COORDINATOR.onePlaceMoves;
  return say(text, { name: name(fix.mentor), n: fix.others });
}

function nearestSentence(
  { mentee, shortBy }: { mentee: string; shortBy: number },
  say: Say,
  name: (id: string) => string,
): string {
  if (shortBy === 0) return say(COORDINATOR.tie, { name: name(mentee) });
  // Rounded down, so that "more than" stays true.
  return say(COORDINATOR.nearest, { name: name(mentee), n: Math.floor(shortBy / 1000) / 10 });
}

/** The smallest change that would help is said; a higher score only where nothing else would. */
function nearestMentor(cause: Cause & { code: "allFull" }, say: Say, name: NameOf): string[] {
  const { nearest, onePlaceWith, allow, unlock = [], drop = [] } = cause;
  if (!nearest || onePlaceWith.length + allow.length + unlock.length + drop.length > 0) return [];
  const fill = { name: name(nearest.mentor), n: Math.floor(nearest.shortBy / 1000) / 10 };
  return [say(nearest.shortBy === 0 ? COORDINATOR.tie : COORDINATOR.nearestMentor, fill)];
}

/** The first of `count` people by name, the others counted. */
function listedNames(ids: readonly string[], count: number, name: NameOf, locale: string): string {
  if (count <= MOST_NAMES) return listed(ids.map(name), locale);
  const shown = Math.min(MOST_NAMES, ids.length);
  const more = phrase({ en: "{n} more", cy: "{n} arall" }, locale, { n: count - shown });
  return listed([...ids.slice(0, MOST_NAMES).map(name), more], locale);
}

function ruledOut(
  counts: RuleCount[],
  role: "mentor" | "mentee",
  locale: string,
  registry: Registry,
): string {
  const who = role === "mentee" ? "mentors" : "mentees";
  return counts
    .map(({ rule, code, count }) => {
      const type = registry.criteria.get(rule);
      if (!type) return phrase(COORDINATOR.unscored, locale, { n: count });
      const label = inLocale(type.label, locale);
      return (
        type.counted?.(code, count, who, locale) ||
        phrase(COORDINATOR.rule, locale, { n: count, label })
      );
    })
    .join("; ");
}
