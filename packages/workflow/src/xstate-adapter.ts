import {
  type ActorScope,
  type AnyActorRef,
  type AnyMachineSnapshot,
  type AnyStateMachine,
  assign,
  createActor,
  createMachine,
  type EventObject,
  type StateValue,
} from "xstate";
import { builtInActions, contextPatch } from "./builtins.ts";
import type { Facts, Json, Reason, Ref, Registry, StepEvent, TransitionDef } from "./contract.ts";
import { WorkflowError } from "./error.ts";
import { refusalsOf } from "./guard.ts";
import {
  type Model,
  resolveTarget,
  type StateNode,
  sortedEntries,
  timerIdOf,
  type Way,
} from "./model.ts";

/*
 * The only file that knows XState (5.33). How the format maps onto it, and why:
 * - timers and invocations are entry and exit marks plus ordinary events, so XState never holds a
 *   clock or a child actor and a snapshot is only (value, context, history);
 * - guards are one inline function per way, because XState's composite guards give no reasons;
 * - a mark on every way tells which were taken, because `transition` doesn't;
 * - the actor scope is made once: `transition()` builds an actor on each call, which would run the
 *   initial state and its guards every time;
 * - states are ordered by key, because XState lets the order of object keys decide conflicts.
 */

/** What a run did, in order. */
export type Mark =
  | { mark: "taken"; id: string; direct: boolean }
  | { mark: "effect"; ref: Ref }
  | { mark: "arm"; timerId: string }
  | { mark: "cancel"; timerId: string }
  | { mark: "invoke"; invokeId: string }
  | { mark: "stop"; invokeId: string };

export interface RunInput {
  facts: Facts;
  event: StepEvent;
}

export interface Run {
  snapshot: AnyMachineSnapshot;
  marks: Mark[];
  /** Of ways that answer the event itself and were refused by their guard. */
  refusals: Reason[];
}

/** A snapshot in the definition's own terms. */
export interface Situation {
  status: "active" | "done";
  value: StateValue;
  context: Record<string, Json>;
  /** What each way back remembers: paths of steps, by the path of the way back. */
  history: Record<string, string[]>;
}

export interface Engine {
  initial(input: RunInput, context: Record<string, Json>): Run;
  next(from: AnyMachineSnapshot, input: RunInput): Run;
  /** Throws WorkflowError SNAPSHOT for text that isn't a snapshot of this machine. */
  restore(text: string): AnyMachineSnapshot;
  persist(snapshot: AnyMachineSnapshot): string;
  read(snapshot: AnyMachineSnapshot): Situation;
  /** Puts an instance somewhere: nothing is entered, left or asked. Throws like `restore`. */
  place(situation: Situation): AnyMachineSnapshot;
}

export type { AnyMachineSnapshot as MachineSnapshot, StateValue };

const ROOT = "wf";
const MAX_MOVES = 100;

interface Current extends RunInput {
  marks: Mark[];
  refusals: Reason[];
  failure?: WorkflowError;
}

const pathOf = (id: string): string => id.slice(ROOT.length + 1);

/** XState's name for an event. The signs ":" and "/" keep ours apart from declared events. */
function eventName(event: StepEvent): string {
  if (event.kind === "event") return event.type;
  if (event.kind === "timer") return `timer:${event.timerId}`;
  return `${event.kind}:${event.invokeId}`;
}

function triggerName(way: Way): string {
  const { trigger, source } = way;
  if (trigger.kind === "on") return trigger.event;
  if (trigger.kind === "after") return `timer:${timerIdOf(source, trigger.timer)}`;
  if (trigger.kind === "invokeDone") return `done:${trigger.invoke}`;
  return trigger.kind === "invokeError" ? `error:${trigger.invoke}` : trigger.kind;
}

/** Regions ordered by key, whatever a store did to the order: XState decides conflicts by it. */
function orderedValue(value: StateValue): StateValue {
  if (typeof value === "string") return value;
  return Object.fromEntries(
    sortedEntries(value).map(([key, inner]) => [key, inner && orderedValue(inner)]),
  );
}

/** What a step needs, and the same text for the same situation however it came about. */
function essence({ status, value, context, historyValue }: AnyMachineSnapshot): object {
  const history = sortedEntries(historyValue).map(([key, nodes]) => [
    key,
    [...new Set((nodes ?? []).map(({ id }) => id))].sort().map((id) => ({ id })),
  ]);
  return {
    status,
    value,
    context,
    children: {},
    historyValue: Object.fromEntries(history),
  };
}

