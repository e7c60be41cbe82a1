import {
  coordinator,
  institutionAdmin,
  type PolicyTable,
  self,
  trainer,
  unitAdmin,
} from "../access/policy.ts";

export const milestonePolicy: PolicyTable = {
  "milestone.read": [self, coordinator, trainer, unitAdmin, institutionAdmin],
  // Whoever isn't the person's coordinator or trainer may only confirm what the scheme leaves to
  // people's own word.
  "milestone.record": [self, coordinator, trainer, unitAdmin, institutionAdmin],
  "milestone.manage": [coordinator, trainer, unitAdmin, institutionAdmin],
};
