import { coordinator, institutionAdmin, type PolicyTable, unitAdmin } from "../access/policy.ts";

export const authoringPolicy: PolicyTable = {
  // Drafts: changing how a scheme runs, before anybody is affected.
  "workflow.edit": [coordinator, unitAdmin, institutionAdmin],
  "workflow.publish": [coordinator, unitAdmin, institutionAdmin],
};
