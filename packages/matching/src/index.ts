export type * from "./contract.ts";
export { MatchingError } from "./contract.ts";
