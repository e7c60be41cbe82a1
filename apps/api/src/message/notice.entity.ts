import { Column, Entity, PrimaryColumn } from "typeorm";
import type { SubjectType } from "../workflow/workflow.service.ts";

/** What a notice asks to be filled in, or to look back on. */
export type NoticeForm = "registration" | "agreement" | "meeting" | "evaluation" | "review";

/** Something that stands on a person's first page until they take it away or have done it. */
@Entity({ schema: "app", name: "notice" })
export class NoticeRow {
  @PrimaryColumn({ type: "uuid", name: "institution_id" })
  institutionId: string;
  @PrimaryColumn({ type: "uuid", name: "id" })
  id: string;
  /** Unique: the same key is the same notice. */
  @Column({ type: "text", name: "key" })
  key: string;
  @Column({ type: "uuid", name: "person_id" })
  personId: string;
  @Column({ type: "uuid", name: "scheme_id" })
  schemeId: string;
  @Column({ type: "text", name: "subject_type" })
  subjectType: SubjectType;
  @Column({ type: "uuid", name: "subject_id" })
  subjectId: string;
  @Column({ type: "text", name: "form", nullable: true })
  form: NoticeForm | null;
  /** By language; null with a form, which brings its own words. */
  @Column({ type: "jsonb", name: "text", nullable: true })
  text: Record<string, string> | null;
  @Column({ type: "timestamptz", name: "created_at" })
  createdAt: Date;
  @Column({ type: "timestamptz", name: "dismissed_at", nullable: true })
  dismissedAt: Date | null;
}
