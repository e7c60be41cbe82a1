import type { Pairs, Problem } from "../src/index.ts";
import { random } from "./people.ts";

const SKILLS = 8;

/** "structured": people alike want the same mentors; "ties": whole scores from 1 to 100. */
export type Scores = "uniform" | "structured" | "ties";

const problem = (mentees: number, places: Int32Array, pairs: Pairs): Problem => ({
  model: "one-to-one",
  mentees: Array.from({ length: mentees }, (_, i) => ({ id: `e${i}` })),
  mentors: Array.from(places, (capacity, j) => ({ id: `o${j}`, capacity })),
  pairs,
  excluded: {
    start: new Int32Array(mentees + 1),
    mentor: new Int32Array(0),
    value: new Int32Array(0),
  },
  ...{ rules: [], pinned: [], forbidden: [], apart: [], quotas: [], rankings: {} },
  params: {},
  seed: 1,
});

/** Everybody with everybody, one place each. */
export function dense(scores: Scores, size: number): Problem {
  const next = random(size);
  const skills = (count: number) => Float64Array.from({ length: count * SKILLS }, next);
  const [sought, offered] = scores === "structured" ? [skills(size), skills(size)] : [];
  const score = (i: number, j: number): number => {
    if (scores === "ties") return 1 + Math.floor(next() * 100);
    if (!sought || !offered) return Math.floor(next() * 1_000_001);
    let sum = 0;
    for (let d = 0; d < SKILLS; d++) sum += sought[i * SKILLS + d]! * offered[j * SKILLS + d]!;
    return Math.floor((sum / SKILLS) * 1_000_000);
  };
  const mentor = new Int32Array(size * size);
  const value = new Int32Array(size * size);
  for (let i = 0, k = 0; i < size; i++) {
    for (let j = 0; j < size; j++, k++) {
      mentor[k] = j;
      value[k] = score(i, j);
    }
  }
  const start = Int32Array.from({ length: size + 1 }, (_, i) => i * size);
  return problem(size, new Int32Array(size).fill(1), { start, mentor, value });
}

/** `choices` candidates for each mentee: any with uniform scores, else those with the closest skills. */
export function sparse(scores: Scores, mentees: number, mentors: number, choices: number): Problem {
  const next = random(mentees);
  const skills = (count: number) => Float64Array.from({ length: count * SKILLS }, next);
  const [sought, offered] = scores === "structured" ? [skills(mentees), skills(mentors)] : [];
  const chosen = new Int32Array(mentors);
  const score = (i: number, j: number): number => {
    if (!sought || !offered) return Math.floor(next() * 1_000_001);
    let sum = 0;
    for (let d = 0; d < SKILLS; d++) {
      sum += (sought[i * SKILLS + d]! - offered[j * SKILLS + d]!) ** 2;
    }
    return Math.floor((1 - Math.sqrt(sum / SKILLS)) * 1_000_000);
  };
  const pairs = {
    start: Int32Array.from({ length: mentees + 1 }, (_, i) => i * choices),
    mentor: new Int32Array(mentees * choices),
    value: new Int32Array(mentees * choices),
  };
  for (let i = 0; i < mentees; i++) {
    const best: { j: number; score: number }[] = [];
    const count = scores === "structured" ? mentors : choices;
    for (let k = 0; k < count; k++) {
      let j = k;
      if (scores !== "structured")
        do j = Math.floor(next() * mentors);
        while (chosen[j] === i + 1);
      chosen[j] = i + 1;
      const one = { j, score: score(i, j) };
      if (best.length === choices && best.at(-1)!.score >= one.score) continue;
      if (best.length === choices) best.pop();
      let place = best.length;
      while (place > 0 && best[place - 1]!.score < one.score) place--;
      best.splice(place, 0, one);
    }
    best.sort((a, b) => a.j - b.j);
    best.forEach(({ j, score }, k) => {
      pairs.mentor[i * choices + k] = j;
      pairs.value[i * choices + k] = score;
    });
  }
  return problem(mentees, new Int32Array(mentors), pairs);
}

/** The same with so many places in all, which fall to mentors by chance. Nobody must be matched. */
export function withPlaces(of: Problem, places: number): Problem {
  const next = random(places);
  const capacity = new Int32Array(of.mentors.length);
  for (let k = 0; k < places; k++) capacity[Math.floor(next() * capacity.length)]!++;
  return {
    ...of,
    mentors: of.mentors.map(({ id }, j) => ({ id, capacity: capacity[j]! })),
    params: { matchMost: false },
  };
}
