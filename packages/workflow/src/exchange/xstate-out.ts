import type {
  GuardExpr,
  InvokeDef,
  Json,
  Ref,
  StateDef,
  TransitionDef,
  WorkflowDefinition,
} from "../contract.ts";
import { sortedEntries } from "../model.ts";

/*
 * A definition as the JSON configuration of an XState v5 machine. What is not named here is the
 * same in both.
 *
 * - The machine's id is the definition's key; "#active.review" becomes "#<key>.active.review".
 * - Guards, actions and sources of work keep `{ type, params }`; a version `v` stands beside them.
 *   XState has no composite guards in JSON: `all` and `any` become the guards "quad.all" and
 *   "quad.any" with params `{ guards: [...] }`, `not` becomes "quad.not" with `{ guard }`.
 * - `after` names its timers as XState names delays; their definitions are in `meta` of the root.
 * - Work has its params as `input`.
 * - `meta.quad` keeps the rest: of the root all but `initial` and `states`; of a state uid, label
 *   and stage; of a way its id and label.
 * - Steps side by side stand in the order of their keys, which decides conflicts in Quad.
 */

type Fields = Record<string, unknown>;

function guardOut(expr: GuardExpr): Fields {
  if ("all" in expr) return { type: "quad.all", params: { guards: expr.all.map(guardOut) } };
  if ("any" in expr) return { type: "quad.any", params: { guards: expr.any.map(guardOut) } };
  if ("not" in expr) return { type: "quad.not", params: { guard: guardOut(expr.not) } };
  return { ...expr };
}

class Out {
  readonly key: string;

  constructor(key: string) {
    this.key = key;
  }

  target(target: string): string {
    return target.startsWith("#") ? `#${this.key}.${target.slice(1)}` : target;
  }

  way({ id, label, target, guard, ...rest }: TransitionDef): Fields {
    return {
      ...(target !== undefined && { target: this.target(target) }),
      ...(guard && { guard: guardOut(guard) }),
      ...rest,
      meta: { quad: { id, label } },
    };
  }

  ways = (ways: TransitionDef[] | undefined) => ways?.map((way) => this.way(way));

  byName(ways: Record<string, TransitionDef[]> | undefined): Fields | undefined {
    return (
      ways && Object.fromEntries(Object.entries(ways).map(([name, all]) => [name, this.ways(all)]))
    );
  }

  work({ id, src, onDone, onError }: InvokeDef): Fields {
    const { type, v, params } = src as Ref;
    return {
      id,
      src: type,
      v,
      input: params,
      onDone: this.ways(onDone),
      onError: this.ways(onError),
    };
  }

  state(def: StateDef): Fields {
    const { uid, label, stage, states, invoke, always, onDone, on, after, target, ...same } = def;
    return {
      ...same,
      ...(target !== undefined && { target: this.target(target) }),
      states: states && this.states(states, def.type === "parallel"),
      invoke: invoke?.map((work) => this.work(work)),
      always: this.ways(always),
      onDone: this.ways(onDone),
      on: this.byName(on),
      after: this.byName(after),
      meta: { quad: { uid, label, stage } },
    };
  }

  states(states: Record<string, StateDef>, sorted: boolean): Fields {
    const entries = sorted ? sortedEntries(states) : Object.entries(states);
    return Object.fromEntries(entries.map(([key, def]) => [key, this.state(def)]));
  }
}

/** The definition as an XState v5 machine configuration; `fromXState` takes it back unchanged. */
export function toXState(definition: WorkflowDefinition): Json {
  const { initial, states, ...head } = definition;
  const config = {
    id: head.key,
    initial,
    states: new Out(head.key).states(states, false),
    meta: { quad: head },
  };
  return JSON.parse(JSON.stringify(config));
}
