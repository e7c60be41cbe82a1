import { structuralProblems } from "./check/index.ts";
import type { InvokeDef, Registry, WorkflowDefinition } from "./contract.ts";
import { WorkflowError } from "./error.ts";
import { buildModel, type Model, type StateNode, timerIdOf } from "./model.ts";
import { createEngine, type Engine } from "./xstate-adapter.ts";

const internals = Symbol("internals");

export interface Internals {
  model: Model;
  engine: Engine;
  registry: Registry;
  timers: Map<string, { node: StateNode; timer: string }>;
  invocations: Map<string, { node: StateNode; def: InvokeDef }>;
}

/** A definition made ready to step. Immutable; keep it for as long as its version is in use. */
export interface Compiled {
  readonly definition: WorkflowDefinition;
  readonly [internals]: Internals;
}

/** What the package's own functions see of a compiled definition. */
export function internalsOf(compiled: Compiled): Internals {
  return compiled[internals];
}

/**
 * Throws WorkflowError DEFINITION when `check` reports an error that prevents compiling (an unknown
 * target, event, timer or type, wrong params, a broken structure); its `problems` say all of them.
 */
export function compile(definition: WorkflowDefinition, registry: Registry): Compiled {
  const model = buildModel(definition);
  const problems = structuralProblems(model, registry);
  if (problems.length > 0) {
    const list = problems.map(({ path, message }) => `${path.join(" › ")}: ${message.en}`);
    const text = `The workflow "${definition.key}" can't be used:\n${list.join("\n")}`;
    throw new WorkflowError("DEFINITION", text, { problems });
  }
  const timers: Internals["timers"] = new Map();
  const invocations: Internals["invocations"] = new Map();
  for (const node of model.nodes) {
    for (const timer of Object.keys(node.def.after ?? {})) {
      timers.set(timerIdOf(node, timer), { node, timer });
    }
    for (const def of node.def.invoke ?? []) invocations.set(def.id, { node, def });
  }
  const engine = createEngine(model, registry);
  return { definition, [internals]: { model, engine, registry, timers, invocations } };
}
