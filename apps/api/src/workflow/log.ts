import type { ArmedTimer, MigrationPlan, StepEvent } from "@quad/workflow";

/** An instance came to another version of its workflow. */
export interface MovedEvent {
  kind: "migrated";
  moveId: string;
  fromVersionId: string;
  toVersionId: string;
  fromVersion: number;
  toVersion: number;
  plan: MigrationPlan;
  /** The reminders and deadlines that ran. */
  armed: ArmedTimer[];
  /** The snapshot that it had. */
  before: string;
}

/** A move was taken back: the instance is as it was at the revision before it. */
export interface RestoredEvent {
  kind: "restored";
  moveId: string;
  /** Of the move. */
  revision: number;
  toVersionId: string;
  toVersion: number;
  /** Work that the move had begun. */
  stopped: string[];
}

/** What a line of an instance's log may be about. */
export type LogEvent = StepEvent | MovedEvent | RestoredEvent;

export const isMove = (event: LogEvent): event is MovedEvent | RestoredEvent =>
  event.kind === "migrated" || event.kind === "restored";
