import { anyone, type PolicyTable, self } from "./policy.ts";

export const signInPolicy: PolicyTable = {
  "signIn.request": [anyone],
  "signIn.enter": [anyone],
  "signIn.leave": [anyone],
  "demo.people": [anyone],
  "demo.enter": [anyone],
  "me.read": [anyone],
  "me.locale": [self],
};
