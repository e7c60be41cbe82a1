/** What other domains may ask of partnerships. */
export { agreementOf, saveAgreement, signAgreement } from "./agreement.ts";
export { choicesFor } from "./choices.ts";
export { closePartnership } from "./close.ts";
export {
  createPartnerships,
  type LeftOut,
  type NewPartnership,
  type NewPartnerships,
} from "./create.ts";
export { saveEvaluation, submitEvaluation } from "./evaluation.ts";
export { earlierFailures } from "./failures.ts";
export { partnershipsOfRound } from "./list.ts";
export { logMeeting, type MeetingDates, meetingDates } from "./meeting.ts";
export type { EndReason, PartnershipRow, Role } from "./partnership.entity.ts";
export { answerProposal } from "./proposal.ts";
export { askAboutProposal } from "./question.ts";
export { type Recipients, recipients } from "./recipients.ts";
export { openCounts, partnershipRow, partnershipsOfEnrolments } from "./rows.ts";
export { settleRound, waitingIn } from "./settle.ts";
export { partnershipRoles, partnershipSubject } from "./side.ts";
export { type MemberState, memberStates, type Standing, standing } from "./state.ts";
export { mayDo } from "./view.ts";
export { holdOpenPartnerships, leavePartnerships } from "./withdraw.ts";
