import {
  areaCoordinator,
  committee,
  coordinator,
  institutionAdmin,
  invited,
  member,
  type PolicyTable,
  self,
  unitAdmin,
} from "../access/policy.ts";

export const workflowPolicy: PolicyTable = {
  // Steps in words, and how many are in each: no names.
  "workflow.see": [coordinator, committee, unitAdmin, institutionAdmin],
  "workflow.incidents": [coordinator, unitAdmin, institutionAdmin],
  // How one runs for somebody: never answers or notes.
  "workflow.instance": [coordinator, unitAdmin, institutionAdmin],
  // A list shows a service area's coordinator that area alone.
  "workflow.instances": [areaCoordinator, unitAdmin, institutionAdmin],
  // What the definition lets each of them do is up to its events.
  "act.see": [self, member, invited, coordinator, unitAdmin, institutionAdmin],
  "act.send": [self, member, coordinator, unitAdmin, institutionAdmin],
  // That somebody else sent an event that the definition calls confidential.
  "workflow.confidential": [coordinator],
  // Trying a failed step again, or leaving it out.
  "workflow.mend": [coordinator, unitAdmin, institutionAdmin],
};
