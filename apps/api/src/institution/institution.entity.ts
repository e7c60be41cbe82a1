import { Column, Entity, PrimaryColumn } from "typeorm";

/** A node of the institution's organisation tree: a division, a department, a service area. */
@Entity({ schema: "app", name: "unit" })
export class UnitRow {
  @PrimaryColumn({ type: "uuid", name: "institution_id" })
  institutionId: string;
  @PrimaryColumn({ type: "uuid", name: "id" })
  id: string;
  @Column({ type: "uuid", name: "parent_id", nullable: true })
  parentId: string | null;
  /** Unique in the institution. */
  @Column({ type: "text", name: "name" })
  name: string;
  @Column({ type: "text", name: "kind" })
  kind: string;
}
