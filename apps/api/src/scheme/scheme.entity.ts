import { Column, Entity, PrimaryColumn } from "typeorm";
import type { SchemeSettings, Text } from "../templates/document.ts";

export type ParticipantRole = "mentor" | "mentee";

/** One unit's mentoring scheme. */
@Entity({ schema: "app", name: "scheme" })
export class SchemeRow {
  @PrimaryColumn({ type: "uuid", name: "institution_id" })
  institutionId: string;
  @PrimaryColumn({ type: "uuid", name: "id" })
  id: string;
  @Column({ type: "uuid", name: "unit_id" })
  unitId: string;
  @Column({ type: "text", name: "slug" })
  slug: string;
  @Column({ type: "jsonb", name: "name" })
  name: Text;
  @Column({ type: "jsonb", name: "summary" })
  summary: Text;
  @Column({ type: "jsonb", name: "purpose" })
  purpose: Text;
  @Column({ type: "text", name: "contact_email" })
  contactEmail: string;
  @Column({ type: "text", name: "state" })
  state: "draft" | "open" | "closed";
  @Column({ type: "jsonb", name: "settings" })
  settings: SchemeSettings;
  @Column({ type: "text", name: "template_key" })
  templateKey: string;
  @Column({ type: "int", name: "revision" })
  revision: number;
  @Column({ type: "timestamptz", name: "created_at" })
  createdAt: Date;
  @Column({ type: "timestamptz", name: "opened_at", nullable: true })
  openedAt: Date | null;
}

/** The whole configuration of a scheme as it stood after one change. It never changes. */
@Entity({ schema: "app", name: "scheme_document" })
export class SchemeDocumentRow {
  @PrimaryColumn({ type: "uuid", name: "institution_id" })
  institutionId: string;
  @PrimaryColumn({ type: "uuid", name: "scheme_id" })
  schemeId: string;
  @PrimaryColumn({ type: "int", name: "version" })
  version: number;
  /** A `SchemeDocument` as JSON. */
  @Column({ type: "text", name: "document" })
  document: string;
  /** SHA-256 of the document, in hex. */
  @Column({ type: "text", name: "hash" })
  hash: string;
  @Column({ type: "uuid", name: "created_by", nullable: true })
  createdBy: string | null;
  @Column({ type: "timestamptz", name: "created_at" })
  createdAt: Date;
}

/** How many may take part in one role from one service area. Without a row: as many as want to. */
@Entity({ schema: "app", name: "place_quota" })
export class PlaceQuotaRow {
  @PrimaryColumn({ type: "uuid", name: "institution_id" })
  institutionId: string;
  @PrimaryColumn({ type: "uuid", name: "scheme_id" })
  schemeId: string;
  @PrimaryColumn({ type: "uuid", name: "service_area_id" })
  serviceAreaId: string;
  @PrimaryColumn({ type: "text", name: "role" })
  role: ParticipantRole;
  @Column({ type: "int", name: "places" })
  places: number;
  @Column({ type: "int", name: "taken" })
  taken: number;
}
