import type { Problem } from "../contract.ts";
import { MODELS } from "../models.ts";
import { numbersOf } from "../problem.ts";
import {
  type Above,
  type ColumnWorld,
  type Decided,
  fits,
  type Leaf,
  type Worth,
} from "./column-terms.ts";
import { leastOf } from "./model-rules.ts";
import { apartIn, scoreTable } from "./two-by-two-world.ts";

/** The names of the teams, in the order of their first mentees. */
const teamNames = ({ mentees }: Problem): string[] => [
  ...new Set(mentees.flatMap((m) => (m.team === undefined ? [] : [m.team]))),
];

/** A team with one or two experienced mentors from outside. Rows: teams, then mentors. */
export function teamWorld(problem: Problem, count: number): ColumnWorld {
  const teams = teamNames(problem);
  const number = new Map(teams.map((team, t) => [team, t]));
  const mentors = numbersOf(problem.mentors);
  const team = new Map(problem.mentees.map((m) => [m.id, m.team]));
  const pins = problem.pinned.map(({ mentee, mentor }): Decided => {
    const own = team.get(mentee);
    const row = own === undefined ? -1 : number.get(own)!;
    return { pair: [row, teams.length + mentors.get(mentor)!], together: true };
  });
  const rows = teams.length + problem.mentors.length;
  return {
    capacity: Array(rows).fill(1),
    people: rows,
    free: new Set(pins.flatMap((pin) => pin.pair)),
    count,
    exact: false,
    step: 1,
    worth: "score",
    above: (leaf, worth) => above(problem, teams, [...pins, ...leaf.decided], leaf, worth),
  };
}

function above(
  problem: Problem,
  teams: string[],
  decided: Decided[],
  leaf: Leaf,
  worth: Worth,
): Above | null {
  const { mentors, mentees } = problem;
  const table = scoreTable(problem);
  const apart = apartIn(problem);
  const pinned = new Set(problem.pinned.map((p) => p.mentee));
  for (const [t, team] of teams.entries()) {
    const members = [...mentees.keys()].filter((e) => mentees[e]!.team === team);
    const locked = members.filter((e) => pinned.has(mentees[e]!.id));
    const outside = [...mentors.keys()].filter((m) => {
      const mentor = mentors[m]!;
      return mentor.experienced && mentor.capacity > 0 && mentor.team !== team;
    });
    for (const [k, first] of outside.entries()) {
      const others = problem.params.mentors === 1 ? [] : outside.slice(k + 1);
      for (const second of [null, ...others]) {
        const both = second === null ? [first] : [first, second];
        const found = worthOf(problem, table, members, locked, both, leaf, worth);
        if (found === null) continue;
        const rows = [t, ...both.map((m) => teams.length + m)];
        const paid = rows.reduce((sum, row) => sum + leaf.prices[row]!, 0);
        if (found <= paid) continue;
        if (second !== null) {
          const [one, two] = [mentors[first]!, mentors[second]!];
          if (apart(one.id, two.id)) continue;
          const sameUnit = one.unit !== undefined && one.unit === two.unit;
          if (problem.params.differentUnits === true && sameUnit) continue;
        }
        if (!fits(rows, decided)) continue;
        const [mentee, mentor] = [mentees[members[0]!]!.id, mentors[first]!.id];
        return { mentee, mentor, expected: found, found: paid };
      }
    }
  }
  return null;
}

/** Of the partnership of these mentors with whoever of the team can be in it; null: there is none. */
function worthOf(
  problem: Problem,
  table: Int32Array,
  members: number[],
  locked: number[],
  both: number[],
  { scale, each }: Leaf,
  worth: Worth,
): number | null {
  const n = problem.mentees.length;
  let score = 0;
  let people = 0;
  for (const e of members) {
    let own = 0;
    for (const m of both) {
      const value = table[m * n + e]!;
      own = value < 0 || own < 0 ? -1 : own + value;
    }
    if (own >= 0) {
      score += own;
      people++;
    } else if (locked.includes(e)) return null;
  }
  const { least, most } = MODELS.team!.mentees;
  const needed = Math.max(least, Math.min(leastOf(problem), members.length));
  if (people < needed || people > most) return null;
  const net = score - people * (problem.params.noMatchScore ?? 0);
  return scale * (worth === "score" ? net : people) + each * people;
}
