import {
  committee,
  coordinator,
  institutionAdmin,
  type PolicyTable,
  unitAdmin,
} from "../access/policy.ts";

/** A round is about everybody: the coordinator of one service area alone doesn't run it. */
const runners = [coordinator, unitAdmin, institutionAdmin];

export const matchingPolicy: PolicyTable = {
  "round.read": runners,
  "round.matchers": runners,
  "round.create": runners,
  "round.run": runners,
  "round.cancel": runners,
  "round.pair": runners,
  "round.change": runners,
  "round.choose": runners,
  "round.approve": runners,
  "round.outcome": runners,
  "round.review": runners,
  "round.export": runners,
  "round.publish": runners,
  /** Figures about groups alone. */
  "run.fairness": [...runners, committee],
};
