import { Column, Entity, PrimaryColumn } from "typeorm";
import type { SubjectType } from "./workflow.contract.ts";

/** A published definition. It never changes; instances stay with theirs. */
@Entity({ schema: "app", name: "workflow_version" })
export class WorkflowVersionRow {
  @PrimaryColumn({ name: "institution_id", type: "uuid" })
  institutionId: string;
  @PrimaryColumn({ name: "id", type: "uuid" })
  id: string;
  @Column({ name: "scheme_id", type: "uuid" })
  schemeId: string;
  @Column({ name: "key", type: "text" })
  key: string;
  /** From 1, for each key of a scheme. */
  @Column({ name: "version", type: "int" })
  version: number;
  /** JSON. */
  @Column({ name: "definition", type: "text" })
  definition: string;
  /** SHA-256 of the canonical definition, in hexadecimal. */
  @Column({ name: "hash", type: "text" })
  hash: string;
  @Column({ name: "published_at", type: "timestamptz" })
  publishedAt: Date;
  /** Null: nobody in person, as in the demo. */
  @Column({ name: "published_by", type: "uuid", nullable: true })
  publishedBy: string | null;
  /** What its author says has changed. */
  @Column({ name: "note", type: "text" })
  note: string;
}

/** One running workflow. */
@Entity({ schema: "app", name: "workflow_instance" })
export class WorkflowInstanceRow {
  @PrimaryColumn({ name: "institution_id", type: "uuid" })
  institutionId: string;
  @PrimaryColumn({ name: "id", type: "uuid" })
  id: string;
  @Column({ name: "scheme_id", type: "uuid" })
  schemeId: string;
  @Column({ name: "workflow_version_id", type: "uuid" })
  workflowVersionId: string;
  @Column({ name: "subject_type", type: "text" })
  subjectType: SubjectType;
  @Column({ name: "subject_id", type: "uuid" })
  subjectId: string;
  /** JSON as text: the order of its keys matters. */
  @Column({ name: "snapshot", type: "text" })
  snapshot: string;
  /** 0 at the start; one more with each event. */
  @Column({ name: "revision", type: "int" })
  revision: number;
  /** `incident`: a step or an effect failed and waits for somebody. Events are still taken. */
  @Column({ name: "status", type: "text" })
  status: "active" | "done" | "incident";
  @Column({ name: "paths", type: "text", array: true })
  paths: string[];
  @Column({ name: "tags", type: "text", array: true })
  tags: string[];
  @Column({ name: "stage", type: "text" })
  stage: string;
  @Column({ name: "stage_since", type: "timestamptz" })
  stageSince: Date;
}

/** One line of an instance's log. Lines are only ever added. */
@Entity({ schema: "app", name: "workflow_event" })
export class WorkflowEventRow {
  @PrimaryColumn({ name: "institution_id", type: "uuid" })
  institutionId: string;
  @PrimaryColumn({ name: "instance_id", type: "uuid" })
  instanceId: string;
  @PrimaryColumn({ name: "revision", type: "int" })
  revision: number;
  @Column({ name: "event_id", type: "text" })
  eventId: string;
  /** The step's event as JSON. */
  @Column({ name: "event", type: "text" })
  event: string;
  /** What the step's rules saw, as JSON. */
  @Column({ name: "facts", type: "text" })
  facts: string;
  /** `person:<id>` or `system`. */
  @Column({ name: "actor", type: "text" })
  actor: string;
  /** The view after the step, as JSON. */
  @Column({ name: "outcome", type: "text" })
  outcome: string;
  @Column({ name: "at", type: "timestamptz" })
  at: Date;
}

/** Work that a step asked for. */
@Entity({ schema: "app", name: "workflow_effect" })
export class WorkflowEffectRow {
  @PrimaryColumn({ name: "institution_id", type: "uuid" })
  institutionId: string;
  @PrimaryColumn({ name: "id", type: "uuid" })
  id: string;
  @Column({ name: "instance_id", type: "uuid" })
  instanceId: string;
  @Column({ name: "revision", type: "int" })
  revision: number;
  @Column({ name: "position", type: "int" })
  position: number;
  /** An action's type, `workflow.invoke` or `workflow.stop`. */
  @Column({ name: "type", type: "text" })
  type: string;
  @Column({ name: "params", type: "jsonb" })
  params: object;
  /** The step's event as JSON. */
  @Column({ name: "event", type: "text" })
  event: string;
  @Column({ name: "state", type: "text" })
  state: "pending" | "done" | "failed" | "skipped";
  @Column({ name: "attempts", type: "int" })
  attempts: number;
  @Column({ name: "error", type: "text", nullable: true })
  error: string | null;
}

/** A reminder or deadline of an instance. This table is the truth, the job only the alarm. */
@Entity({ schema: "app", name: "workflow_timer" })
export class WorkflowTimerRow {
  @PrimaryColumn({ name: "institution_id", type: "uuid" })
  institutionId: string;
  @PrimaryColumn({ name: "instance_id", type: "uuid" })
  instanceId: string;
  @PrimaryColumn({ name: "timer_id", type: "text" })
  timerId: string;
  /** The revision of the step that armed it: a step entered again arms another one. */
  @PrimaryColumn({ name: "armed_revision", type: "int" })
  armedRevision: number;
  /** Null as long as the date it counts from is unknown. */
  @Column({ name: "due_at", type: "timestamptz", nullable: true })
  dueAt: Date | null;
  @Column({ name: "definition", type: "jsonb" })
  definition: object;
  @Column({ name: "state", type: "text" })
  state: "armed" | "fired" | "cancelled";
}

/** A step or an effect that failed and waits to be tried again or left out. */
@Entity({ schema: "app", name: "workflow_incident" })
export class WorkflowIncidentRow {
  @PrimaryColumn({ name: "institution_id", type: "uuid" })
  institutionId: string;
  @PrimaryColumn({ name: "id", type: "uuid" })
  id: string;
  @Column({ name: "scheme_id", type: "uuid" })
  schemeId: string;
  @Column({ name: "instance_id", type: "uuid" })
  instanceId: string;
  @Column({ name: "event_id", type: "text" })
  eventId: string;
  /** The step's event as JSON. */
  @Column({ name: "event", type: "text" })
  event: string;
  @Column({ name: "actor", type: "text" })
  actor: string;
  /** Null: the step itself failed. */
  @Column({ name: "effect_id", type: "uuid", nullable: true })
  effectId: string | null;
  /** For the log of an administrator: it holds no personal values. */
  @Column({ name: "message", type: "text" })
  message: string;
  @Column({ name: "state", type: "text" })
  state: "open" | "retried" | "skipped";
  @Column({ name: "created_at", type: "timestamptz" })
  createdAt: Date;
}
