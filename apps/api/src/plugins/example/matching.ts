import type { MatchingPart } from "../plugin.ts";
import { sameAnswer } from "./criterion.ts";

/** What runs in the thread for matching; list it in `plugins/matching.ts`. */
export const matchingPart: MatchingPart = { criteria: [sameAnswer] };
