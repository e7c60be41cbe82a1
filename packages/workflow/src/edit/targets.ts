import type { StateDef, TransitionDef, WorkflowDefinition } from "../contract.ts";
import { buildModel, resolveTarget } from "../model.ts";
import { changeWays, nodeOf, targetText, triggerRef, without } from "./tree.ts";

/** Where something leads, told by the uid of the step; things are known by being the same object. */
type Leads = Map<TransitionDef | StateDef, string>;

function leadsOf(definition: WorkflowDefinition): Leads {
  const model = buildModel(definition);
  const leads: Leads = new Map();
  for (const node of model.nodes) {
    for (const def of [node.def, ...node.ways.map((way) => way.def)]) {
      const to = def.target === undefined ? undefined : resolveTarget(model, node, def.target);
      if (to) leads.set(def, to.def.uid);
    }
  }
  return leads;
}

/**
 * Writes the targets of `after` anew, so that every way leads where it led in `before`. `instead`
 * says for the uid of a step where ways to it lead now; null removes them. Ways that led nowhere
 * stay as they are.
 */
export function retargeted(
  before: WorkflowDefinition,
  after: WorkflowDefinition,
  instead: ReadonlyMap<string, string | null> = new Map(),
): WorkflowDefinition {
  const leads = leadsOf(before);
  const model = buildModel(after);
  const wanted = (def: TransitionDef | StateDef): string | null | undefined => {
    const uid = leads.get(def);
    return uid === undefined || !instead.has(uid) ? uid : instead.get(uid);
  };

  function state(path: string, def: StateDef): StateDef {
    const node = model.byPath.get(path)!;
    /** The thing itself when it needs no change, null when it has to go. */
    const aimed = <T extends TransitionDef | StateDef>(one: T): T | null => {
      const uid = wanted(one);
      if (uid === undefined) return one;
      const to = uid === null ? undefined : nodeOf(model, uid);
      if (!to) return null;
      if (resolveTarget(model, node, one.target!) === to) return one;
      return { ...one, target: targetText(model, node, to) };
    };
    let next = def;
    for (const way of node.ways) {
      const aim = aimed(way.def);
      if (aim === way.def) continue;
      next = changeWays(next, triggerRef(way.trigger), (ways) =>
        ways.flatMap((one) => (one !== way.def ? [one] : aim ? [aim] : [])),
      );
    }
    const own = aimed(def);
    if (own !== def) next = own ? { ...next, target: own.target! } : without(next, "target");
    const inner = def.states && states(def.states, `${path}.`);
    return inner === def.states ? next : { ...next, states: inner! };
  }

  function states(record: Record<string, StateDef>, prefix: string): Record<string, StateDef> {
    const entries = Object.entries(record).map(
      ([key, def]) => [key, state(prefix + key, def)] as const,
    );
    return entries.every(([key, def]) => def === record[key])
      ? record
      : Object.fromEntries(entries);
  }

  const found = states(after.states, "");
  return found === after.states ? after : { ...after, states: found };
}