export function createEngine(model: Model, registry: Registry): Engine {
  let current: Current | null = null;

  const mark = (params: Mark) => ({ type: "mark", params });

  const action = (ref: Ref) =>
    builtInActions.has(ref.type)
      ? assign(({ context }) =>
          current ? contextPatch(ref.type, ref.params ?? {}, context, current.event) : {},
        )
      : mark({ mark: "effect", ref });

  function guardOf(def: TransitionDef, direct: boolean) {
    const { guard, id } = def;
    if (!guard) return undefined;
    return ({ context }: { context: Record<string, Json> }): boolean => {
      if (!current) return false;
      const { facts, event, refusals } = current;
      try {
        const reasons = refusalsOf(guard, { facts, context, event }, registry);
        if (direct) refusals.push(...reasons.map((r) => ({ transitionId: id, ...r })));
        return reasons.length === 0;
      } catch (cause) {
        const text = cause instanceof Error ? cause.message : String(cause);
        current.failure = new WorkflowError("PLUGIN", `A rule of way out "${id}" failed: ${text}`, {
          cause,
        });
        throw current.failure;
      }
    };
  }

  function transitionConfig(way: Way) {
    const { def, source } = way;
    const target = def.target === undefined ? undefined : resolveTarget(model, source, def.target);
    const direct = way.trigger.kind !== "always" && way.trigger.kind !== "onDone";
    return {
      target: target && `#${ROOT}.${target.path}`,
      reenter: def.reenter ?? false,
      guard: guardOf(def, direct),
      actions: [mark({ mark: "taken", id: def.id, direct }), ...(def.actions ?? []).map(action)],
    };
  }

  function stateConfig(node: StateNode): object {
    const { def, kind } = node;
    if (kind === "history") {
      const target = def.target === undefined ? undefined : resolveTarget(model, node, def.target);
      return {
        type: "history",
        history: def.history ?? "shallow",
        target: target && `#${ROOT}.${target.path}`,
      };
    }
    const on: Record<string, object[]> = {};
    const always: object[] = [];
    const onDone: object[] = [];
    for (const way of node.ways) {
      const config = transitionConfig(way);
      if (way.trigger.kind === "always") always.push(config);
      else if (way.trigger.kind === "onDone") onDone.push(config);
      else {
        const name = triggerName(way);
        on[name] = [...(on[name] ?? []), config];
      }
    }
    const timers = Object.keys(def.after ?? {}).sort();
    const timerIds = timers.map((timer) => timerIdOf(node, timer));
    const invokeIds = (def.invoke ?? []).map(({ id }) => id);
    return {
      type: kind,
      ...(kind === "compound" && { initial: def.initial }),
      ...(node.children.length > 0 && { states: statesConfig(node.children) }),
      entry: [
        ...(def.entry ?? []).map(action),
        ...timerIds.map((timerId) => mark({ mark: "arm", timerId })),
        ...invokeIds.map((invokeId) => mark({ mark: "invoke", invokeId })),
      ],
      exit: [
        ...(def.exit ?? []).map(action),
        ...timerIds.map((timerId) => mark({ mark: "cancel", timerId })),
        ...invokeIds.map((invokeId) => mark({ mark: "stop", invokeId })),
      ],
      on,
      ...(always.length > 0 && { always }),
      ...(onDone.length > 0 && { onDone }),
    };
  }

  const statesConfig = (nodes: StateNode[]): Record<string, object> =>
    Object.fromEntries(nodes.map((node) => [node.key, stateConfig(node)]));

  const machine: AnyStateMachine = createMachine({
    id: ROOT,
    initial: model.definition.initial,
    states: statesConfig(model.roots),
    context: ({ input }: { input: unknown }) => ({ ...(input as Record<string, Json>) }),
    options: { maxIterations: MAX_MOVES },
  } as unknown as Parameters<typeof createMachine>[0]);

  const inert = createActor(machine);
  const scope: ActorScope<AnyMachineSnapshot, EventObject> = {
    self: inert as unknown as ActorScope<AnyMachineSnapshot, EventObject>["self"],
    id: inert.id,
    sessionId: inert.sessionId,
    system: inert.system,
    logger: () => {},
    defer: () => {},
    emit: () => {},
    stopChild: (_child: AnyActorRef) => {},
    actionExecutor: ({ type, params }) => {
      if (type === "mark") current?.marks.push(params as unknown as Mark);
    },
  };

  function run(input: RunInput, move: () => AnyMachineSnapshot): Run {
    const outer = current;
    const own: Current = { ...input, marks: [], refusals: [] };
    current = own;
    try {
      const snapshot = move();
      if (snapshot.status === "error") throw snapshot.error;
      return { snapshot, marks: own.marks, refusals: own.refusals };
    } catch (cause) {
      if (own.failure) throw own.failure;
      const loop = cause instanceof Error && cause.message.startsWith("Infinite loop");
      throw loop
        ? new WorkflowError("LOOP", `More than ${MAX_MOVES} moves without coming to rest`)
        : new WorkflowError("SNAPSHOT", "The step could not be taken", { cause });
    } finally {
      current = outer;
    }
  }

  const restore = (stored: { value: StateValue }): AnyMachineSnapshot => {
    const snapshot = machine.restoreSnapshot(
      { ...stored, value: orderedValue(stored.value) } as never,
      scope,
    );
    // Restored breadth first; automatic ways are looked at in this order.
    snapshot._nodes.sort((a, b) => a.order - b.order);
    return snapshot;
  };
  const misfit = (cause: unknown): WorkflowError =>
    new WorkflowError("SNAPSHOT", "The stored state does not fit this workflow", { cause });

  return {
    initial: (input, context) => run(input, () => machine.getInitialSnapshot(scope, context)),
    next: (from, input) =>
      run(input, () => machine.transition(from, { type: eventName(input.event) }, scope)),
    restore(text) {
      try {
        return restore(JSON.parse(text));
      } catch (cause) {
        throw misfit(cause);
      }
    },
    persist: (snapshot) => JSON.stringify(essence(snapshot)),
    read: ({ status, value, context, historyValue }) => ({
      status: status === "done" ? "done" : "active",
      value,
      context,
      history: Object.fromEntries(
        sortedEntries(historyValue).map(([id, nodes]) => [
          pathOf(id),
          [...new Set((nodes ?? []).map((node) => pathOf(node.id)))].sort(),
        ]),
      ),
    }),
    place({ status, value, context, history }) {
      const historyValue = Object.fromEntries(
        Object.entries(history).map(([path, remembered]) => [
          `${ROOT}.${path}`,
          remembered.map((inner) => ({ id: `${ROOT}.${inner}` })),
        ]),
      );
      try {
        return restore({ status, value, context, children: {}, historyValue } as never);
      } catch (cause) {
        throw misfit(cause);
      }
    },
  };
}
