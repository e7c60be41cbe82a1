import { coordinator, institutionAdmin, type PolicyTable, unitAdmin } from "../access/policy.ts";

export const migrationPolicy: PolicyTable = {
  // Moving what runs to another version, and taking it back. A preview names whom it can't move.
  "workflow.migrate": [coordinator, unitAdmin, institutionAdmin],
};
