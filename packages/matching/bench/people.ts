import type { CriterionUse, Profile } from "../src/index.ts";

/** A linear congruential generator (Numerical Recipes): the same people on every run. */
export function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 4294967296;
  };
}

const TAGS = Array.from({ length: 18 }, (_, k) => `area${k}`);
const TIMES = ["mon", "tue", "wed", "thu", "fri"].flatMap((day) => [`${day}Am`, `${day}Pm`]);
const WORDS = Array.from({ length: 3000 }, (_, k) => `word${k}`);
const GRADES = ["g4", "g5", "g6", "g7", "g8"];

/** All built-in criteria, with weights as a scheme might set them. */
export const ALL_CRITERIA: CriterionUse[] = [
  ...["samePerson", "capacity", "lineManager", "sameUnit", "declaredConflict", "earlierFailed"].map(
    (type) => ({ type, weight: 0 }),
  ),
  {
    type: "expertise",
    weight: 5,
    strictness: "must",
    params: { sought: "expertiseSought", offered: "expertise" },
  },
  { type: "text", weight: 2, params: { mentee: ["hopes"], mentor: ["biography"] } },
  { type: "preference", weight: 3 },
  { type: "availability", weight: 2, params: { mentee: "availability", mentor: "availability" } },
  { type: "choice", weight: 1, params: { mentee: "mode", mentor: "mode", want: "same" } },
  { type: "careerStage", weight: 1, params: { order: GRADES, wish: "mentorKind" } },
  { type: "unitDistance", weight: 1 },
];

/** Mentees and mentors with 3 tags, 4 times and texts of 60 and 200 words, in 40 units. */
export function people(count: number, seed: number): { mentees: Profile[]; mentors: Profile[] } {
  const next = random(seed);
  const below = (n: number) => Math.floor(next() * n);
  const some = (from: readonly string[], n: number) =>
    Array.from({ length: n }, () => from[below(from.length)]!);
  // Squaring makes low-numbered words common, as in real text.
  const words = (n: number) =>
    Array.from({ length: n }, () => WORDS[Math.floor(next() ** 2 * WORDS.length)]!).join(" ");
  const person = (role: Profile["role"], k: number): Profile => {
    const unit = below(40);
    return {
      id: `${role}-${k}`,
      role,
      capacity: 1,
      personId: `${role}-person-${k}`,
      unitId: `unit${unit}`,
      unitPath: ["university", `division${unit % 5}`, `unit${unit}`],
      // A manager of eight, and so on up to the top.
      ...(k > 0 && { lineManagerId: `mentor-person-${k >> 3}` }),
      grade: GRADES[below(GRADES.length)]!,
      answers: {
        expertise: some(TAGS, 3),
        expertiseSought: some(TAGS, 3),
        availability: some(TIMES, 4),
        mode: ["online", "inPerson"][below(2)],
        mentorKind: ["peer", "moreSenior", "either"][below(3)],
      },
      text: role === "mentee" ? { hopes: words(60) } : { biography: words(200) },
      preferences: Array.from({ length: below(5) }, () => `mentor-${below(count)}`),
      conflicts: next() < 0.05 ? [`mentor-person-${below(count)}`] : [],
    };
  };
  return {
    mentees: Array.from({ length: count }, (_, k) => person("mentee", k)),
    mentors: Array.from({ length: count }, (_, k) => person("mentor", k)),
  };
}
