import type { CriterionType } from "../contract.ts";
import { availability } from "./availability.ts";
import { careerStage } from "./career-stage.ts";
import { choice } from "./choice.ts";
import { expertise } from "./expertise.ts";
import { lineManager } from "./line-manager.ts";
import { preference } from "./preference.ts";
import { capacity, declaredConflict, earlierFailed, samePerson } from "./rules.ts";
import { sameUnit } from "./same-unit.ts";
import { text } from "./text.ts";
import { unitDistance } from "./unit-distance.ts";

/** The criteria that ship: exclusions first, in the order in which they are best named. */
export const builtInCriteria: readonly CriterionType[] = [
  samePerson,
  capacity,
  lineManager,
  sameUnit,
  declaredConflict,
  earlierFailed,
  expertise,
  text,
  preference,
  availability,
  choice,
  careerStage,
  unitDistance,
];
