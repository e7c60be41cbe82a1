import { type CirclePlan, mostOfUnit } from "../../circle-plan.ts";
import type { Problem } from "../../contract.ts";
import {
  allowed,
  type Column,
  decide,
  type Family,
  type Priced,
  type Rules,
  reducedCost,
  spread,
} from "./family.ts";
import { apartByLot, keepApart, noRules, type People } from "./people.ts";

/** Peers by lot, and what every two of them score: -1 for two who may not be in one circle. */
export interface Peers {
  problem: Problem;
  count: number;
  /** At [a * count + b]; the mean of both directions, rounded down. */
  score: Float64Array;
  /** The unit of each, as a number; -1: none. */
  unit: Int32Array;
  units: number;
  pinned: [number, number][];
}

/** A circle's people stand in both lists of the problem under one id. */
export function peersOf(people: People): Peers {
  const { problem, menteeLot, mentorLot } = people;
  const count = problem.mentees.length;
  const mentorOf = new Map(problem.mentors.map(({ id }, j) => [id, mentorLot[j]!]));
  const asMentor = new Int32Array(count).fill(-1);
  const lotOf = new Map<number, number>();
  problem.mentees.forEach(({ id }, i) => {
    const mentor = mentorOf.get(id);
    if (mentor === undefined) return;
    asMentor[menteeLot[i]!] = mentor;
    lotOf.set(mentor, menteeLot[i]!);
  });
  const score = new Float64Array(count * count).fill(-1);
  for (let a = 0; a < count; a++) {
    for (let b = 0; b < a; b++) {
      if (asMentor[a]! < 0 || asMentor[b]! < 0) continue;
      const [x, y] = [
        people.score[asMentor[b]! * count + a]!,
        people.score[asMentor[a]! * count + b]!,
      ];
      if (x < 0 || y < 0) continue;
      score[a * count + b] = score[b * count + a] = Math.floor((x + y) / 2);
    }
  }
  for (const [a, b] of apartByLot(people, problem.mentees, menteeLot)) {
    score[a * count + b] = score[b * count + a] = -1;
  }
  const names = [...new Set(problem.mentees.flatMap(({ unit }) => unit ?? []))];
  const unit = new Int32Array(count).fill(-1);
  problem.mentees.forEach((mentee, i) => {
    if (mentee.unit !== undefined) unit[menteeLot[i]!] = names.indexOf(mentee.unit);
  });
  return {
    problem,
    count,
    score,
    unit,
    units: names.length,
    pinned: people.pinned.map(([e, m]) => [e, lotOf.get(m) ?? e]),
  };
}

/** The most of each unit in one circle; no limit when units aren't spread. */
export function unitLimits({ problem, unit, units }: Peers, { circles }: CirclePlan): Int32Array {
  const total = new Int32Array(units);
  for (const u of unit) if (u >= 0) total[u]!++;
  if (problem.params.spread === false) return total;
  return total.map((members) => mostOfUnit(members, circles));
}

/** All circles of the plan's sizes; null when there are more than `most`. */
export function allCircles(peers: Peers, plan: CirclePlan, most: number): Column[] | null {
  const { count, score, unit } = peers;
  const limits = unitLimits(peers, plan);
  const used = new Int32Array(limits.length);
  const found: Column[] = [];
  const members: number[] = [];
  const largest = plan.size + (plan.larger > 0 ? 1 : 0);
  const search = (from: number, worth: number): boolean => {
    const size = members.length;
    if (size === plan.size && plan.larger < plan.circles) {
      found.push({ rows: members.slice(), weight: worth, count: 1 });
    }
    if (size > plan.size) found.push({ rows: [...members, count], weight: worth, count: 1 });
    if (found.length > most) return false;
    if (size === largest) return true;
    for (let a = from; a < count; a++) {
      const u = unit[a]!;
      if (u >= 0 && used[u]! >= limits[u]!) continue;
      let own = 0;
      for (const b of members) {
        const pair = score[a * count + b]!;
        own = own < 0 || pair < 0 ? -1 : own + pair;
      }
      if (own < 0) continue;
      members.push(a);
      if (u >= 0) used[u]!++;
      const goOn = search(a + 1, worth + own);
      members.pop();
      if (u >= 0) used[u]!--;
      if (!goOn) return false;
    }
    return true;
  };
  return search(0, 0) ? found : null;
}

/** The circles as columns; the last row, if there are larger circles, is covered by each of those. */
export function circleFamily(peers: Peers, plan: CirclePlan, columns: readonly Column[]): Family {
  const { count, score } = peers;
  const others = plan.larger > 0 ? [plan.larger] : [];
  const rows = count + others.length;
  let rules: Rules = noRules(rows);
  for (let a = 0; a < count; a++) {
    for (let b = 0; b < a; b++) if (score[a * count + b]! < 0) keepApart(rules, rows, a, b);
  }
  const must = new Uint8Array(rows);
  if (others.length > 0) must[count] = 1;
  for (const [a, b] of peers.pinned) {
    must[a] = must[b] = 1;
    rules = decide(rules, rows, { pair: [a, b], together: true });
  }
  const highest = columns.reduce((high, c) => Math.max(high, c.weight), 0);
  return {
    rows,
    people: count,
    others,
    must,
    rules,
    step: 1,
    limits: [],
    highest: highest * plan.circles,
    price(prices, under, take) {
      const found: Priced[] = [];
      for (const column of columns) {
        const reduced = reducedCost(column, prices);
        if (reduced > 0 && allowed(column.rows, under, rows)) found.push({ column, reduced });
      }
      return spread(found, count, take);
    },
  };
}
