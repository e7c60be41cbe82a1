import type { GuardExpr, QuickFix, Ref, StateDef, Text } from "../contract.ts";
import type { EditCommand, TriggerRef } from "../edit/command.ts";
import { eventTypeFrom, keyFrom } from "../edit/names.ts";
import { type Model, resolveTarget, type StateNode, type Way } from "../model.ts";
import type { CheckInput } from "./rule.ts";
import { eventNameOf, lengthOf, nameOf } from "./words.ts";

export const fix = (en: string, cy: string, ...commands: EditCommand[]): QuickFix => ({
  label: { en, cy },
  commands,
});

export const notNull = <T>(values: (T | null | undefined)[]): T[] =>
  values.filter((value) => value !== null && value !== undefined);

/** An id that no step, way or piece of work has yet. */
export function freshId({ nodes }: Model, base: string): string {
  const taken = new Set(
    nodes.flatMap(({ def, ways }) => [
      def.uid,
      ...ways.map((way) => way.def.id),
      ...(def.invoke ?? []).map(({ id }) => id),
    ]),
  );
  for (let i = 1; ; i++) if (!taken.has(`${base}-${i}`)) return `${base}-${i}`;
}

/** Steps right inside a state, or outermost for null, in the author's order. */
export function stepsOf(model: Model, parent: StateNode | null): StateNode[] {
  const states: Record<string, StateDef> = parent?.def.states ?? model.definition.states;
  const prefix = parent ? `${parent.path}.` : "";
  return notNull(Object.keys(states).map((key) => model.byPath.get(prefix + key)));
}

/** Where one would want to go on to: the next step in the author's order, and the nearest end. */
export function destinations(model: Model, node: StateNode): StateNode[] {
  const line = stepsOf(model, node.parent);
  const at = line.indexOf(node);
  const parallel = node.parent?.kind === "parallel";
  const next = parallel
    ? undefined
    : line.find(({ kind }, i) => i > at && kind !== "history" && kind !== "final");
  const ends = (from: StateNode[], after: number): StateNode | undefined =>
    from.find(({ kind }, i) => kind === "final" && i > after) ??
    from.find((one) => one.kind === "final" && one !== node);
  const outer = stepsOf(model, null);
  const top = outer.indexOf(node.ancestors[0] ?? node);
  const end = (parallel ? undefined : ends(line, at)) ?? ends(outer, top);
  return notNull([next, end === next ? undefined : end]);
}

/** "Go on to “Closed”" and the like: one fix for each place worth going to. */
export function leadOn(
  model: Model,
  node: StateNode,
  trigger: TriggerRef,
  words: (to: Text) => Text,
  before: EditCommand[] = [],
): QuickFix[] {
  return destinations(model, node).map((to) => ({
    label: words(nameOf(to)),
    commands: [
      ...before,
      {
        do: "way.add",
        id: freshId(model, "way"),
        fromUid: node.def.uid,
        trigger,
        toUid: to.def.uid,
      },
    ],
  }));
}

/** Roles of people that send what leads to a step, else all roles of people. */
export function rolesAround({ model, registry }: CheckInput, node: StateNode): string[] {
  const { events } = model.definition;
  const near = model.nodes.flatMap(({ ways }) =>
    ways.flatMap(({ def, source, trigger }) => {
      if (trigger.kind !== "on" || def.target === undefined) return [];
      const leads = source === node || resolveTarget(model, source, def.target) === node;
      return leads ? (events[trigger.event]?.by ?? []) : [];
    }),
  );
  const people = (roles: Iterable<string>): string[] =>
    [...new Set(roles)].filter((role) => role !== "system" && registry.roles.has(role));
  const own = people(near);
  return own.length > 0 ? own : people(registry.roles.keys());
}

/**
 * An event that people could send in a step: a declared one that nothing uses yet, else a new one
 * called "Done".
 */
export function freeEvent(
  input: CheckInput,
  node: StateNode,
): { event: string; name: Text; commands: EditCommand[] } {
  const { model, registry } = input;
  const { events } = model.definition;
  const used = new Set(model.nodes.flatMap(({ def }) => Object.keys(def.on ?? {})));
  const idle = Object.keys(events).find(
    (event) => !used.has(event) && (events[event]?.by ?? []).some((role) => role !== "system"),
  );
  if (idle !== undefined) {
    return { event: idle, name: eventNameOf(model, registry, idle), commands: [] };
  }
  const label = { en: "Done", cy: "Wedi'i wneud" };
  const event = eventTypeFrom(label.en, (type) => Object.hasOwn(events, type));
  return {
    event,
    name: { en: `“${label.en}”`, cy: `“${label.cy}”` },
    commands: [{ do: "event.set", type: event, event: { label, by: rolesAround(input, node) } }],
  };
}

/** A timer of so long that the definition has already, or a new one. */
export function timerOf(
  { definition }: Model,
  offset: string,
): { timer: string; commands: EditCommand[] } {
  const { timers = {} } = definition;
  const same = Object.keys(timers).find((key) => {
    const { onMigrate: _, ...rest } = timers[key]!;
    return JSON.stringify(rest) === JSON.stringify({ offset });
  });
  if (same !== undefined) return { timer: same, commands: [] };
  const name = `after ${lengthOf(offset).en}`;
  const key = keyFrom(name, (one) => Object.hasOwn(timers, one));
  return { timer: key, commands: [{ do: "timer.set", key, timer: { offset } }] };
}

/** A deadline after so long: one fix for each place worth going to. */
export function deadline(model: Model, node: StateNode, offset: string): QuickFix[] {
  const { timer, commands } = timerOf(model, offset);
  const length = lengthOf(offset);
  return leadOn(
    model,
    node,
    { after: timer },
    (to) => ({
      en: `After ${length.en}, go to ${to.en}`,
      cy: `Ar ôl ${length.cy}, ewch i ${to.cy}`,
    }),
    commands,
  );
}

export const removeWay = ({ def }: Way): EditCommand => ({ do: "way.remove", id: def.id });

/** The expression with another rule at a place, or without it. */
export function withPart(expr: GuardExpr, at: string[], ref: Ref | null): GuardExpr | null {
  const [key, index, ...rest] = at;
  if (key === undefined) return ref;
  if (key === "not" && "not" in expr) {
    const not = withPart(expr.not, at.slice(1), ref);
    return not && { not };
  }
  const list = (parts: GuardExpr[]): GuardExpr[] =>
    notNull(parts.map((part, i) => (String(i) === index ? withPart(part, rest, ref) : part)));
  if ("all" in expr) {
    const all = list(expr.all);
    return all.length > 1 ? { all } : (all[0] ?? null);
  }
  if ("any" in expr) {
    const any = list(expr.any);
    return any.length > 1 ? { any } : (any[0] ?? null);
  }
  return expr;
}

/** How many letters have to change to make one word of another (Levenshtein). */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      next.push(Math.min(next[j - 1]! + 1, row[j]! + 1, row[j - 1]! + cost));
    }
    row = next;
  }
  return row.at(-1)!;
}

/** What was probably meant: the candidate nearest in spelling, if it is near at all. */
export function closest<T>(
  word: string,
  candidates: T[],
  nameOf: (one: T) => string,
): T | undefined {
  const ranked = candidates
    .map((one) => ({ one, far: distance(word.toLowerCase(), nameOf(one).toLowerCase()) }))
    .sort((a, b) => a.far - b.far);
  const [best] = ranked;
  return best && best.far <= Math.max(2, word.length / 3) ? best.one : undefined;
}
