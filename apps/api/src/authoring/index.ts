import type { Domain } from "../domain.ts";
import { authoringPolicy } from "./authoring.policy.ts";
import { WorkflowDraftRow } from "./draft.entity.ts";
import { DraftResolver } from "./draft.resolver.ts";

/** Changing workflows: drafts, and what they may use. */
export const authoring: Domain = {
  entities: [WorkflowDraftRow],
  resolvers: [DraftResolver],
  policies: authoringPolicy,
};
