import { builtInCriteria, builtInMatchers } from "@quad/matching";
import type { MatchingPart } from "../plugin.ts";

/** What ships for matching. */
export const matchingPart: MatchingPart = { criteria: builtInCriteria, matchers: builtInMatchers };
