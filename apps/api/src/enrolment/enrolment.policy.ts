import {
  areaCoordinator,
  coordinator,
  institutionAdmin,
  type PolicyTable,
  self,
  signedIn,
  unitAdmin,
} from "../access/policy.ts";

export const enrolmentPolicy: PolicyTable = {
  // A list shows a service area's coordinator that area alone.
  "enrolment.list": [areaCoordinator, unitAdmin, institutionAdmin],
  "enrolment.read": [self, coordinator, unitAdmin, institutionAdmin],
  "enrolment.join": [signedIn],
  // Of the scheme; each person to write to is asked for by "enrolment.manage" too.
  "enrolment.invite": [areaCoordinator, unitAdmin, institutionAdmin],
  "enrolment.remind": [areaCoordinator, unitAdmin, institutionAdmin],
  // What a coordinator does to one enrolment.
  "enrolment.manage": [coordinator, unitAdmin, institutionAdmin],
  "enrolment.withdraw": [self, coordinator, unitAdmin, institutionAdmin],
  "registration.edit": [self],
  // What only the person and whoever looks after them may know: answers, choices, declarations.
  "registration.read": [self, coordinator],
  // The subject is the caller's own enrolment as a mentee, if there is one.
  "mentor.search": [self, areaCoordinator, unitAdmin, institutionAdmin],
  "preference.edit": [self],
  "declaration.edit": [self],
};
