import type { FieldType } from "@quad/forms";
import type { CriterionType, Matcher } from "@quad/matching";
import type {
  ActionType,
  ActorType,
  EventType,
  Facts,
  FactType,
  GuardType,
  Json,
  StepEvent,
} from "@quad/workflow";
import type { Context } from "../context.ts";

/** The running workflow that an action or a fact belongs to. */
export interface InstanceRef {
  instanceId: string;
  schemeId: string;
  subjectType: "enrolment" | "round" | "partnership";
  subjectId: string;
  revision: number;
}

/** One effect of a committed step. Its id is the key that makes doing it twice the same as once. */
export interface Effect {
  id: string;
  type: string;
  params: Record<string, Json>;
  event: StepEvent;
  instance: InstanceRef;
}

/** What a step of no real instance would concern. */
export interface Pretended {
  schemeId: string;
  subjectType: InstanceRef["subjectType"];
  /** ISO instant of the simulation's clock. */
  now: string;
  facts: Facts;
}

/** A message as its reader would get it. */
export interface Letter {
  to: string;
  subject: string;
  body: string;
}

export interface ActionPlugin extends ActionType {
  /**
   * The message that it would send, to invented people, in the caller's language; null for none. For
   * simulations: it changes nothing.
   */
  preview?(ctx: Context, params: Record<string, Json>, about: Pretended): Promise<Letter | null>;
  /** Runs in a transaction of its own, together with the mark that it is done. */
  run(ctx: Context, effect: Effect): Promise<void>;
}

export interface ActorPlugin extends ActorType {
  /** Starts the work; its end comes back as a `done` or `error` event with `invokeId`. */
  start(ctx: Context, effect: Effect, invokeId: string): Promise<void>;
  /** The step left the state that had started it. */
  stop?(ctx: Context, instance: InstanceRef, invokeId: string): Promise<void>;
}

/** A value that guards may read, loaded before each step and stored with its event. */
export interface FactLoader extends FactType {
  /** Undefined when the instance's subject has no such fact. */
  load(ctx: Context, instance: InstanceRef): Promise<Json | undefined>;
}

/** A way for a message to reach somebody. */
export interface Channel {
  type: string;
  send(
    ctx: Context,
    message: { id: string; to: string; subject: string; body: string },
  ): Promise<void>;
}

/** What a plugin brings for matching: pure, because it runs in a thread of its own. */
export interface MatchingPart {
  criteria?: readonly CriterionType<never>[];
  matchers?: readonly Matcher[];
}

/**
 * A named bundle of everything that can be added to Quad without changing it. Its part for matching
 * is listed in `plugins/matching.ts` as well.
 */
export interface Plugin extends MatchingPart {
  key: string;
  version: string;
  guards?: readonly GuardType[];
  actions?: readonly ActionPlugin[];
  actors?: readonly ActorPlugin[];
  facts?: readonly FactLoader[];
  events?: readonly EventType[];
  fields?: readonly FieldType[];
  channels?: readonly Channel[];
}
