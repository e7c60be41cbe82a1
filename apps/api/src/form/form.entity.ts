import type { Answers, FormDefinition } from "@quad/forms";
import { Column, Entity, PrimaryColumn } from "typeorm";

/** One published version of a form. It never changes. */
@Entity({ schema: "app", name: "form_version" })
export class FormVersionRow {
  @PrimaryColumn({ type: "uuid", name: "institution_id" })
  institutionId: string;
  @PrimaryColumn({ type: "uuid", name: "id" })
  id: string;
  @Column({ type: "uuid", name: "scheme_id" })
  schemeId: string;
  @Column({ type: "text", name: "key" })
  key: string;
  @Column({ type: "int", name: "version" })
  version: number;
  @Column({ type: "jsonb", name: "definition" })
  definition: FormDefinition;
  @Column({ type: "text", name: "hash" })
  hash: string;
  @Column({ type: "timestamptz", name: "published_at" })
  publishedAt: Date;
}

/** Somebody's answers to one form about one subject. Its id follows from those, see `responseId`. */
@Entity({ schema: "app", name: "response" })
export class ResponseRow {
  @PrimaryColumn({ type: "uuid", name: "institution_id" })
  institutionId: string;
  @PrimaryColumn({ type: "uuid", name: "id" })
  id: string;
  @Column({ type: "uuid", name: "scheme_id" })
  schemeId: string;
  @Column({ type: "text", name: "form_key" })
  formKey: string;
  @Column({ type: "uuid", name: "form_version_id" })
  formVersionId: string;
  @Column({ type: "text", name: "subject_type" })
  subjectType: string;
  @Column({ type: "uuid", name: "subject_id" })
  subjectId: string;
  @Column({ type: "uuid", name: "person_id" })
  personId: string;
  @Column({ type: "text", name: "state" })
  state: "draft" | "submitted";
  @Column({ type: "jsonb", name: "answers" })
  answers: Answers;
  @Column({ type: "int", name: "revision" })
  revision: number;
  @Column({ type: "timestamptz", name: "saved_at" })
  savedAt: Date;
  @Column({ type: "timestamptz", name: "submitted_at", nullable: true })
  submittedAt: Date | null;
}
