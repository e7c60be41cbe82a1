import type { ForeignContent } from "../exchange/imported.ts";
import { fromScxml } from "../exchange/scxml-in.ts";
import {
  compile,
  type Facts,
  type GuardExpr,
  type GuardType,
  type Json,
  type Ref,
  type Registry,
  type Stepped,
  start,
  step,
} from "../index.ts";

/** One of SCION's scripts: what is active at first, and after each event. */
export interface Script {
  initialConfiguration: string[];
  events: { event: { name: string }; after?: number; nextConfiguration: string[] }[];
}

const words = (en: string) => ({ en, cy: en });
const rule = (type: string, holds: (active: string[], state: string) => boolean): GuardType => ({
  type,
  v: 1,
  label: words(type),
  params: { state: { type: "string", label: words("State") } },
  reads: ["active"],
  sentence: words(type),
  evaluate: ({ facts }, { state }) =>
    holds(facts.active as string[], String(state))
      ? { ok: true }
      : { ok: false, reason: { code: "NO" } },
});

const COMPARISONS: Record<string, (a: Json, b: Json) => boolean> = {
  "==": (a, b) => a === b,
  "!=": (a, b) => a !== b,
  "<": (a, b) => Number(a) < Number(b),
  ">": (a, b) => Number(a) > Number(b),
};

/** A value that the instance remembers, compared with a constant. */
const compared: GuardType = {
  ...rule("scxml.compare", () => true),
  params: {
    name: { type: "string", label: words("Name") },
    how: { type: "string", label: words("How") },
    value: { type: "json", label: words("Value") },
  },
  evaluate: ({ context }, { name, how, value }) =>
    COMPARISONS[String(how)]?.(context[String(name)] ?? null, value ?? null)
      ? { ok: true }
      : { ok: false, reason: { code: "NO" } },
};

/** Names of remembered values begin with a small letter. */
const remembered = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1);

/** A number or a text in quotes; anything else is for a language. */
function constant(expr: string | undefined): Json | undefined {
  const text = /^\s*'([^']*)'\s*$/.exec(expr ?? "")?.[1];
  if (text !== undefined) return text;
  return /^\s*-?\d+(\.\d+)?\s*$/.test(expr ?? "") ? Number(expr) : undefined;
}

const fields = (...names: string[]) =>
  Object.fromEntries(names.map((name) => [name, { type: "string" as const, label: words(name) }]));

const action = (type: string, ...names: string[]) => ({
  type,
  v: 1,
  label: words(type),
  params: fields(...names),
  sentence: words(type),
  idempotency: "key" as const,
});

/** What the tests' conditions and sending stand for, as plugins would have it. */
const registry: Registry = {
  guards: new Map(
    [
      rule("scxml.true", () => true),
      rule("scxml.false", () => false),
      rule("scxml.in", (active, state) => active.includes(state)),
      compared,
    ].map((one) => [one.type, one]),
  ),
  actions: new Map(
    [
      action("scxml.raise", "event"),
      action("scxml.send", "event", "delay", "id"),
      action("scxml.cancel", "id"),
    ].map((one) => [one.type, one]),
  ),
  actors: new Map(),
  facts: new Map(),
  events: new Map(),
  roles: new Map([["coordinator", words("Coordinator")]]),
};

function guard(condition: string): GuardExpr | undefined {
  const [, not, state] = /^(!?)\s*In\('([^']+)'\)$/.exec(condition.trim()) ?? [];
  if (state !== undefined) {
    const inside = { type: "scxml.in", params: { state } };
    return not ? { not: inside } : inside;
  }
  const [, name, how, expr] = /^(\w+)\s*(===?|!==?|<|>)\s*(.+)$/.exec(condition.trim()) ?? [];
  const value = constant(expr);
  if (name !== undefined && how !== undefined && value !== undefined) {
    return {
      type: "scxml.compare",
      params: { name: remembered(name), how: how.slice(0, 2), value },
    };
  }
  return /^(true|false)$/.test(condition.trim())
    ? { type: `scxml.${condition.trim()}` }
    : undefined;
}

const SENDING = new Set(["event", "delay", "delayexpr", "id", "target", "type"]);
const PROCESSOR = "http://www.w3.org/TR/scxml/#SCXMLEventProcessor";

/** What the instance remembers from the start; undefined when it has to be computed. */
function valuesOf(xml: string): Record<string, Json> {
  const values = [...xml.matchAll(/<data id="(\w+)" expr="([^"]*)"/g)].map(
    ([, id, expr]) => [remembered(id!), constant(expr) ?? null] as const,
  );
  return Object.fromEntries(values);
}

/** Data without a value at first, or with a constant. */
const isKnown = ({ expr, src }: Record<string, string>): boolean =>
  src === undefined && (expr === undefined || constant(expr) !== undefined);

