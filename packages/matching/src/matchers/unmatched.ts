import type { Cause, Problem, RuleCount, Unmatched } from "../contract.ts";
import { pairKeys } from "../problem.ts";
import { MOST_LISTED } from "./cases.ts";
import { Few } from "./few.ts";

/** What keeps somebody from the other side, as far as the problem's tables say; people are numbers. */
interface Case {
  /** The best possible partners without a place left, and those with one. */
  partners: Few;
  open: Few;
  forbidden: Few;
  /** By number of the rule. */
  byRule: Map<number, number>;
  seen: number;
}

type FullQuota = (Cause & { code: "quotaFull" })["full"][number];

/**
 * Why somebody has no partner, as far as that is true of every way of matching pairs: no fixes are
 * claimed. `free` are the places left of each mentor. O(pairs + excluded pairs).
 */
export function unmatchedIn(problem: Problem, match: Int32Array, free: Int32Array): Unmatched[] {
  const { mentees, mentors } = problem;
  const taken = new Set(match);
  const menteeCases = mentees.map((_, i) => (match[i] === -1 ? emptyCase() : null));
  const mentorCases = mentors.map((_, j) => (taken.has(j) ? null : emptyCase()));
  const full = fullQuotas(problem, match);
  const hasRoom = (j: number) => free[j]! > 0 && !full.mentor.has(j);
  fill(problem, match, hasRoom, menteeCases, mentorCases);

  const unmatched = (role: "mentee" | "mentor", number: number, found: Case): Unmatched => {
    const others = role === "mentee" ? mentors : mentees;
    const ids = (few: Few) => few.items.map((other) => others[other]!.id);
    const { id } = problem[`${role}s`][number]!;
    const done = (cause: Cause) => ({ id, role, cause });
    if (role === "mentor" && mentors[number]!.capacity === 0) return done({ code: "noPlaces" });
    const total = others.length;
    const byRule = ruleCounts(problem, found, total);
    const { partners, open, forbidden } = found;
    if (partners.count + open.count + forbidden.count === 0) {
      return done({ code: "nobodyEligible", total, byRule });
    }
    const own = full[role].get(number);
    const held = partners.items.flatMap((j) =>
      role === "mentee" && free[j]! > 0 ? (full.mentor.get(j) ?? []) : [],
    );
    const quotas = own ?? (open.count === 0 ? [...new Set(held)] : []);
    if (quotas.length > 0) {
      const eligible = [...ids(open), ...ids(partners)].slice(0, MOST_LISTED);
      return done({ code: "quotaFull", eligible, full: quotas, oneMoreIn: [], onePlaceWith: [] });
    }
    return done({
      code: "othersFirst",
      ...{ partners: ids(partners), count: partners.count },
      ...{ open: ids(open), openCount: open.count },
      forbidden: ids(forbidden),
      byRule,
    });
  };
  return [
    ...menteeCases.flatMap((found, i) => (found ? [unmatched("mentee", i, found)] : [])),
    ...mentorCases.flatMap((found, j) => (found ? [unmatched("mentor", j, found)] : [])),
  ];
}

const emptyCase = (): Case => ({
  partners: new Few(MOST_LISTED),
  open: new Few(MOST_LISTED),
  forbidden: new Few(MOST_LISTED),
  byRule: new Map(),
  seen: 0,
});

function fill(
  problem: Problem,
  match: Int32Array,
  hasRoom: (mentor: number) => boolean,
  menteeCases: (Case | null)[],
  mentorCases: (Case | null)[],
) {
  const { mentees, mentors, pairs, excluded } = problem;
  const forbidden = pairKeys(problem.forbidden);
  const note = (found: Case | null | undefined, hand: boolean, open: boolean) =>
    found?.[hand ? "forbidden" : open ? "open" : "partners"];
  const rule = (found: Case | null | undefined, number: number) => {
    if (!found) return;
    found.byRule.set(number, (found.byRule.get(number) ?? 0) + 1);
    found.seen++;
  };
  for (let i = 0; i < mentees.length; i++) {
    const barred = forbidden.get(mentees[i]!.id);
    for (let k = pairs.start[i]!; k < pairs.start[i + 1]!; k++) {
      const j = pairs.mentor[k]!;
      if (!menteeCases[i] && !mentorCases[j]) continue;
      const hand = barred?.has(mentors[j]!.id) ?? false;
      note(menteeCases[i], hand, hasRoom(j))?.offer(j, -pairs.value[k]!);
      note(mentorCases[j], hand, match[i] === -1)?.offer(i, -pairs.value[k]!);
    }
    for (let k = excluded.start[i]!; k < excluded.start[i + 1]!; k++) {
      rule(menteeCases[i], excluded.value[k]!);
      rule(mentorCases[excluded.mentor[k]!], excluded.value[k]!);
    }
  }
}

/** By number of a person, the full quotas that they count in. */
function fullQuotas({ quotas, mentees, mentors }: Problem, match: Int32Array) {
  const full = { mentee: new Map<number, FullQuota[]>(), mentor: new Map<number, FullQuota[]>() };
  for (const { id, role, members, most } of quotas) {
    const inside = new Set(members);
    const people = role === "mentee" ? mentees : mentors;
    let used = 0;
    match.forEach((j, i) => {
      if (j >= 0 && inside.has(people[role === "mentee" ? i : j]!.id)) used++;
    });
    if (used < most) continue;
    const quota: FullQuota = { quota: id, role, used, most };
    people.forEach((person, number) => {
      if (!inside.has(person.id)) return;
      const known = full[role].get(number) ?? [];
      full[role].set(number, [...known, quota]);
    });
  }
  return full;
}

/** Most often first; whoever stands in neither table was not considered. */
function ruleCounts({ rules }: Problem, found: Case, total: number): RuleCount[] {
  const listed = [...found.byRule].map(([rule, count]) => ({ ...rules[rule]!, count }));
  const { partners, open, forbidden } = found;
  const left = total - found.seen - partners.count - open.count - forbidden.count;
  if (left > 0) listed.push({ rule: "notScored", code: "notScored", count: left });
  return listed.sort((a, b) => b.count - a.count || (a.rule + a.code < b.rule + b.code ? -1 : 1));
}
