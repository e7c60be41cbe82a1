import type { Actor } from "./actor.ts";

/** What an action is done to. Leave out what doesn't apply; a rule that needs it then refuses. */
export interface Subject {
  schemeId?: string;
  /** The unit that owns the subject and the units above it. */
  unitIds?: readonly string[];
  serviceAreaId?: string | null;
  /** The person whom the subject is about or belongs to. */
  personId?: string;
  /** The people who are in it together, for example in a partnership. */
  memberIds?: readonly string[];
  /** The people who are asked to join those who are in it. */
  invitedIds?: readonly string[];
  /** True when the scheme has decided to show this to its coordinators. */
  sharedWithCoordinator?: boolean;
}

/** One cell of a policy table: somebody who may. Its name is what the table shows. */
export interface Grantee {
  name: string;
  allows(actor: Actor, subject: Subject): boolean;
}

/** Action to those who may do it. An action that isn't in the table is done by nobody. */
export type PolicyTable = Readonly<Record<string, readonly Grantee[]>>;

const granted = (
  name: string,
  test: (
    grant: { unitId: string | null; schemeId: string | null; serviceAreaId: string | null },
    subject: Subject,
  ) => boolean,
  role: string,
): Grantee => ({
  name,
  allows: (actor, subject) =>
    actor.kind === "person" &&
    actor.grants.some((grant) => grant.role === role && test(grant, subject)),
});

export const anyone: Grantee = { name: "anyone", allows: () => true };
export const signedIn: Grantee = {
  name: "signed in",
  allows: (actor) => actor.kind === "person",
};
export const institutionAdmin = granted("institution admin", () => true, "institution_admin");
export const unitAdmin = granted(
  "admin of the unit",
  (grant, subject) => grant.unitId !== null && (subject.unitIds ?? []).includes(grant.unitId),
  "unit_admin",
);
/** A coordinator of the whole scheme, or of the subject's service area. */
export const coordinator = granted(
  "coordinator",
  (grant, subject) =>
    grant.schemeId !== null &&
    grant.schemeId === subject.schemeId &&
    (grant.serviceAreaId === null || grant.serviceAreaId === subject.serviceAreaId),
  "coordinator",
);
/** A coordinator of the scheme, even if only of one service area of it. */
export const areaCoordinator = granted(
  "coordinator of any area",
  (grant, subject) => grant.schemeId !== null && grant.schemeId === subject.schemeId,
  "coordinator",
);
/** A coordinator, where the scheme has decided to show this to coordinators. */
export const coordinatorIfShared: Grantee = {
  name: "coordinator, if the scheme shares it",
  allows: (actor, subject) =>
    subject.sharedWithCoordinator === true && coordinator.allows(actor, subject),
};
export const committee = granted(
  "committee",
  (grant, subject) => grant.schemeId !== null && grant.schemeId === subject.schemeId,
  "committee",
);
export const trainer = granted(
  "trainer",
  (grant, subject) => grant.schemeId !== null && grant.schemeId === subject.schemeId,
  "trainer",
);
export const participant: Grantee = {
  name: "participant",
  allows: (actor, subject) =>
    actor.kind === "person" &&
    subject.schemeId !== undefined &&
    actor.schemeIds.includes(subject.schemeId),
};
export const self: Grantee = {
  name: "the person",
  allows: (actor, subject) => actor.kind === "person" && subject.personId === actor.personId,
};
export const member: Grantee = {
  name: "member",
  allows: (actor, subject) =>
    actor.kind === "person" && (subject.memberIds ?? []).includes(actor.personId),
};
/** Somebody who is asked to join what others are in already. */
export const invited: Grantee = {
  name: "asked to join",
  allows: (actor, subject) =>
    actor.kind === "person" && (subject.invitedIds ?? []).includes(actor.personId),
};
