import { anyone, type PolicyTable, self, signedIn } from "../access/policy.ts";

export const messagePolicy: PolicyTable = {
  /** Empty outside demo mode, where nobody is real. */
  "message.outbox": [anyone],
  /** Each reads and takes away their own. */
  "notice.read": [signedIn],
  "notice.dismiss": [self],
};
