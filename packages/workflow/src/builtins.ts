import type { ActionType, Json, Params, StepEvent } from "./contract.ts";

/** Remembers a value in the instance: a constant, or one taken from the event ("event.x"). */
const set: ActionType = {
  type: "ctx.set",
  v: 1,
  label: { en: "Remember a value", cy: "Cofio gwerth" },
  params: {
    key: { type: "string", required: true, label: { en: "Name", cy: "Enw" } },
    value: { type: "json", label: { en: "Value", cy: "Gwerth" } },
    from: {
      type: "string",
      label: { en: "Taken from the event", cy: "O'r digwyddiad" },
      hint: { en: "For example event.reason", cy: "Er enghraifft event.reason" },
    },
  },
  sentence: { en: "make a note of it", cy: "gwneud nodyn o hyn" },
  idempotency: "transaction",
};

const inc: ActionType = {
  type: "ctx.inc",
  v: 1,
  label: { en: "Count", cy: "Cyfrif" },
  params: {
    key: { type: "string", required: true, label: { en: "Name", cy: "Enw" } },
    by: { type: "number", label: { en: "By how much (1)", cy: "Faint (1)" } },
  },
  sentence: { en: "keep count", cy: "cadw cyfrif" },
  idempotency: "transaction",
};

/** Actions that happen inside a step and are never emitted as effects. */
export const builtInActions: ReadonlyMap<string, ActionType> = new Map([
  [set.type, set],
  [inc.type, inc],
]);

/** Payload fields of a sent event; `output` of a result; `error` of a failure. */
function eventValue(event: StepEvent): Json {
  if (event.kind === "event") return event.payload ?? null;
  if (event.kind === "done") return { output: event.output ?? null };
  if (event.kind === "error") return { error: event.error };
  return { timerId: event.timerId };
}

/** The value at a dotted path, null when there is none. Reads own properties only. */
export function valueAt(root: Json, path: string[]): Json {
  let value = root;
  for (const key of path) {
    if (value === null || typeof value !== "object" || !Object.hasOwn(value, key)) return null;
    value = (value as Record<string, Json>)[key] ?? null;
  }
  return value;
}

/** What a built-in action changes in the context. A count that isn't a number yet starts at 0. */
export function contextPatch(
  type: string,
  params: Params,
  context: Record<string, Json>,
  event: StepEvent,
): Record<string, Json> {
  const key = String(params.key);
  if (type === "ctx.inc") {
    const current = Object.hasOwn(context, key) ? context[key] : 0;
    const by = typeof params.by === "number" ? params.by : 1;
    return { [key]: (typeof current === "number" ? current : 0) + by };
  }
  if (typeof params.from !== "string") return { [key]: params.value ?? null };
  return { [key]: valueAt(eventValue(event), params.from.split(".").slice(1)) };
}
