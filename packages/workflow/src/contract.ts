import type { EditCommand } from "./edit/command.ts";

/** Any value that survives a JSON round trip unchanged. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** Wording by language code; `en` is always present. */
export type Text = Record<string, string>;

/** Use of a registered guard, action or actor. `v` defaults to 1, `params` to none. */
export interface Ref {
  type: string;
  v?: number;
  params?: Record<string, Json>;
}

export type GuardExpr = Ref | { all: GuardExpr[] } | { any: GuardExpr[] } | { not: GuardExpr };

/**
 * A way out of a state. `target` is the key of a sibling state, a path that starts at a sibling
 * ("active.hist"), a path inside the own state when it starts with a dot (".review"), or a path
 * from the root when it starts with "#" ("#active.review"). Without a target the state stays and
 * only the actions happen.
 */
export interface TransitionDef {
  id: string;
  label?: Text;
  target?: string;
  reenter?: boolean;
  guard?: GuardExpr;
  actions?: Ref[];
}

/** Work that runs outside while its state is active and comes back as a "done" or "error" event. */
export interface InvokeDef {
  id: string;
  src: Ref;
  onDone?: TransitionDef[];
  onError: TransitionDef[];
}

/** `type` defaults to "compound" with `states` and `initial`, else to "atomic". */
export interface StateDef {
  uid: string;
  label?: Text;
  stage?: string;
  tags?: string[];
  type?: "atomic" | "compound" | "parallel" | "final" | "history";
  history?: "shallow" | "deep";
  initial?: string;
  states?: Record<string, StateDef>;
  entry?: Ref[];
  exit?: Ref[];
  invoke?: InvokeDef[];
  always?: TransitionDef[];
  onDone?: TransitionDef[];
  on?: Record<string, TransitionDef[]>;
  after?: Record<string, TransitionDef[]>;
  /** Where a history state leads when nothing is remembered yet; default: the parent's initial. */
  target?: string;
}

/**
 * `by`: the roles that may send it; "system" means only the engine's host. `confidential`: that it
 * was sent is for the sender and the coordinators alone.
 */
export interface EventDef {
  label?: Text;
  by?: string[];
  payload?: JsonSchema;
  confirm?: boolean;
  confidential?: boolean;
}

export interface TimerDef {
  /** ISO 8601 duration such as "P7D" or "P3M"; may be negative with an anchor. */
  offset: string;
  /** Fact path of a date, such as "partnership.endsOn"; default: entry of the state. */
  anchor?: string;
  /** What the anchor is called inside a sentence: "the last day to answer". */
  anchorLabel?: Text;
  /** "working-days" counts the days of the offset Monday to Friday; default "civil". */
  calendar?: "civil" | "working-days";
  /** Local time of day, "09:00". */
  at?: string;
  onMigrate?: "keep" | "restart" | "recompute";
}

/** What a workflow runs for. */
export type Subject = "enrolment" | "round" | "partnership";

export interface WorkflowDefinition {
  format: "wf-def/1";
  key: string;
  subject: Subject;
  label?: Text;
  description?: Text;
  initial: string;
  uses: Record<string, string>;
  events: Record<string, EventDef>;
  timers?: Record<string, TimerDef>;
  stages?: { key: string; label: Text }[];
  states: Record<string, StateDef>;
  /** Positions of a drawing; never part of the meaning or of `canonical`. */
  layout?: Json;
}

/** Values loaded before a step, by top-level fact key. Stored with the event, so replay works. */
export type Facts = Record<string, Json>;

/**
 * The subset of JSON Schema that describes a payload. An object refuses unknown properties when
 * `additionalProperties` is false; every other keyword means what it means in draft 2020-12.
 *
 * `label` is what a form calls the value. `format` "date" is YYYY-MM-DD; "member" is an enrolment of
 * the partnership and "candidate" one that could join it: a form offers those there are, and that
 * the value is one of them is for the host to see to.
 */
