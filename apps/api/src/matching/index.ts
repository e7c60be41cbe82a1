import type { Domain } from "../domain.ts";
import { FairnessResolver } from "./fairness/fairness.resolver.ts";
import { PairingRow, RoundRow, RunRow, SnapshotRow } from "./matching.entity.ts";
import { RoundFields, SchemeRounds } from "./matching.fields.ts";
import { matchingPolicy } from "./matching.policy.ts";
import { MatchingResolver } from "./matching.resolver.ts";
import { ApprovalRow, OutcomeRow } from "./review/review.entity.ts";
import { MatchKeyField, ReviewResolver, RoundReviewFields } from "./review/review.resolver.ts";
import { RunFields, RunPartnershipFields } from "./run.fields.ts";
import { runMatcher } from "./run.job.ts";

export const matching: Domain = {
  entities: [RoundRow, RunRow, PairingRow, SnapshotRow, ApprovalRow, OutcomeRow],
  resolvers: [
    MatchingResolver,
    RoundFields,
    RunFields,
    RunPartnershipFields,
    SchemeRounds,
    ReviewResolver,
    RoundReviewFields,
    MatchKeyField,
    FairnessResolver,
  ],
  policies: matchingPolicy,
  jobs: { runs: runMatcher },
};
