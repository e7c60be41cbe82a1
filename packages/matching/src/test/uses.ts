import fc from "fast-check";
import type { CriterionUse, Params } from "../contract.ts";

const campus = { en: "Campus", cy: "Campws" };
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
