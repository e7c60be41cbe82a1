/** What partnerships bring to workflows. */
export { partnershipActions } from "./partnership.actions.ts";
export { partnershipActors } from "./partnership.actors.ts";
export { partnershipEvents } from "./partnership.events.ts";
export { partnershipFacts } from "./partnership.facts.ts";
export { partnershipGuards } from "./partnership.guards.ts";
