import type { CriterionType } from "../contract.ts";
import { areaClosed } from "./area-closed.ts";
import { availability } from "./availability.ts";
import { careerStage } from "./career-stage.ts";
import { choice } from "./choice.ts";
import { developmentGoals } from "./development-goals.ts";
import { expertise } from "./expertise.ts";
import { frequency } from "./frequency.ts";
import { lengthInPost } from "./length-in-post.ts";
import { lineManager } from "./line-manager.ts";
import { location } from "./location.ts";
import { meetingMode } from "./meeting-mode.ts";
import { modelWished } from "./model-wished.ts";
import { notReady } from "./not-ready.ts";
import { number } from "./number.ts";
import { preference } from "./preference.ts";
import { capacity, declaredConflict, earlierFailed, samePerson } from "./rules.ts";
import { sameDiscipline } from "./same-discipline.ts";
import { sameUnit } from "./same-unit.ts";
import { text } from "./text.ts";
import { unitDistance } from "./unit-distance.ts";
import { waited } from "./waited.ts";

/** The criteria that ship: exclusions first, in the order in which they are best named. */
export const builtInCriteria: readonly CriterionType[] = [
  samePerson,
  notReady,
  capacity,
  areaClosed,
  lineManager,
  sameUnit,
  sameDiscipline,
  declaredConflict,
  earlierFailed,
  expertise,
  developmentGoals,
  text,
  preference,
  availability,
  meetingMode,
  location,
  frequency,
  modelWished,
  careerStage,
  lengthInPost,
  unitDistance,
  waited,
  number,
  choice,
];
