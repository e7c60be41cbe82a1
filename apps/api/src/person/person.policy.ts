import type { Grantee, PolicyTable } from "../access/policy.ts";

/** Whoever may give somebody a role somewhere, or look after a scheme. */
const staff: Grantee = {
  name: "admin or coordinator of anything",
  allows: (actor) =>
    actor.kind === "person" &&
    actor.grants.some((grant) =>
      ["institution_admin", "unit_admin", "coordinator"].includes(grant.role),
    ),
};

export const personPolicy: PolicyTable = {
  "person.search": [staff],
};
