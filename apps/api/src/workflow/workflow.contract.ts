import type { Json, Text } from "@quad/workflow";

export type SubjectType = "enrolment" | "round" | "partnership";

/** What a workflow runs for. */
export interface SubjectRef {
  subjectType: SubjectType;
  subjectId: string;
}

export interface StartRequest extends SubjectRef {
  schemeId: string;
  /** Of the workflow; its latest version is taken. */
  key: string;
}

/** What other domains see of an instance. They ask `tags` and `stage`, never the names of steps. */
export interface InstanceView {
  instanceId: string;
  subjectId: string;
  revision: number;
  status: "active" | "done" | "incident";
  stage: string;
  stageLabel: Text;
  stageSince: Date;
  tags: string[];
  paths: string[];
}

export interface DispatchRequest extends SubjectRef {
  /** The id makes sending it again harmless: choose one for each thing that happens. */
  event: { id: string; type: string; payload?: Json };
  /** What the sender is to this subject, in the definition's words: "self", "coordinator", … */
  roles?: readonly string[];
  /** Refuses with `conflict` when the instance has moved on since. */
  expectedRevision?: number;
}

export interface RefusalReason {
  code: string;
  /** A sentence in the caller's language. */
  message: string;
}

/** What became of an event. */
export type DispatchResult =
  /** `repeated`: this event id was taken before; the view is the one of then. */
  | { kind: "done"; view: InstanceView; repeated: boolean }
  | { kind: "refused"; code: string; reasons: RefusalReason[] }
  | { kind: "conflict"; view: InstanceView }
  /** The step failed. Nothing moved, and somebody can try it again. */
  | { kind: "incident"; incidentId: string };

/** An event that somebody with these roles could send now, and if not allowed, why. */
export interface AvailableAction {
  event: string;
  label: Text | null;
  allowed: boolean;
  reasons: RefusalReason[];
}

export interface HistoryLine {
  at: Date;
  /** A sentence in the caller's language. */
  text: string;
  /** Who did it; null when nobody did. */
  by: string | null;
  personId: string | null;
  /** The event's type; null for a start, a reminder or the end of some work. */
  event: string | null;
  /** The step that it led into; null when it led into none. */
  stepUid: string | null;
}

export interface StageTotal {
  subject: SubjectType;
  stage: string;
  label: Text;
  count: number;
  /** Of these, still here though a reminder or deadline of this stage has passed. */
  late: number;
}

/** How a piece of work that a step had started came to its end. */
export interface InvocationEnd {
  instanceId: string;
  invokeId: string;
  /** The revision at which it was started, as `Effect.instance.revision` gave it. */
  revision: number;
  output?: Json;
  error?: { code: string; message: string };
}