export interface JsonSchema {
  type: "object" | "array" | "string" | "integer" | "number" | "boolean";
  label?: Text;
  format?: "date" | "member" | "candidate";
  properties?: Record<string, JsonSchema>;
  required?: string[];
  additionalProperties?: boolean;
  items?: JsonSchema;
  enum?: Json[];
  maxLength?: number;
  minimum?: number;
  maximum?: number;
}

/**
 * One parameter of a guard, action or actor, enough to draw a form field from it.
 * "string" is one line, "text" is wording by language, "duration" is ISO 8601, "date" is
 * YYYY-MM-DD, "choice" takes the value of one of `choices`, "list" repeats `items`, and "json" is
 * any JSON value.
 */
export interface ParamField {
  type:
    | "string"
    | "text"
    | "number"
    | "integer"
    | "boolean"
    | "choice"
    | "duration"
    | "date"
    | "list"
    | "json";
  label: Text;
  hint?: Text;
  required?: boolean;
  /** `phrase` is the choice inside a sentence; default: its label. */
  choices?: { value: string; label: Text; phrase?: Text }[];
  items?: ParamField;
  minimum?: number;
  maximum?: number;
  maxLength?: number;
}

export type ParamSchema = Record<string, ParamField>;

export type Params = Record<string, Json>;

/** Outcome of a guard: a refusal carries a code a person can be told the meaning of. */
export type GuardVerdict =
  | { ok: true }
  | { ok: false; reason: { code: string; params?: Record<string, Json>; text?: Text } };

export interface GuardInput {
  facts: Facts;
  context: Record<string, Json>;
  event: StepEvent;
}

/**
 * What everything that plugins register says about itself: data, so that it can travel to an editor.
 *
 * `sentence` is its use inside a longer sentence, with a small first letter and no full stop: "send
 * {template} to {to}". `{x}` is the value of param `x` in words; what stands in [square brackets] is
 * left out while a param inside has no value.
 */
export interface TypeInfo {
  type: string;
  v: number;
  label: Text;
  params: ParamSchema;
  sentence: Text;
}

/** Pure and total: the same input always gives the same verdict, and nothing is thrown. */
export interface GuardType extends TypeInfo {
  /** The sentence when the rule must not hold; default: "not: " and the sentence. */
  negative?: Text;
  /** Top-level fact keys that it reads. */
  reads: string[];
  evaluate(input: GuardInput, params: Params): GuardVerdict;
}

export interface ActionType extends TypeInfo {
  reads?: string[];
  /** "key": safe to repeat under the effect's id; "transaction": only touches the database. */
  idempotency: "key" | "transaction";
  /** What the facts are once it has been done, for a simulation. Pure; default: unchanged. */
  simulate?(facts: Facts, params: Params, event: StepEvent): Facts;
}

export interface ActorType extends TypeInfo {
  /** What the facts are once it has ended well, for a simulation. Pure; default: unchanged. */
  simulate?(facts: Facts, params: Params): Facts;
}

/**
 * One value among the facts. The first of `samples` is what a simulation begins with. A sample of a
 * date or an instant may be an ISO 8601 duration ("P9M", "-P7D"): so long after the simulation begins.
 */
export interface FactField {
  type: "boolean" | "integer" | "number" | "string" | "date" | "instant";
  label: Text;
  samples: Json[];
  /** It is the present day or instant: a simulation sets it by its own clock. */
  clock?: boolean;
}

/** Values loaded together. The key "" among the fields means the fact itself. */
export interface FactType {
  key: string;
  label: Text;
  /** Of which subjects it tells something. */
  subjects: Subject[];
  fields: Record<string, FactField>;
}

/**
 * Something that the product itself tells a workflow when it happens. Events of a definition that
 * aren't among these are sent by people, by a button with the event's label.
 */
export interface EventType {
  type: string;
  label: Text;
  subject: Subject;
  /** Roles that bring it about. */
  by: string[];
  payload?: JsonSchema;
  /** What the facts are once it has happened, for a simulation. Pure; default: unchanged. */
  simulate?(facts: Facts, payload: Json): Facts;
}

