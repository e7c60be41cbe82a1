import type { InvokeDef, Ref, StateDef, WorkflowDefinition } from "../contract.ts";
import {
  buildModel,
  isInside,
  kindOf,
  type Model,
  resolveTarget,
  type StateNode,
  type Way,
} from "../model.ts";
import { xmlElement, xmlJson } from "./xml.ts";

/*
 * A definition as SCXML. States, their nesting, what they begin with, history, events and targets
 * are SCXML's own; an id is the path of a state. SCXML without a language for expressions has no
 * rules, timers or plugins: those stand in elements and attributes of the namespace below, with
 * JSON as their text.
 *
 * - quad:definition inside scxml: the definition without `initial`, `states`.
 * - quad:uid of a state, quad:info inside it: fields that SCXML has no place for.
 * - quad:id and quad:target of a transition, its target as the author wrote it; quad:info inside:
 *   label and reenter; quad:guard inside: the rule.
 * - quad:when of a transition that no event takes: "after <timer>", "always", "onDone",
 *   "workDone <position>", "workFailed <position>". Its `event` is only for readers.
 * - quad:action in onentry, onexit and transition; quad:work inside a state: work that it starts.
 *
 * A program that doesn't know the namespace sees the shape, but takes ways whose rules say no.
 */

export const SCXML = "http://www.w3.org/2005/07/scxml";
export const QUAD = "https://quad.example/ns/workflow";

type Fields = Record<string, unknown>;

const json = (name: string, value: unknown): string => xmlElement(name, {}, xmlJson(value));

/** An element of JSON, unless there is nothing to say. */
function info(fields: Fields): string[] {
  const said = Object.entries(fields).filter(([, value]) => value !== undefined);
  return said.length > 0 ? [json("quad:info", Object.fromEntries(said))] : [];
}

const isEmpty = (value: object | undefined): boolean =>
  value !== undefined && Object.keys(value).length === 0;

/** Fields that are there without anything in them; they have no elements to come back from. */
function empties(def: StateDef): Partial<StateDef> {
  const names = ["states", "entry", "exit", "invoke", "on", "after"] as const;
  return Object.fromEntries(
    names.filter((name) => isEmpty(def[name])).map((name) => [name, def[name]]),
  );
}

class Out {
  readonly model: Model;

  constructor(definition: WorkflowDefinition) {
    this.model = buildModel(definition);
  }

  actions = (refs: Ref[] | undefined): string[] =>
    (refs ?? []).map((ref) => json("quad:action", ref));

  trigger({ trigger, source }: Way): Record<string, string | undefined> {
    const work = (id: string): number =>
      (source.def.invoke ?? []).findIndex((invoke) => invoke.id === id);
    switch (trigger.kind) {
      case "on":
        return { event: trigger.event };
      case "after":
        return { event: `quad.after.${trigger.timer}`, "quad:when": `after ${trigger.timer}` };
      case "always":
        return { "quad:when": "always" };
      case "onDone":
        return { event: `done.state.${source.path}`, "quad:when": "onDone" };
      case "invokeDone":
        return {
          event: `done.invoke.${trigger.invoke}`,
          "quad:when": `workDone ${work(trigger.invoke)}`,
        };
      case "invokeError":
        return {
          event: `error.invoke.${trigger.invoke}`,
          "quad:when": `workFailed ${work(trigger.invoke)}`,
        };
    }
  }

  way(way: Way): string {
    const { source } = way;
    const { id, label, target, reenter, guard, actions } = way.def;
    const to = target === undefined ? undefined : resolveTarget(this.model, source, target);
    return xmlElement(
      "transition",
      {
        ...this.trigger(way),
        target: to?.path,
        type: to && isInside(to, source) && !reenter ? "internal" : undefined,
        "quad:id": id,
        "quad:target": target,
      },
      [
        ...info({ label, reenter, actions: isEmpty(actions) ? actions : undefined }),
        ...(guard ? [json("quad:guard", guard)] : []),
        ...this.actions(actions),
      ],
    );
  }

  work = ({ id, src }: InvokeDef): string => json("quad:work", { id, src });

  history(node: StateNode): string {
    const { uid, target, ...rest } = node.def;
    const to = target === undefined ? undefined : resolveTarget(this.model, node, target);
    return xmlElement(
      "history",
      {
        id: node.path,
        type: node.def.history ?? "shallow",
        "quad:uid": uid,
        "quad:target": target,
      },
      [...info(rest), ...(to ? [xmlElement("transition", { target: to.path })] : [])],
    );
  }

  state(node: StateNode): string {
    const { def, path, children, kind } = node;
    if (kind === "history") return this.history(node);
    const { uid, label, stage, tags, type, history, initial, target } = def;
    const first =
      kind === "parallel"
        ? undefined
        : children.find((child) => child.key === initial && child.kind !== "history");
    const own = kind === "final" || kind === "parallel";
    const entry = this.actions(def.entry);
    const exit = this.actions(def.exit);
    return xmlElement(own ? kind : "state", { id: path, initial: first?.path, "quad:uid": uid }, [
      ...info({
        label,
        stage,
        tags,
        type: own ? undefined : type,
        history,
        initial: first ? undefined : initial,
        target,
        ...empties(def),
      }),
      ...(entry.length > 0 ? [xmlElement("onentry", {}, entry)] : []),
      ...(exit.length > 0 ? [xmlElement("onexit", {}, exit)] : []),
      ...(def.invoke ?? []).map(this.work),
      ...this.inOrder(node).map((way) => this.way(way)),
      ...this.states(node),
    ]);
  }

  /** Ways in the author's order of events and timers. */
  inOrder({ def, ways }: StateNode): Way[] {
    const names = [...Object.keys(def.on ?? {}), ...Object.keys(def.after ?? {})];
    const rank = ({ trigger }: Way): number =>
      trigger.kind === "on"
        ? names.indexOf(trigger.event)
        : trigger.kind === "after"
          ? names.lastIndexOf(trigger.timer)
          : names.length;
    return [...ways].sort((a, b) => rank(a) - rank(b));
  }

  /** In the author's order, but steps side by side by key: that order decides conflicts. */
  states({ def, path, children }: StateNode): string[] {
    if (kindOf(def) === "parallel") return children.map((child) => this.state(child));
    return Object.keys(def.states ?? {}).map((key) =>
      this.state(this.model.byPath.get(`${path}.${key}`)!),
    );
  }
}

/** The definition as an SCXML document; `fromScxml` takes it back unchanged. */
export function toScxml(definition: WorkflowDefinition): string {
  const { initial, states, ...head } = definition;
  const out = new Out(definition);
  const known = Object.hasOwn(states, initial) && kindOf(states[initial]!) !== "history";
  const root = xmlElement(
    "scxml",
    {
      xmlns: SCXML,
      "xmlns:quad": QUAD,
      version: "1.0",
      datamodel: "null",
      name: definition.key,
      ...(known ? { initial } : { "quad:initial": initial }),
    },
    [
      json("quad:definition", head),
      ...Object.keys(states).map((key) => out.state(out.model.byPath.get(key)!)),
    ],
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n${root}\n`;
}
