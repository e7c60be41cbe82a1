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

const SITES = ["north", "south", "west", "east"];
const OFTEN = ["weekly", "fortnightly", "monthly", "termly"];
const GOALS = ["career", "competence", "confidence"];
const MODELS = ["one-to-one", "group", "circle"];

/** All built-in criteria, with weights as a scheme might set them. */
export const ALL_CRITERIA: CriterionUse[] = [
  ...[
    "samePerson",
    "notReady",
    "capacity",
    "lineManager",
    "sameUnit",
    "declaredConflict",
    "earlierFailed",
  ].map((type) => ({ type, weight: 0 })),
  { type: "areaClosed", weight: 0, params: { mentees: ["unit39"] } },
  { type: "sameDiscipline", weight: 0, params: { mentee: "subject", mentor: "subject" } },
  {
    type: "expertise",
    weight: 5,
    strictness: "must",
    params: {
      sought: "expertiseSought",
      offered: "expertise",
      synonyms: [
        ["area1", "area2"],
        ["area3", "area4", "area5"],
      ],
    },
  },
  { type: "text", weight: 2, params: { mentee: ["hopes"], mentor: ["biography"] } },
  { type: "preference", weight: 3 },
  { type: "availability", weight: 2, params: { mentee: "availability", mentor: "availability" } },
  { type: "choice", weight: 1, params: { mentee: "mode", mentor: "mode", want: "same" } },
  { type: "careerStage", weight: 1, params: { order: GRADES, wish: "mentorKind" } },
  { type: "unitDistance", weight: 1 },
  { type: "developmentGoals", weight: 2, params: { mentee: "goals", mentor: "goals" } },
  { type: "meetingMode", weight: 1, params: { mentee: "mode", mentor: "mode" } },
  {
    type: "location",
    weight: 1,
    params: { mentee: "site", mentor: "site", near: [SITES.slice(2)] },
  },
  { type: "frequency", weight: 1, params: { mentee: "often", mentor: "often", order: OFTEN } },
  { type: "modelWished", weight: 1 },
  { type: "lengthInPost", weight: 1, params: { mentee: "years", mentor: "years", more: 3 } },
  { type: "waited", weight: 2 },
  { type: "number", weight: 1, params: { mentee: "years", mentor: "years", want: "close" } },
];

/**
 * Mentees and mentors with 3 tags, 4 times and texts of 60 and 200 words, in 40 units. Without
 * `mentors`, as many of them as mentees, with a place each; else with places for all mentees.
 */
export function people(
  mentees: number,
  seed: number,
  mentors = mentees,
): { mentees: Profile[]; mentors: Profile[] } {
  const count = mentors;
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
      capacity: role === "mentor" ? Math.ceil(mentees / mentors) : 1,
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
        goals: some(GOALS, 2),
        site: SITES[below(SITES.length)],
        often: OFTEN[below(OFTEN.length)],
        years: below(20),
        subject: `subject${below(60)}`,
      },
      text: role === "mentee" ? { hopes: words(60) } : { biography: words(200) },
      preferences: Array.from({ length: below(5) }, () => `mentor-${below(count)}`),
      models: some(MODELS, 2),
      waitedRounds: below(3),
      ...(next() < 0.02 && { notReady: "paused" as const }),
      conflicts: next() < 0.05 ? [`mentor-person-${below(count)}`] : [],
    };
  };
  return {
    mentees: Array.from({ length: mentees }, (_, k) => person("mentee", k)),
    mentors: Array.from({ length: mentors }, (_, k) => person("mentor", k)),
  };
}
