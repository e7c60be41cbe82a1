import type {
  EventDef,
  GuardExpr,
  InvokeDef,
  Json,
  Ref,
  StateDef,
  Text,
  TimerDef,
} from "../contract.ts";

/** What brings a way out about. */
export type TriggerRef =
  | { on: string }
  | { after: string }
  | { always: true }
  | { onDone: true }
  | { invokeDone: string }
  | { invokeError: string };

/** Where an action stands: on a way, or on entering or leaving a step. */
export type ActionPlace = { wayId: string } | { uid: string; when: "entry" | "exit" };

/** What a step may be in words that people use. */
export type StepKind = "step" | "end" | "group" | "side-by-side" | "back";

/**
 * One change of a definition, as data. Steps are named by uid, ways and work by id, so that a
 * command means the same wherever the step stands. `null` removes a value; what isn't named stays.
 */
export type EditCommand =
  | {
      do: "step.add";
      /** Chosen by whoever makes the command, so that later commands can name the step. */
      uid: string;
      /** null: on the outermost level. */
      parentUid: string | null;
      /** The step it follows in the author's order; null or absent: last. */
      afterUid?: string | null;
      /** The step it comes before; counts more than `afterUid`. */
      beforeUid?: string | null;
      label: Text;
      kind?: StepKind;
      stage?: string;
    }
  | { do: "step.label"; uid: string; label: Text }
  | {
      do: "step.set";
      uid: string;
      stage?: string | null;
      tags?: string[];
      /** uid of the child that a group begins with. */
      initialUid?: string;
      /** Type and history as in the definition. */
      type?: StateDef["type"] | null;
      history?: StateDef["history"] | null;
    }
  /** Ways that led to it lead to `toUid` afterwards, or are removed with it. */
  | { do: "step.remove"; uid: string; toUid?: string }
  | {
      do: "step.move";
      uid: string;
      parentUid: string | null;
      /** As for "step.add". */
      afterUid?: string | null;
      beforeUid?: string | null;
    }
  | {
      do: "way.add";
      id: string;
      fromUid: string;
      trigger: TriggerRef;
      /** null or absent: the step stays. */
      toUid?: string | null;
      label?: Text;
      guard?: GuardExpr;
      actions?: Ref[];
      /** Position among the ways with the same trigger; absent: before an unguarded last one. */
      index?: number;
    }
  | {
      do: "way.set";
      id: string;
      toUid?: string | null;
      label?: Text | null;
      guard?: GuardExpr | null;
      reenter?: boolean;
    }
  /** Another trigger for the same way, or another place among those with its trigger. */
  | { do: "way.move"; id: string; trigger?: TriggerRef; index?: number }
  | { do: "way.remove"; id: string }
  | { do: "action.add"; at: ActionPlace; action: Ref; index?: number }
  | { do: "action.set"; at: ActionPlace; index: number; action: Ref }
  | { do: "action.move"; at: ActionPlace; index: number; to: number }
  | { do: "action.remove"; at: ActionPlace; index: number }
  | { do: "work.set"; uid: string; id: string; work: InvokeDef | null }
  | { do: "timer.set"; key: string; timer: TimerDef | null }
  | { do: "event.set"; type: string; event: EventDef | null }
  | { do: "stages.set"; stages: { key: string; label: Text }[] }
  | { do: "definition.set"; label?: Text; description?: Text | null; initialUid?: string }
  /** Positions of the drawing: never a new version. */
  | { do: "layout.set"; layout: Json };
