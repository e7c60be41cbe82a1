import { anyone, type PolicyTable } from "../access/policy.ts";

export const messagePolicy: PolicyTable = {
  /** Empty outside demo mode, where nobody is real. */
  "message.outbox": [anyone],
};
