import type { Domain } from "../domain.ts";
import { MilestoneRow } from "./milestone.entity.ts";
import { milestonePolicy } from "./milestone.policy.ts";
import { EnrolmentMilestones, MilestoneResolver } from "./milestone.resolver.ts";

export const milestone: Domain = {
  entities: [MilestoneRow],
  resolvers: [MilestoneResolver, EnrolmentMilestones],
  policies: milestonePolicy,
};