function assignment(location: string, expr: string): Ref | undefined {
  const key = remembered(location);
  const value = constant(expr);
  if (value !== undefined) return { type: "ctx.set", params: { key, value } };
  const [, name, sign, by] = /^\s*(\w+)\s*([+-])\s*(\d+)\s*$/.exec(expr) ?? [];
  if (name !== location || by === undefined) return undefined;
  return { type: "ctx.inc", params: { key, by: Number(`${sign}${by}`) } };
}

/**
 * Raising, sending to itself with a constant delay, cancelling, remembering a constant, counting.
 * Logs are left out.
 */
function content({ name, attributes }: ForeignContent): Ref | null | undefined {
  const { event, id = "", sendid, target, delayexpr, type = PROCESSOR } = attributes;
  if (name === "log") return null;
  if (name === "data" && isKnown(attributes)) return null;
  if (name === "assign" && /^[A-Za-z]\w*$/.test(attributes.location ?? "") && attributes.expr) {
    return assignment(attributes.location!, attributes.expr);
  }
  if (name === "raise" && event) return { type: "scxml.raise", params: { event } };
  if (name === "cancel" && sendid) return { type: "scxml.cancel", params: { id: sendid } };
  const known = Object.keys(attributes).every((key) => SENDING.has(key));
  if (name !== "send" || !event || !known || type !== PROCESSOR) return undefined;
  const delay = delayexpr === undefined ? attributes.delay : /^'([^']*)'$/.exec(delayexpr)?.[1];
  if (target === "#_internal") return { type: "scxml.raise", params: { event } };
  if (target !== undefined || (delayexpr !== undefined && delay === undefined)) return undefined;
  return { type: "scxml.send", params: { event, delay: delay ?? "", id } };
}

const milliseconds = (delay: string): number =>
  Number.parseFloat(delay || "0") * (/\ds$/.test(delay) ? 1000 : 1);

/** Events that a chart raises or sends itself. */
const sentBy = (xml: string): string[] =>
  [...xml.matchAll(/<(?:raise|send)\b[^>]*\bevent="([^"]+)"/g)].map(([, event]) => event!);

/** An SCXML test that can't be had: why. */
export class Unsupported extends Error {}

/**
 * Plays a script the way a server does: every event is one step from a stored text; what a step
 * asks to raise is sent next, what it asks to send later waits on a virtual clock. Gives what was
 * active at first and after each event. Throws Unsupported for a chart that can't be taken.
 */
export function play(xml: string, script: Script): string[][] {
  const imported = fromScxml(xml, {
    guard,
    action: content,
    events: [...script.events.map(({ event }) => event.name), ...sentBy(xml)],
  });
  if (!imported.ok) throw new Unsupported(imported.problems[0]!.message.en);
  const { definition, names } = imported;
  let compiled: ReturnType<typeof compile>;
  try {
    compiled = compile(definition, registry);
  } catch (cause) {
    throw new Unsupported((cause as Error).message.split("\n")[1]);
  }
  const raised: string[] = [];
  let waiting: { event: string; due: number; id: string }[] = [];
  let now = 0;
  let last: Stepped | undefined;

  const namesOf = (uids: string[]): string[] => uids.map((uid) => names.states.get(uid)!);
  const facts = (): Facts => ({
    active: (last?.paths ?? []).flatMap((path) =>
      path.split(".").flatMap((_, i, keys) => {
        const found = uidAt(definition.states, keys.slice(0, i + 1));
        return found ? namesOf([found]) : [];
      }),
    ),
  });
  const take = (outcome: ReturnType<typeof step>): void => {
    if (outcome.kind === "refused") return;
    last = outcome;
    for (const { type, params } of outcome.effects) {
      const event = String(params.event);
      const id = String(params.id ?? "");
      if (type === "scxml.raise") raised.push(event);
      else if (type === "scxml.cancel") waiting = waiting.filter((one) => one.id !== id);
      else waiting.push({ event, id, due: now + milliseconds(String(params.delay)) });
    }
  };
  const drain = (): void => {
    for (let event = raised.shift(); event !== undefined; event = raised.shift()) {
      const type = names.events.get(event);
      if (type && last) take(step(compiled, last.snapshot, { kind: "event", type }, facts()));
    }
  };
  const send = (name: string): void => {
    raised.push(name);
    drain();
  };
  const wait = (until: number): void => {
    for (;;) {
      waiting.sort((a, b) => a.due - b.due);
      const first = waiting[0];
      if (!first || first.due > until) break;
      waiting.shift();
      now = first.due;
      send(first.event);
    }
    now = until;
  };

  take(start(compiled, { facts: facts(), input: valuesOf(xml) }));
  drain();
  const seen = [namesOf(last?.uids ?? [])];
  for (const { event, after = 0 } of script.events) {
    wait(now + after);
    send(event.name);
    seen.push(namesOf(last?.uids ?? []));
  }
  return seen;
}

function uidAt(
  states: Record<string, { uid: string; states?: object }>,
  [key, ...rest]: string[],
): string | undefined {
  const state = key === undefined ? undefined : states[key];
  if (!state || rest.length === 0) return state?.uid;
  return uidAt((state.states ?? {}) as typeof states, rest);
}
