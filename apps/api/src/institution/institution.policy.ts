import {
  anyone,
  institutionAdmin,
  type PolicyTable,
  signedIn,
  unitAdmin,
} from "../access/policy.ts";

export const institutionPolicy: PolicyTable = {
  "institution.directory": [anyone],
  "unit.list": [signedIn],
  "grant.list": [institutionAdmin],
  "grant.give": [institutionAdmin, unitAdmin],
  "grant.revoke": [institutionAdmin, unitAdmin],
};
