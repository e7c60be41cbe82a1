import type { Cause, NotComplete, Problem, RuleCount, Unmatched } from "../../contract.ts";
import { pairKeys } from "../../problem.ts";
import { type Family, type Rules, without } from "./family.ts";

interface Person {
  id: string;
  role: "mentor" | "mentee";
  /** The row that stands for this person; -1: none does. */
  row: number;
}

export interface Left {
  people: Person[];
  /** Why somebody without any row is unmatched, or who can't take part at all; null goes on. */
  why(person: Person): Cause | null;
  /** Too few are left for one more partnership of this model. */
  tooFew: boolean;
  /** Nobody who is left is experienced, and the model asks for it. */
  noExperienced: boolean;
}

/**
 * Why each of these people is in no partnership: what is said is true of this outcome and claims no
 * fix. `taken`: the rows of the outcome.
 */
export function causesOf(
  problem: Problem,
  family: Family,
  taken: ReadonlySet<number>,
  { people, why, tooFew, noExperienced }: Left,
): Unmatched[] {
  const rows = new Set(people.map(({ row }) => row).filter((row) => row >= 0));
  const possible = coverable(family, family.rules, rows);
  const gone = [...taken].filter((row) => row < family.people);
  const stillPossible = coverable(family, without(family.rules, family.rows, gone), rows);
  const partners = partnersOf(problem, people);
  return people.map((person): Unmatched => {
    const complete = (): NotComplete => {
      if (!possible.has(person.row)) return "nobodyTogether";
      if (stillPossible.has(person.row)) return "betterWithout";
      if (tooFew) return "tooFewLeft";
      return noExperienced ? "noExperiencedLeft" : "noneLeft";
    };
    const cause =
      why(person) ?? partners(person) ?? ({ code: "notComplete", why: complete() } as const);
    return { id: person.id, role: person.role, cause };
  });
}

/** Those of the rows that some column under the rules covers, whatever it is worth. */
function coverable(family: Family, rules: Rules, rows: ReadonlySet<number>): Set<number> {
  const found = new Set<number>();
  const row = new Float64Array(family.rows);
  for (const r of rows) row[r] = -1;
  for (;;) {
    const columns = family.price({ row, each: 0, scale: 0 }, rules, family.rows);
    if (columns.length === 0) return found;
    for (const r of columns.flatMap((priced) => priced.column.rows)) {
      row[r] = 0;
      found.add(r);
    }
  }
}

/** The cause of somebody who has no possible partner at all; null for whoever has one. */
function partnersOf(problem: Problem, people: readonly Person[]) {
  const { mentees, mentors, pairs, excluded, rules } = problem;
  const forbidden = pairKeys(problem.forbidden);
  const key = (role: string, id: string) => `${role} ${id}`;
  const cases = new Map(
    people.map(({ id, role }) => [
      key(role, id),
      { open: 0, barred: [] as string[], counts: new Map<number, number>() },
    ]),
  );
  for (let i = 0; i < mentees.length; i++) {
    const mentee = mentees[i]!.id;
    const own = cases.get(key("mentee", mentee));
    for (let k = pairs.start[i]!; k < pairs.start[i + 1]!; k++) {
      const mentor = mentors[pairs.mentor[k]!]!.id;
      const other = cases.get(key("mentor", mentor));
      if (forbidden.get(mentee)?.has(mentor)) {
        own?.barred.push(mentor);
        other?.barred.push(mentee);
        continue;
      }
      if (own) own.open++;
      if (other) other.open++;
    }
    for (let k = excluded.start[i]!; k < excluded.start[i + 1]!; k++) {
      const rule = excluded.value[k]!;
      const other = cases.get(key("mentor", mentors[excluded.mentor[k]!]!.id));
      for (const counts of [own?.counts, other?.counts]) {
        counts?.set(rule, (counts.get(rule) ?? 0) + 1);
      }
    }
  }
  return ({ id, role }: Person): Cause | null => {
    const found = cases.get(key(role, id))!;
    if (found.open > 0) return null;
    const total = role === "mentee" ? mentors.length : mentees.length;
    const byRule = [...found.counts].map(([rule, n]): RuleCount => ({ ...rules[rule]!, count: n }));
    const seen = byRule.reduce((sum, r) => sum + r.count, 0) + found.barred.length;
    if (seen < total) byRule.push({ rule: "notScored", code: "notScored", count: total - seen });
    byRule.sort((a, b) => b.count - a.count || (a.rule + a.code < b.rule + b.code ? -1 : 1));
    if (found.barred.length === 0) return { code: "nobodyEligible", total, byRule };
    return { code: "forbidden", partners: found.barred.sort(), byRule, allow: [] };
  };
}
