import { coordinator, institutionAdmin, type PolicyTable, unitAdmin } from "../access/policy.ts";

export const importPolicy: PolicyTable = {
  // Of the whole scheme: a file may hold people of every service area.
  "enrolment.import": [coordinator, unitAdmin, institutionAdmin],
};
