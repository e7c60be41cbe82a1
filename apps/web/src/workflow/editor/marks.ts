import type { WorkflowDefinition } from "@quad/workflow";
import { indexOf, type StepIndex } from "./steps.ts";

/** What differs from the published version, by uid of a step and id of a way. */
export interface Marks {
  of: ReadonlyMap<string, "new" | "changed">;
  /** The keys of `of`. */
  touched: ReadonlySet<string>;
  /** How many things were added, changed or removed. */
  count: number;
}

/** One text for everything a step or a way says, by uid or id. */
function signatures(definition: WorkflowDefinition, index: StepIndex): Map<string, string> {
  const found = new Map<string, string>();
  for (const { uid, def, parentUid, ways } of index.all) {
    const { label, stage, tags, entry, exit, type, history, initial, invoke } = def;
    const work = invoke?.map(({ id, src }) => ({ id, src }));
    const own = { label, stage, tags, entry, exit, type, history, initial, work };
    found.set(uid, JSON.stringify({ ...own, parentUid }));
    for (const { def: way, trigger, toUid } of ways) {
      const { target: _, ...rest } = way;
      const timer = "after" in trigger ? definition.timers?.[trigger.after] : undefined;
      found.set(way.id, JSON.stringify({ ...rest, trigger, timer, toUid, uid }));
    }
  }
  for (const [type, event] of Object.entries(definition.events)) {
    found.set(`event ${type}`, JSON.stringify(event));
  }
  const { label, description, stages, initial } = definition;
  found.set("definition", JSON.stringify({ label, description, stages, initial }));
  return found;
}

export function marksOf(base: WorkflowDefinition, now: WorkflowDefinition): Marks {
  const before = signatures(base, indexOf(base));
  const after = signatures(now, indexOf(now));
  const of = new Map<string, "new" | "changed">();
  for (const [id, text] of after) {
    const was = before.get(id);
    if (was === undefined) of.set(id, "new");
    else if (was !== text) of.set(id, "changed");
  }
  const gone = [...before.keys()].filter((id) => !after.has(id)).length;
  return { of, touched: new Set(of.keys()), count: of.size + gone };
}
