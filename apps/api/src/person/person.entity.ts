import { Column, Entity, PrimaryColumn } from "typeorm";

/** What somebody is in the demo: the role's name and what entering as them shows. */
export interface DemoRole {
  role: string;
  does: Record<string, string>;
  /** Its place in the list of people to enter as. */
  order: number;
}

/** Somebody at the institution. */
@Entity({ schema: "app", name: "person" })
export class PersonRow {
  @PrimaryColumn({ type: "uuid", name: "institution_id" })
  institutionId: string;
  @PrimaryColumn({ type: "uuid", name: "id" })
  id: string;
  /** In lower case; unique in the institution. */
  @Column({ type: "text", name: "email" })
  email: string;
  @Column({ type: "text", name: "given_name" })
  givenName: string;
  @Column({ type: "text", name: "family_name" })
  familyName: string;
  @Column({ type: "text", name: "job_title", nullable: true })
  jobTitle: string | null;
  @Column({ type: "text", name: "grade", nullable: true })
  grade: string | null;
  @Column({ type: "uuid", name: "unit_id", nullable: true })
  unitId: string | null;
  @Column({ type: "uuid", name: "line_manager_id", nullable: true })
  lineManagerId: string | null;
  @Column({ type: "text", name: "locale" })
  locale: string;
  @Column({ type: "jsonb", name: "demo_role", nullable: true })
  demoRole: DemoRole | null;
}
