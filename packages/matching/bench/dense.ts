import type { Problem } from "../src/index.ts";
import { random } from "./people.ts";

const ids = (letter: string, count: number) =>
  Array.from({ length: count }, (_, k) => `${letter}${k}`);

function dense(mentees: number, mentors: number, score: (i: number, j: number) => number): Problem {
  const start = Int32Array.from({ length: mentees + 1 }, (_, i) => i * mentors);
  const mentor = new Int32Array(mentees * mentors);
  const value = new Int32Array(mentees * mentors);
  for (let i = 0; i < mentees; i++) {
    for (let j = 0; j < mentors; j++) {
      mentor[i * mentors + j] = j;
      value[i * mentors + j] = score(i, j);
    }
  }
  const none = new Int32Array(0);
  return {
    model: "one-to-one",
    mentees: ids("e", mentees).map((id) => ({ id })),
    mentors: ids("o", mentors).map((id) => ({ id, capacity: 1 })),
    pairs: { start, mentor, value },
    excluded: { start: new Int32Array(mentees + 1), mentor: none, value: none },
    ...{ rules: [], pinned: [], forbidden: [], apart: [], quotas: [], rankings: {} },
    params: {},
    seed: 1,
  };
}

/** What people of 20 skills each offer and seek: scores go together, as in life. */
export function structured(mentees: number, mentors: number): Problem {
  const next = random(7);
  const skills = (count: number) =>
    Array.from({ length: count }, () => Float64Array.from({ length: 20 }, () => next() ** 3));
  const [sought, offered] = [skills(mentees), skills(mentors)];
  return dense(mentees, mentors, (i, j) => {
    let [sum, all] = [0, 0];
    for (let k = 0; k < 20; k++) {
      sum += sought[i]![k]! * offered[j]![k]!;
      all += sought[i]![k]!;
    }
    return Math.round((1_000_000 * sum) / all);
  });
}

export function uniform(mentees: number, mentors: number): Problem {
  const next = random(1);
  return dense(mentees, mentors, () => Math.floor(next() * 1_000_001));
}

export const now = () => performance.now();
/** Milliseconds of this thread's own work, which other programs on the machine don't lengthen. */
export const worked = () => {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
};
