import fc from "fast-check";
import type { CriterionUse, Params } from "../contract.ts";

const campus = { en: "Campus", cy: "Campws" };
const near = [
  ["north", "west"],
  ["west", "south"],
];
const order = ["g5", "g6", "g7"];

/** Parameters for each built-in criterion, for the questions that `randomProfile` answers. */
export const SAMPLE_PARAMS: Record<string, Params[]> = {
  samePerson: [{}],
  capacity: [{}],
  lineManager: [{}, { chain: false }],
  sameUnit: [{}, { depth: 2 }],
  declaredConflict: [{}],
  earlierFailed: [{}],
  expertise: [
    { sought: "seeks", offered: "offers" },
    {
      sought: "seeks",
      offered: "offers",
      synonyms: [
        ["grants", "FUNDING"],
        ["talks", "teaching"],
      ],
    },
  ],
  text: [{ mentee: ["hopes"], mentor: ["biography"] }],
  preference: [{}, { most: 2 }],
  availability: [{ mentee: "free", mentor: "free" }],
  choice: [
    { mentee: "site", mentor: "site", want: "same", about: campus, showTo: "everyone" },
    { mentee: "site", mentor: "site", want: "different" },
  ],
  careerStage: [
    { order, wish: "kind" },
    { order, otherwise: "moreSenior" },
  ],
  unitDistance: [{}],
  notReady: [{}],
  areaClosed: [{}, { mentees: ["x1"], mentors: ["y"] }],
  sameDiscipline: [{}, { mentee: "subject", mentor: "subject" }, { level: 2 }],
  developmentGoals: [{ mentee: "goals", mentor: "goals" }],
  meetingMode: [
    { mentee: "mode", mentor: "mode" },
    { mentee: "mode", mentor: "mode", any: ["online"] },
  ],
  location: [
    { mentee: "site", mentor: "site" },
    { mentee: "site", mentor: "site", near, mode: "mode" },
  ],
  frequency: [{ mentee: "often", mentor: "often", order: ["weekly", "monthly", "termly"] }],
  modelWished: [{}],
  lengthInPost: [
    { mentee: "years", mentor: "years" },
    { mentee: "years", mentor: "years", wish: "similar", more: 3 },
    { mentee: "often", mentor: "often", order: ["termly", "monthly", "weekly"] },
  ],
  waited: [{}, { most: 2 }],
  number: [
    { mentee: "years", mentor: "years", want: "close" },
    { mentee: "years", mentor: "years", want: "mentorAtLeast", more: 2, range: 0, about: campus },
    { mentee: "years", mentor: "years", want: "close", range: 7, showTo: "everyone" },
  ],
};

const use = fc.constantFrom(...Object.entries(SAMPLE_PARAMS)).chain(([type, params]) =>
  fc.record({
    type: fc.constant(type),
    weight: fc.constantFrom(0, 1, 2.5, 1 / 3, 10),
    strictness: fc.constantFrom("soft" as const, "strong" as const, "must" as const),
    params: fc.constantFrom(...params),
  }),
);

/** Some criteria with some weights, as a scheme might set them. */
export const randomUses: fc.Arbitrary<CriterionUse[]> = fc.array(use, { maxLength: 8 });
