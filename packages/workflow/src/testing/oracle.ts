import type {
  Registry,
  StateDef,
  StepEvent,
  TransitionDef,
  WorkflowDefinition,
} from "../contract.ts";
import { compile, type Stepped, start, step } from "../index.ts";
import { buildModel, timerIdOf, type Way } from "../model.ts";
import { unlessLoop } from "./walk.ts";

const words = (en: string) => ({ en, cy: en });

/** The same workflow with rules that let through exactly the ways named by the fact "allowed". */
function permissive(definition: WorkflowDefinition): WorkflowDefinition {
  const copy = structuredClone(definition);
  const open = (ways: TransitionDef[] | undefined): void => {
    for (const way of ways ?? []) {
      if (way.guard) way.guard = { type: "oracle", params: { id: way.id } };
    }
  };
  const walk = (states: Record<string, StateDef>): void => {
    for (const def of Object.values(states)) {
      for (const ways of [...Object.values(def.on ?? {}), ...Object.values(def.after ?? {})])
        open(ways);
      open(def.always);
      open(def.onDone);
      for (const { onDone, onError } of def.invoke ?? []) {
        open(onDone);
        open(onError);
      }
      walk(def.states ?? {});
    }
  };
  walk(copy.states);
  return copy;
}

function oracle(registry: Registry): Registry {
  const guard = {
    type: "oracle",
    v: 1,
    label: words("Oracle"),
    params: { id: { type: "string" as const, label: words("Way") } },
    reads: ["allowed"],
    sentence: words("it is allowed"),
    evaluate: ({ facts }: { facts: Record<string, unknown> }, { id }: Record<string, unknown>) =>
      (facts.allowed as unknown[]).includes(id)
        ? { ok: true as const }
        : { ok: false as const, reason: { code: "NO" } },
  };
  return { ...registry, guards: new Map([...registry.guards, ["oracle", guard]]) };
}

function eventOf({ trigger, source }: Way): StepEvent {
  switch (trigger.kind) {
    case "on":
      return { kind: "event", type: trigger.event };
    case "after":
      return { kind: "timer", timerId: timerIdOf(source, trigger.timer) };
    case "invokeDone":
      return { kind: "done", invokeId: trigger.invoke };
    case "invokeError":
      return { kind: "error", invokeId: trigger.invoke, error: { code: "X", message: "x" } };
    default:
      throw new Error(`A step can't begin with an ${trigger.kind} way`);
  }
}

/**
 * Takes the real machine along the ways of a trace. Throws when a step is refused or takes other
 * ways than those that come next.
 */
export function follow(
  definition: WorkflowDefinition,
  registry: Registry,
  trace: string[],
): Stepped {
  const ways = new Map(
    buildModel(definition).nodes.flatMap((node) => node.ways.map((way) => [way.def.id, way])),
  );
  const events = Object.fromEntries(
    Object.entries(definition.events).map(([type, { payload: _, ...event }]) => [type, event]),
  );
  const compiled = compile({ ...permissive(definition), events }, oracle(registry));
  const all = [...ways.keys()];
  let at = 0;
  /** Rules may differ from step to step, so each length of the next step is tried. */
  const advance = (take: (allowed: string[]) => ReturnType<typeof step>): Stepped => {
    for (let length = trace.length - at; length >= 0; length--) {
      const next = trace.slice(at, at + length);
      // A rule may let through a way that then loses against another.
      for (const allowed of [next, all]) {
        const outcome = unlessLoop(() => take(allowed));
        if (outcome?.kind !== "stepped" || outcome.transitions.join() !== next.join()) continue;
        at += length;
        return outcome;
      }
    }
    throw new Error(`The trace ${trace.join()} can't be followed from ${trace[at]}`);
  };
  let last = advance((allowed) => start(compiled, { facts: { allowed } }));
  while (at < trace.length) {
    const way = ways.get(trace[at]!)!;
    const { snapshot } = last;
    last = advance((allowed) => step(compiled, snapshot, eventOf(way), { allowed }));
  }
  return last;
}
