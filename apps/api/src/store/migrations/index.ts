import { Tenancy1763700000001 } from "./0001-tenancy.ts";
import { Scheme1763700000002 } from "./0002-scheme.ts";
import { Workflow1763700000003 } from "./0003-workflow.ts";
import { Matching1763700000004 } from "./0004-matching.ts";
import { Draft1763700000005 } from "./0005-draft.ts";
import { Moves1763700000006 } from "./0006-moves.ts";
import { Acts1763700000007 } from "./0007-acts.ts";
import { Scenario1763700000008 } from "./0008-scenario.ts";
import { Results1763700000009 } from "./0009-results.ts";
import { Review1763700000010 } from "./0010-review.ts";
import { Questions1763700000011 } from "./0011-questions.ts";

/** In the order in which they run. A new one goes to the end; one that has landed never changes. */
export const migrations = [
  Tenancy1763700000001,
  Scheme1763700000002,
  Workflow1763700000003,
  Matching1763700000004,
  Draft1763700000005,
  Moves1763700000006,
  Acts1763700000007,
  Scenario1763700000008,
  Results1763700000009,
  Review1763700000010,
  Questions1763700000011,
];
