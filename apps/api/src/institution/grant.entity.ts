import { Column, Entity, PrimaryColumn } from "typeorm";
import type { GrantRole } from "../access/actor.ts";

/** A role that somebody has over a scope. */
@Entity({ schema: "app", name: "access_grant" })
export class GrantRow {
  @PrimaryColumn({ type: "uuid", name: "institution_id" })
  institutionId: string;
  @PrimaryColumn({ type: "uuid", name: "id" })
  id: string;
  @Column({ type: "uuid", name: "person_id" })
  personId: string;
  @Column({ type: "text", name: "role" })
  role: GrantRole;
  @Column({ type: "uuid", name: "unit_id", nullable: true })
  unitId: string | null;
  @Column({ type: "uuid", name: "scheme_id", nullable: true })
  schemeId: string | null;
  /** A coordinator of this service area of the scheme alone. */
  @Column({ type: "uuid", name: "service_area_id", nullable: true })
  serviceAreaId: string | null;
}
