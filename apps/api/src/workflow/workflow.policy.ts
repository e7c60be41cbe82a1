import {
  areaCoordinator,
  committee,
  coordinator,
  institutionAdmin,
  type PolicyTable,
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
  // Trying a failed step again, or leaving it out.
  "workflow.mend": [coordinator, unitAdmin, institutionAdmin],
};
