import { Column, Entity, PrimaryColumn } from "typeorm";

export type ImportState = "needs_mapping" | "checked" | "running" | "done" | "failed" | "cancelled";

/** What a column becomes: "person.email", "answer.biography", "ignore", … */
export interface ColumnMapping {
  column: string;
  target: string;
}

/** Something that was found wrong in a row, in every language. */
export interface BadRow {
  /** As a text editor counts: the first line of the file is 1. */
  line: number;
  column: string | null;
  reason: string;
  text: { en: string; cy: string };
}

export interface ImportReport {
  created: number;
  updated: number;
  unchanged: number;
  enrolled: number;
  registered: number;
  /** At most `reportedAtMost` of them. */
  badRows: BadRow[];
  /** Rows in which something is wrong. */
  badRowCount: number;
  newUnits: string[];
  dryRun: boolean;
  /** Rows that are behind us, good ones alone; how a run goes on after an interruption. */
  done: number;
}

/** One file of people on its way in. */
@Entity({ schema: "app", name: "import" })
export class ImportRow {
  @PrimaryColumn({ type: "uuid", name: "institution_id" })
  institutionId: string;
  @PrimaryColumn({ type: "uuid", name: "id" })
  id: string;
  @Column({ type: "uuid", name: "scheme_id" })
  schemeId: string;
  @Column({ type: "text", name: "role" })
  role: "mentor" | "mentee";
  @Column({ type: "text", name: "file_name" })
  fileName: string;
  /** The names in the first row, and the first rows below it. */
  @Column({ type: "jsonb", name: "columns" })
  columns: { names: string[]; sample: string[][] };
  @Column({ type: "int", name: "row_count" })
  rowCount: number;
  @Column({ type: "jsonb", name: "mapping" })
  mapping: ColumnMapping[];
  @Column({ type: "jsonb", name: "options" })
  options: { createUnits?: boolean; register?: boolean };
  @Column({ type: "text", name: "state" })
  state: ImportState;
  @Column({ type: "jsonb", name: "report", nullable: true })
  report: ImportReport | null;
  /** From 0 to 1. */
  @Column({ type: "double precision", name: "progress" })
  progress: number;
  @Column({ type: "uuid", name: "created_by" })
  createdBy: string;
  @Column({ type: "timestamptz", name: "created_at" })
  createdAt: Date;
  @Column({ type: "timestamptz", name: "finished_at", nullable: true })
  finishedAt: Date | null;
}
