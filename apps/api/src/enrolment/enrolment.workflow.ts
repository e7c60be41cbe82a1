/** What enrolments bring to workflows. */
export { enrolmentActions } from "./enrolment.actions.ts";
export { enrolmentEvents } from "./enrolment.events.ts";
export { enrolmentFacts } from "./enrolment.facts.ts";
export { enrolmentGuards } from "./enrolment.guards.ts";
