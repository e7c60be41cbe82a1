import type { Domain } from "../domain.ts";
import { PairingRow, RoundRow, RunRow } from "./matching.entity.ts";
import { RoundFields, RunFields, SchemeRounds } from "./matching.fields.ts";
import { matchingPolicy } from "./matching.policy.ts";
import { MatchingResolver } from "./matching.resolver.ts";
import { runMatcher } from "./run.job.ts";

export const matching: Domain = {
  entities: [RoundRow, RunRow, PairingRow],
  resolvers: [MatchingResolver, RoundFields, RunFields, SchemeRounds],
  policies: matchingPolicy,
  jobs: { runs: runMatcher },
};
