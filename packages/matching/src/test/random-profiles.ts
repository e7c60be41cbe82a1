import fc from "fast-check";
import type { Profile } from "../contract.ts";

const few = <T>(from: readonly T[], maxLength = 3) =>
  fc.uniqueArray(fc.constantFrom(...from), { maxLength });
const maybe = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: undefined });

const PEOPLE = Array.from({ length: 8 }, (_, k) => `person-${k}`);
const TAGS = ["grants", "Grants ", "funding", "talks", "teaching", "estates"];
const SENTENCES = ["", "grant applications", "museum grants and talks", "the museum", "estates"];
const PATHS = [
  ["uni", "x", "x1"],
  ["uni", "x", "x2"],
  ["uni", "y"],
  ["uni", "y", "y1"],
];

/** Answers to questions of every kind that a criterion reads, often left out. */
const answers = fc.record(
  {
    seeks: few(TAGS),
    offers: few(TAGS),
    free: few(["mon", "tue", "wed", "thu"]),
    mode: fc.constantFrom<unknown>("online", "inPerson", "either", ["online", "inPerson"]),
    kind: fc.constantFrom("peer", "moreSenior", "either"),
    site: fc.constantFrom<unknown>("north", "south", ["west", "north"], ""),
    often: fc.constantFrom("weekly", "monthly", "termly", "other"),
    goals: few(["career", "competence", "confidence"]),
    years: fc.oneof(
      fc.integer({ min: 0, max: 30 }),
      fc.constantFrom<unknown>(1.5, "4", "2019-04", "2011-10-01", "x", null),
    ),
    subject: fc.constantFrom("law", "Law", "physics", ""),
  },
  { requiredKeys: [] },
);

/** One person of a small world, in which people often have something to do with each other. */
export function randomProfile(role: Profile["role"], id: string): fc.Arbitrary<Profile> {
  const others = role === "mentee" ? ["o0", "o1", "o2", "o3"] : ["e0", "e1", "e2", "e3"];
  return fc
    .record({
      capacity: fc.constantFrom(1, 1, 2, 0),
      path: maybe(fc.constantFrom(...PATHS)),
      personId: fc.constantFrom(...PEOPLE),
      lineManagerId: maybe(fc.constantFrom(...PEOPLE)),
      grade: maybe(fc.constantFrom("g5", "g6", "g7", "?")),
      answers,
      hopes: fc.constantFrom(...SENTENCES),
      biography: fc.constantFrom(...SENTENCES),
      preferences: maybe(few(others, 4)),
      conflicts: maybe(few(PEOPLE, 2)),
      earlierFailed: maybe(few(PEOPLE, 2)),
      waitedRounds: maybe(fc.integer({ min: 0, max: 5 })),
      notReady: maybe(fc.constantFrom("notTrained" as const, "paused" as const)),
      models: maybe(few(["one-to-one", "group", "circle"])),
    })
    .map(({ path, hopes, biography, ...rest }) => {
      const unit = path && { unitPath: path, unitId: path.at(-1)! };
      const given = Object.entries(rest).filter(([, value]) => value !== undefined);
      const text = { hopes, biography };
      return { id, role, ...unit, ...Object.fromEntries(given), text } as unknown as Profile;
    });
}

export interface RandomPeople {
  mentees: Profile[];
  mentors: Profile[];
}

/** Up to four mentees and four mentors. */
export const randomPeople: fc.Arbitrary<RandomPeople> = fc
  .record({ mentees: fc.integer({ min: 1, max: 4 }), mentors: fc.integer({ min: 1, max: 4 }) })
  .chain((count) =>
    fc.record({
      mentees: fc.tuple(
        ...Array.from({ length: count.mentees }, (_, k) => randomProfile("mentee", `e${k}`)),
      ),
      mentors: fc.tuple(
        ...Array.from({ length: count.mentors }, (_, k) => randomProfile("mentor", `o${k}`)),
      ),
    }),
  );
