import type { Json } from "./contract.ts";

export type ErrorCode =
  | "DUPLICATE_TYPE"
  | "UNKNOWN_CRITERION"
  | "BAD_PARAMS"
  | "BAD_WEIGHT"
  | "BAD_SCORE"
  | "INVALID_PROBLEM"
  | "UNKNOWN_PAIR";

/** A mistake in the configuration or in the problem; `details` says where. */
export class MatchingError extends Error {
  readonly code: ErrorCode;
  readonly details: readonly Json[];
  constructor(code: ErrorCode, message: string, details: readonly Json[] = []) {
    super(message);
    this.name = "MatchingError";
    this.code = code;
    this.details = details;
  }
}
