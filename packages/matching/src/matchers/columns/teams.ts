import type { Problem } from "../../contract.ts";
import { MODELS } from "../../models.ts";
import { drawLots } from "../lottery.ts";
import {
  allowed,
  decide,
  type Family,
  type Priced,
  type Prices,
  type Rules,
  spread,
} from "./family.ts";
import { apartByLot, keepApart, noRules, type People } from "./people.ts";

/** The teams of a problem. */
export interface Teams {
  /** By lot. */
  names: string[];
  /** The mentees of each, by lot. */
  members: number[][];
  /** Each team's place among the teams, in the order of their first mentees. */
  place: Int32Array;
}

export function teamsOf({ problem, menteeLot }: People): Teams {
  const names = [...new Set(problem.mentees.flatMap(({ team }) => team ?? []))];
  const lots = drawLots(
    names.map((id) => ({ id })),
    problem.seed,
  );
  const byLot: string[] = [];
  const place = new Int32Array(names.length);
  names.forEach((name, k) => {
    byLot[lots[k]!] = name;
    place[lots[k]!] = k;
  });
  const number = new Map(byLot.map((name, t) => [name, t]));
  const members: number[][] = byLot.map(() => []);
  problem.mentees.forEach(({ team }, i) => {
    if (team !== undefined) members[number.get(team)!]!.push(menteeLot[i]!);
  });
  return { names: byLot, members, place };
}

/** A team with some mentors: who of it takes part, and what they score. */
export interface TeamUp {
  members: number[];
  score: number;
}

/**
 * Everybody of team t who may be with all of these mentors; null when they are too few or too many,
 * or somebody locked by hand is not among them.
 */
export function teamUp(
  people: People,
  { members }: Teams,
  locked: ReadonlySet<number>,
  t: number,
  mentors: readonly number[],
): TeamUp | null {
  const { problem, score } = people;
  const n = problem.mentees.length;
  const { least, most } = MODELS.team!.mentees;
  const taking: number[] = [];
  let total = 0;
  for (const e of members[t]!) {
    let own = 0;
    for (const m of mentors) {
      const value = score[m * n + e]!;
      own = own < 0 || value < 0 ? -1 : own + value;
    }
    if (own >= 0) {
      taking.push(e);
      total += own;
    } else if (locked.has(e)) return null;
  }
  const asked = problem.params.least;
  const all = members[t]!.length;
  const needed = Math.max(least, Math.min(typeof asked === "number" ? asked : all, all));
  if (taking.length < needed || taking.length > most) return null;
  return { members: taking, score: total };
}

/** Every team with one experienced mentor or two. */
export function teamFamily(people: People, teams: Teams): Family {
  const { problem } = people;
  const count = teams.names.length;
  const rows = count + problem.mentors.length;
  const must = new Uint8Array(rows);
  let rules = rulesOf(people, teams);
  const teamOf = new Map(teams.members.flatMap((list, t) => list.map((e) => [e, t] as const)));
  const bound = new Set<string>();
  for (const [e, m] of people.pinned) {
    const t = teamOf.get(e);
    if (t === undefined) {
      // Somebody in no team can be locked with nobody: a row that must be, and can't.
      must[count + m] = 1;
      for (let row = 0; row < rows; row++) keepApart(rules, rows, count + m, row);
      continue;
    }
    must[t] = must[count + m] = 1;
    if (bound.has(`${t} ${m}`)) continue;
    bound.add(`${t} ${m}`);
    rules = decide(rules, rows, { pair: [t, count + m], together: true });
  }
  const columns = columnsOf(people, teams, rules);
  return {
    rows,
    people: rows,
    others: [],
    must,
    rules,
    step: 1,
    limits: limitsOf(teams, columns, rows),
    price: (prices, under, take) => priceTeams(columns, count, rows, prices, under, take),
  };
}

