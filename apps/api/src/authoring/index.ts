import type { Domain } from "../domain.ts";
import { authoringPolicy } from "./authoring.policy.ts";
import { WorkflowDraftRow } from "./draft.entity.ts";
import { DraftResolver } from "./draft.resolver.ts";
import { WorkflowScenarioRow } from "./scenario.entity.ts";
import { ScenarioResolver } from "./scenario.resolver.ts";
import { SimulateResolver } from "./simulate.resolver.ts";
import { VersionsResolver } from "./versions.resolver.ts";

/** Changing workflows: drafts, and what they may use. */
export const authoring: Domain = {
  entities: [WorkflowDraftRow, WorkflowScenarioRow],
  resolvers: [DraftResolver, ScenarioResolver, SimulateResolver, VersionsResolver],
  policies: authoringPolicy,
};
