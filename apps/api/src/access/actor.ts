export type GrantRole =
  | "institution_admin"
  | "unit_admin"
  | "coordinator"
  | "committee"
  | "trainer";

/** A role over a scope. A coordinator with a service area coordinates that area alone. */
export interface Grant {
  role: GrantRole;
  unitId: string | null;
  schemeId: string | null;
  serviceAreaId: string | null;
}

/** Who asks. `system` is a workflow, a job or the demo loader, never a request. */
export type Actor =
  | { kind: "anonymous" }
  | { kind: "system" }
  | {
      kind: "person";
      personId: string;
      grants: readonly Grant[];
      /** Schemes this person takes part in. */
      schemeIds: readonly string[];
    };

/** How the actor is written into the audit log and the workflow log. */
export function actorName(actor: Actor): string {
  return actor.kind === "person" ? `person:${actor.personId}` : actor.kind;
}
