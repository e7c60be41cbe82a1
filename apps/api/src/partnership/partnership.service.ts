/** What other domains may ask of partnerships. */
export {
  createPartnerships,
  type LeftOut,
  type NewPair,
  type NewPartnerships,
} from "./create.ts";
export type { EndReason, PartnershipRow, Role } from "./partnership.entity.ts";
export { MatchReason, Partnership, type StoredReasons } from "./partnership.types.ts";
export { type Recipients, recipients } from "./recipients.ts";
export { openCounts, partnershipsOfEnrolments } from "./rows.ts";
