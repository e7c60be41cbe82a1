import { Column, Entity, PrimaryColumn } from "typeorm";
import type { Change, Method } from "./thread/contract.ts";

/** What was asked for, and the revision of the round's workflow at which it was. */
export interface RunParams extends Method {
  revision: number;
  /** Disturb the matches of that run least; at most so many people change. */
  keep?: { runId: string; budget: number | null };
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
  /** The result on the board, and what publishing sends. Null: there is none yet. */
  @Column({ type: "uuid", name: "chosen_run_id", nullable: true })
  chosenRunId: string | null;
  /** The result that a second person has looked over. */
  @Column({ type: "uuid", name: "reviewed_run_id", nullable: true })
  reviewedRunId: string | null;
  @Column({ type: "uuid", name: "reviewed_by", nullable: true })
  reviewedBy: string | null;
  @Column({ type: "timestamptz", name: "reviewed_at", nullable: true })
  reviewedAt: Date | null;
  /** Only the matches that had been approved were proposed. */
  @Column({ type: "boolean", name: "approved_only" })
  approvedOnly: boolean;
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
  /** "change": made by hand on the result of the run it is based on. */
  @Column({ type: "text", name: "origin" })
  origin: "matcher" | "change";
  @Column({ type: "uuid", name: "based_on", nullable: true })
  basedOn: string | null;
  @Column({ type: "jsonb", name: "change", nullable: true })
  change: Change | null;
  /** The people who could be matched when this result was true of them: `Pool.hash`. */
  @Column({ type: "text", name: "pool_hash", nullable: true })
  poolHash: string | null;
  @Column({ type: "text", name: "snapshot_hash", nullable: true })
  snapshotHash: string | null;
  /** `Decisions` as JSON. */
  @Column({ type: "text", name: "decisions", nullable: true, select: false })
  decisions: string | null;
  /** An `Outcome` as JSON. */
  @Column({ type: "text", name: "outcome", nullable: true, select: false })
  outcome: string | null;
  /** `Proofs` as JSON. */
  @Column({ type: "text", name: "proofs", nullable: true, select: false })
  proofs: string | null;
  @Column({ type: "int", name: "matched" })
  matched: number;
  @Column({ type: "int", name: "mentee_count" })
  menteeCount: number;
  @Column({ type: "int", name: "mentor_count" })
  mentorCount: number;
  /** Why it failed: a code, see `failures`. */
  @Column({ type: "text", name: "failure", nullable: true })
  failure: string | null;
  /** What exactly: a `ProblemFault` each, as JSON. */
  @Column({ type: "jsonb", name: "failure_details" })
  failureDetails: string[];
  /** How often a process has taken it up. */
  @Column({ type: "int", name: "starts" })
  starts: number;
  @Column({ type: "uuid", name: "created_by" })
  createdBy: string;
  @Column({ type: "timestamptz", name: "created_at" })
  createdAt: Date;
  @Column({ type: "timestamptz", name: "started_at", nullable: true })
  startedAt: Date | null;
  @Column({ type: "timestamptz", name: "finished_at", nullable: true })
  finishedAt: Date | null;
}

/** The people of one or more runs, as they were. */
@Entity({ schema: "app", name: "matching_snapshot" })
export class SnapshotRow {
  @PrimaryColumn({ type: "uuid", name: "institution_id" })
  institutionId: string;
  @PrimaryColumn({ type: "text", name: "hash" })
  hash: string;
  /** `People` as JSON. */
  @Column({ type: "text", name: "people" })
  people: string;
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
