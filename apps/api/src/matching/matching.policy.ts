import {
  committee,
  coordinator,
  type Grantee,
  institutionAdmin,
  type PolicyTable,
  type Subject,
  unitAdmin,
} from "../access/policy.ts";

/** A round is about everybody: the coordinator of one service area alone doesn't run it. */
const runners = [coordinator, unitAdmin, institutionAdmin];

/** Two results of the same people could be taken from each other: the committee reads one. */
const committeeOnceSent: Grantee = {
  name: "committee, once it is sent",
  allows: (actor, subject: Subject & { sent?: boolean }) =>
    subject.sent === true && committee.allows(actor, subject),
};

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
  "run.fairness": [...runners, committeeOnceSent],
};