/** What plugins provide. Map keys are the `type`, the `key` of a fact, the name of a role. */
export interface Registry {
  guards: ReadonlyMap<string, GuardType>;
  actions: ReadonlyMap<string, ActionType>;
  actors: ReadonlyMap<string, ActorType>;
  facts: ReadonlyMap<string, FactType>;
  events: ReadonlyMap<string, EventType>;
  /** Who may send events, in words: "a member of the partnership". */
  roles: ReadonlyMap<string, Text>;
}

/** A registry without its functions: what an editor needs, as JSON. */
export interface Catalogue {
  guards: Omit<GuardType, "evaluate">[];
  actions: Omit<ActionType, "simulate">[];
  actors: Omit<ActorType, "simulate">[];
  facts: FactType[];
  events: Omit<EventType, "simulate">[];
  roles: { role: string; label: Text }[];
}

/** A finding about a definition. `path` leads to the place: ["states", "pool", "on", ...]. */
export interface Diagnostic {
  rule: string;
  severity: "error" | "warning";
  path: string[];
  uid?: string;
  message: Text;
  fix?: Text;
  /** Ways to mend it at once, the best first. */
  fixes?: QuickFix[];
  /** For a fault on a path: the ids of the ways of the shortest path from the start that shows it. */
  trace?: string[];
}

/** `label` is an act: "Add a reminder after 14 days". */
export interface QuickFix {
  label: Text;
  commands: EditCommand[];
}

/**
 * What happens to an instance. Guards and effects of `start` see
 * `{ kind: "event", type: "workflow.started", payload: input }`, which nobody can send.
 */
export type StepEvent =
  | { kind: "event"; type: string; payload?: Json }
  | { kind: "timer"; timerId: string }
  | { kind: "done"; invokeId: string; output?: Json }
  | { kind: "error"; invokeId: string; error: { code: string; message: string } };

/** Work to do after the step is committed. `index` counts from 0 within the step. */
export interface EffectRequest {
  index: number;
  type: string;
  params: Record<string, Json>;
  event: StepEvent;
}

/** A timer to arm. `timerId` is stable: `${stateUid}/${timer}`. */
export interface TimerRequest {
  timerId: string;
  timer: string;
  stateUid: string;
  def: TimerDef;
}

/** `invokeId` is the id of the InvokeDef; ids are unique within a definition. */
export interface Invocation {
  invokeId: string;
  type: string;
  params: Record<string, Json>;
}

export interface Reason {
  transitionId?: string;
  code: string;
  params?: Record<string, Json>;
  text?: Text;
}

/**
 * UNDECLARED_EVENT: no such event. CLOSED: the instance has ended. NOT_NOW: nothing in this
 * configuration reacts to it. GUARD: only rules stand in the way. BAD_PAYLOAD: see the reasons.
 * STALE: a timer or a result of a state that was left.
 */
export type RefusalCode =
  | "UNDECLARED_EVENT"
  | "CLOSED"
  | "NOT_NOW"
  | "GUARD"
  | "BAD_PAYLOAD"
  | "STALE";

export interface Stepped {
  kind: "stepped";
  /** Opaque; store it as text, byte for byte (key order matters). */
  snapshot: string;
  status: "active" | "done";
  /** Active leaf states as "a.b", in document order. */
  paths: string[];
  /** uids of the active leaf states, in the same order. */
  uids: string[];
  /** Of the innermost active state that names one. */
  stage: string | null;
  /** Of every active state, ancestors included; no repeats. */
  tags: string[];
  effects: EffectRequest[];
  /** To arm. A timer that is both cancelled and armed here starts anew. */
  timers: TimerRequest[];
  cancelledTimers: string[];
  invocations: Invocation[];
  stoppedInvocations: string[];
  /** Ids of the ways out that were taken, in order. */
  transitions: string[];
}

export interface Refused {
  kind: "refused";
  code: RefusalCode;
  reasons: Reason[];
}

export type StepOutcome = Stepped | Refused;

/** An event somebody may send, and when it would be refused now, why. */
export interface AvailableEvent {
  event: string;
  label?: Text;
  allowed: boolean;
  reasons: Reason[];
}
