import {
  areaCoordinator,
  committee,
  coordinator,
  type Grantee,
  institutionAdmin,
  type PolicyTable,
  participant,
  type Subject,
  signedIn,
  unitAdmin,
} from "../access/policy.ts";

/** Schemes that are open are for everybody to find: `schemeSubject` says which are. */
const signedInOnceOpen: Grantee = {
  name: "signed in, once it is open",
  allows: (actor, subject: Subject & { open?: boolean }) =>
    actor.kind === "person" && subject.open === true,
};

export const schemePolicy: PolicyTable = {
  "scheme.templates": [signedIn],
  "scheme.list": [signedIn],
  "scheme.read": [
    signedInOnceOpen,
    participant,
    areaCoordinator,
    committee,
    unitAdmin,
    institutionAdmin,
  ],
  "scheme.create": [unitAdmin, institutionAdmin],
  "scheme.edit": [coordinator, unitAdmin, institutionAdmin],
  "scheme.open": [coordinator, unitAdmin, institutionAdmin],
  // Counts and places; the committee reads no names.
  "scheme.overview": [areaCoordinator, committee, unitAdmin, institutionAdmin],
};
