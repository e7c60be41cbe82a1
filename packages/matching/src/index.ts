export { buildProblem, type ProblemInput } from "./build.ts";
export { builtIn, builtInMatchers } from "./built-in.ts";
export { causeSentence } from "./cause-text.ts";
export { checkProblem, type ProblemFault } from "./check.ts";
export { faultSentence } from "./check-text.ts";
export {
  type ComparedResult,
  type Comparison,
  compare,
  compareMany,
  type MenteeChange,
  type MenteeSide,
} from "./compare.ts";
export { consequenceSentences, namedInConsequence, obstacleSentence } from "./consequence-text.ts";
export type * from "./contract.ts";
export { builtInCriteria } from "./criteria/index.ts";
export { type ErrorCode, MatchingError } from "./error.ts";
export { type Explanation, explain, type ReasonLine } from "./explain.ts";
export { fairnessPrices, type PricedRun, priceSentences } from "./fairness/price.ts";
export { type AttributesUsed, attributesUsed, usedSentence } from "./fairness/used.ts";
export { fairnessSentences, groupName, rankColumnName } from "./fairness/words.ts";
export {
  type Attribute,
  type AttributeReport,
  type FairnessInput,
  type FairnessReport,
  type FairnessRow,
  fairness,
  type RankColumn,
  type RankTable,
} from "./fairness.ts";
export { type Fit, fit, fitWords } from "./fit.ts";
export { assign } from "./matchers/assign.ts";
export { choices } from "./matchers/choices.ts";
export { circle } from "./matchers/circle.ts";
export { afterEvent, eventParams, planEvent } from "./matchers/event.ts";
export { group } from "./matchers/group.ts";
export { manual } from "./matchers/manual.ts";
export { stable } from "./matchers/stable.ts";
export { team } from "./matchers/team.ts";
export { twoByTwo } from "./matchers/two-by-two.ts";
export { worstFirst } from "./matchers/worst-first.ts";
export { MODELS, type ModelSizes } from "./models.ts";
export { checkParams, type ParamFault } from "./params.ts";
export { pairsOf, partnershipScore } from "./partnership.ts";
export {
  eligiblePairs,
  excludedPairs,
  type ListedExclusion,
  type ListedPair,
  lookupIn,
  type ProblemLists,
  problemOf,
} from "./problem.ts";
export { registry } from "./registry.ts";
export { MOST_KEEP, type Rematch, type RematchWish, rematch } from "./rematch.ts";
export {
  prepareScorer,
  type Scored,
  type Scorer,
  score,
} from "./score.ts";
export {
  matchSeveral,
  type PartResult,
  type SeveralInput,
  type SeveralPart,
  type SeveralResult,
} from "./several.ts";
export {
  type ShortlistOptions,
  type ShortlistResult,
  shortlist,
  solveOnShortlist,
} from "./shortlist.ts";
export { blockingPairs } from "./verify/blocking.ts";
export { checkEvent } from "./verify/event.ts";
export type { Fault } from "./verify/fault.ts";
export { type Verdict, verify } from "./verify/verify.ts";
export {
  type Change,
  type Consequence,
  type Obstacle,
  openWhatIf,
  type WhatIf,
} from "./what-if.ts";
export { namedInWhyNot, type WhyNot, whyNot, whyNotSentences } from "./why-not.ts";
export { wouldScoreOf } from "./would-score.ts";
