/**
 * The contract of the matching engine. Everything here except `CriterionType` and `Matcher` is
 * plain data: it survives JSON and structured clone, so problems and results may be stored and may
 * cross a worker's boundary.
 */
export type * from "./contract/cause.ts";
export type * from "./contract/certificate.ts";
export type * from "./contract/criterion.ts";
export type * from "./contract/matcher.ts";
export type * from "./contract/problem.ts";
export type * from "./contract/result.ts";
