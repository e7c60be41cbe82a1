import {
  areaCoordinator,
  committee,
  coordinator,
  coordinatorIfShared,
  institutionAdmin,
  invited,
  member,
  type PolicyTable,
  unitAdmin,
} from "../access/policy.ts";

export const partnershipPolicy: PolicyTable = {
  "partnership.list": [areaCoordinator, unitAdmin, institutionAdmin],
  "partnership.read": [member, invited, coordinator, unitAdmin, institutionAdmin],
  /** What only whoever looks after these people may know: answers, e-mail addresses, reasons. */
  "partnership.manage": [coordinator],
  "partnership.close": [member, coordinator],
  "proposal.answer": [member, invited],
  "proposal.ask": [member, invited],
  "agreement.edit": [member],
  "agreement.sign": [member],
  "meeting.log": [member],
  "meeting.read": [member, coordinatorIfShared],
  "evaluation.save": [member],
  "evaluation.submit": [member],
  "evaluation.report": [areaCoordinator, committee, unitAdmin, institutionAdmin],
};
