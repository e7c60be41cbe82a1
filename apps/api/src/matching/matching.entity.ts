import { Column, Entity, PrimaryColumn } from "typeorm";
import type { Method } from "./pool.ts";

/** What was asked for, and the revision of the round's workflow at which it was. */
export interface RunParams extends Method {
  revision: number;
}

/** One matching exercise of a scheme. Where it stands is its workflow's business. */
@Entity({ schema: "app", name: "round" })
export class RoundRow {
  @PrimaryColumn({ type: "uuid", name: "institution_id" })
  institutionId: string;
  @PrimaryColumn({ type: "uuid", name: "id" })
  id: string;
  @Column({ type: "uuid", name: "scheme_id" })
  schemeId: string;
  /** From 1 in each scheme. */
  @Column({ type: "int", name: "number" })
  number: number;
  /** The run whose pairs were proposed. */
  @Column({ type: "uuid", name: "published_run_id", nullable: true })
  publishedRunId: string | null;
  @Column({ type: "timestamptz", name: "published_at", nullable: true })
  publishedAt: Date | null;
  @Column({ type: "timestamptz", name: "created_at" })
  createdAt: Date;
}

/** One execution of a matcher. What it was given and what came out is never changed. */
@Entity({ schema: "app", name: "run" })
export class RunRow {
  @PrimaryColumn({ type: "uuid", name: "institution_id" })
  institutionId: string;
  @PrimaryColumn({ type: "uuid", name: "id" })
  id: string;
  @Column({ type: "uuid", name: "round_id" })
  roundId: string;
  /** From 1 in each round. */
  @Column({ type: "int", name: "number" })
  number: number;
  @Column({ type: "text", name: "state" })
  state: "queued" | "running" | "done" | "failed" | "cancelled";
  /** 0 to 1. */
  @Column({ type: "double precision", name: "progress" })
  progress: number;
  @Column({ type: "jsonb", name: "params" })
  params: RunParams;
  @Column({ type: "int", name: "seed" })
  seed: number;
  /** SHA-256 of the people as they were, in hex. */
  @Column({ type: "text", name: "pool_hash", nullable: true })
  poolHash: string | null;
  /** A `Snapshot` as JSON: all that the result follows from. */
  @Column({ type: "text", name: "problem", nullable: true, select: false })
  problem: string | null;
  /** An `Outcome` as JSON. */
  @Column({ type: "text", name: "result", nullable: true, select: false })
  result: string | null;
  @Column({ type: "int", name: "matched" })
  matched: number;
  @Column({ type: "int", name: "mentee_count" })
  menteeCount: number;
  @Column({ type: "int", name: "mentor_count" })
  mentorCount: number;
  /** Why it failed: a code, see `failures`. */
  @Column({ type: "text", name: "failure", nullable: true })
  failure: string | null;
  @Column({ type: "uuid", name: "created_by" })
  createdBy: string;
  @Column({ type: "timestamptz", name: "created_at" })
  createdAt: Date;
  @Column({ type: "timestamptz", name: "started_at", nullable: true })
  startedAt: Date | null;
  @Column({ type: "timestamptz", name: "finished_at", nullable: true })
  finishedAt: Date | null;
}

/** What a coordinator decided by hand about two people, for the next run. */
@Entity({ schema: "app", name: "pairing" })
export class PairingRow {
  @PrimaryColumn({ type: "uuid", name: "institution_id" })
  institutionId: string;
  @PrimaryColumn({ type: "uuid", name: "round_id" })
  roundId: string;
  @PrimaryColumn({ type: "uuid", name: "mentee_enrolment_id" })
  menteeEnrolmentId: string;
  @PrimaryColumn({ type: "uuid", name: "mentor_enrolment_id" })
  mentorEnrolmentId: string;
  @Column({ type: "text", name: "kind" })
  kind: "locked" | "forbidden";
  @Column({ type: "text", name: "reason", nullable: true })
  reason: string | null;
  @Column({ type: "uuid", name: "created_by" })
  createdBy: string;
  @Column({ type: "timestamptz", name: "created_at" })
  createdAt: Date;
}