function rulesOf(people: People, { names }: Teams): Rules {
  const { problem, mentors: numbers } = people;
  const rows = names.length + problem.mentors.length;
  const rules = noRules(rows);
  const row = (m: number) => names.length + m;
  const mentor = (m: number) => problem.mentors[numbers[m]!]!;
  for (let a = 0; a < problem.mentors.length; a++) {
    const one = mentor(a);
    const out = !one.experienced || one.capacity === 0;
    for (const [t, name] of names.entries()) {
      if (out || one.team === name) keepApart(rules, rows, t, row(a));
    }
    for (let b = 0; b < a; b++) {
      const sameUnit = one.unit !== undefined && one.unit === mentor(b).unit;
      if (out || mostMentors(problem) < 2 || (problem.params.differentUnits === true && sameUnit)) {
        keepApart(rules, rows, row(a), row(b));
      }
    }
  }
  for (const [a, b] of apartByLot(people, problem.mentors, people.mentorLot)) {
    keepApart(rules, rows, row(a), row(b));
  }
  return rules;
}

export const mostMentors = ({ params }: Problem): number =>
  typeof params.mentors === "number" ? params.mentors : MODELS.team!.mentors.most;

/** All columns: of team t, `mentors[k]` pairs of mentors (the second -1: none), weights and counts. */
interface Columns {
  first: Int32Array[];
  second: Int32Array[];
  weight: Float64Array[];
  count: Int32Array[];
}

/** O(teams * mentors^2 * members). */
function columnsOf(people: People, teams: Teams, rules: Rules): Columns {
  const { problem } = people;
  const count = teams.names.length;
  const rows = count + problem.mentors.length;
  const noMatch = problem.params.noMatchScore ?? 0;
  const locked = new Set(people.pinned.map(([e]) => e));
  const columns: Columns = { first: [], second: [], weight: [], count: [] };
  const lots = [...Array(problem.mentors.length).keys()];
  for (let t = 0; t < count; t++) {
    const may = lots.filter((m) => !rules.never[t * rows + count + m]);
    const found: [number, number, number, number][] = [];
    const offer = (first: number, second: number) => {
      const mentors = second < 0 ? [first] : [first, second];
      const up = teamUp(people, teams, locked, t, mentors);
      if (!up) return;
      found.push([first, second, up.score - noMatch * up.members.length, up.members.length]);
    };
    for (const [k, first] of may.entries()) {
      offer(first, -1);
      for (const second of may.slice(k + 1)) {
        if (!rules.never[(count + first) * rows + count + second]) offer(first, second);
      }
    }
    columns.first.push(Int32Array.from(found, (c) => c[0]));
    columns.second.push(Int32Array.from(found, (c) => c[1]));
    columns.weight.push(Float64Array.from(found, (c) => c[2]));
    columns.count.push(Int32Array.from(found, (c) => c[3]));
  }
  return columns;
}

/** For every team and first mentor, the best second, if any is better than none. */
function priceTeams(
  { first, second, weight, count }: Columns,
  teams: number,
  rows: number,
  { row, each, scale }: Prices,
  rules: Rules,
  take: number,
): Priced[] {
  const found: Priced[] = [];
  for (let t = 0; t < teams; t++) {
    let best: Priced | null = null;
    let of = -1;
    const firsts = first[t]!;
    for (let k = 0; k < firsts.length; k++) {
      const [a, b] = [firsts[k]!, second[t]![k]!];
      if (a !== of) {
        if (best) found.push(best);
        best = null;
        of = a;
      }
      const paid = row[t]! + row[teams + a]! + (b < 0 ? 0 : row[teams + b]!);
      const reduced = scale * weight[t]![k]! + each * count[t]![k]! - paid;
      if (reduced <= (best?.reduced ?? 0)) continue;
      const covered = b < 0 ? [t, teams + a] : [t, teams + a, teams + b];
      if (!allowed(covered, rules, rows)) continue;
      const column = { rows: covered, weight: weight[t]![k]!, count: count[t]![k]! };
      best = { column, reduced };
    }
    if (best) found.push(best);
  }
  return spread(found, rows, take);
}

/** As many people of each team as can take part at once. */
function limitsOf({ members }: Teams, { count }: Columns, rows: number): Float64Array[] {
  const ofTeams = new Float64Array(rows);
  for (let t = 0; t < members.length; t++) {
    ofTeams[t] = count[t]!.reduce((high, people) => Math.max(high, people), 0);
  }
  return [ofTeams];
}
