/** What other domains may ask of workflows. */
export { aboutSubjects } from "./about.ts";
export { confidentialParts, seesConfidential } from "./confidential.ts";
export {
  currentWorkflow,
  currentWorkflows,
  factsRead,
  faultsOf,
  publishWorkflow,
  type Ready,
  readyVersion,
  versionsOf,
  workflowFaults,
} from "./definitions.ts";
export {
  completeInvocation,
  dispatch,
  fireTimer,
  refreshTimers,
  subjectsAnchoredOn,
} from "./dispatch.ts";
export { allRevisions, runEffects } from "./effects.ts";
export { historyOf } from "./history.ts";
export { incidents } from "./incident-list.ts";
export { latestInvocations } from "./invocations.ts";
export { retryIncident, skipIncident } from "./mend.ts";
export { type BeforeMove, moveInstance } from "./move.ts";
export { workflowOutlines } from "./outline.ts";
export { leavesByUid, stepLabels, uidsByPath } from "./places.ts";
export { type Replay, replayInstance } from "./replay.ts";
export { restoreInstance } from "./restore.ts";
export { stepSender } from "./sender.ts";
export {
  runningCount,
  runningIds,
  type Standing,
  type StandingFilter,
  standings,
} from "./standing.ts";
export { startInstance, startInstances } from "./start.ts";
export { sweepWorkflows } from "./sweep.ts";
export { availableEvents, stageCounts, views } from "./views.ts";
export { waitsFor } from "./waits-for.ts";
export type * from "./workflow.contract.ts";
