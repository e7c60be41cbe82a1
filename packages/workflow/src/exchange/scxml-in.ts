import type { Element } from "@xmldom/xmldom";
import type { StateDef, TransitionDef } from "../contract.ts";
import { assemble, beginWith } from "./assemble.ts";
import {
  type Draft,
  type DraftState,
  type DraftTrigger,
  type DraftWay,
  draftState,
  isHistory,
} from "./draft.ts";
import { Findings, type Imported, type ImportOptions, MAX_DEPTH } from "./imported.ts";
import { ContentReader } from "./scxml-content.ts";
import { QUAD, SCXML } from "./scxml-out.ts";
import { elementsIn, readXml } from "./xml.ts";

const STATES = new Set(["state", "parallel", "final", "history"]);

const quad = (element: Element, name: string): string | undefined =>
  element.getAttributeNS(QUAD, name) ?? undefined;

const tokens = (text: string | null): string[] => (text ?? "").split(/\s+/).filter(Boolean);

class Reader extends ContentReader {
  readonly byId = new Map<string, DraftState>();
  readonly parents = new Map<DraftState, DraftState>();
  /** Everything that can only be done once every state is known. */
  readonly later: (() => void)[] = [];

  trigger(element: Element, source: Element): DraftTrigger | undefined {
    const [when, what = ""] = tokens(quad(element, "when") ?? null);
    if (when === "always" || when === "onDone") return { kind: when };
    if (when === "after") return { kind: "after", timer: what };
    if (when === "workDone") return { kind: "invokeDone", invoke: Number(what) };
    if (when === "workFailed") return { kind: "invokeError", invoke: Number(what) };
    const events = tokens(element.getAttribute("event"));
    if (events.length === 0) return { kind: "always" };
    if (quad(element, "id") !== undefined) return { kind: "on", events };
    if (events.length === 1 && events[0] === `done.state.${source.getAttribute("id")}`) {
      return { kind: "onDone" };
    }
    const done = events.find((event) => /^done(\.|$)/.test(event));
    if (done === undefined) return { kind: "on", events, prefix: true };
    return this.problem(
      element,
      `event="${done}" waits for the end of something else; only a state's own end can be waited for.`,
      `mae event="${done}" yn aros i rywbeth arall ddod i ben; dim ond am ei ddiwedd ei hun y gall cyflwr aros.`,
    );
  }

  /** Finds one state by id, once all are known. */
  target(element: Element, ids: string[], found: (to: DraftState) => void): void {
    const [id] = ids;
    if (id === undefined) return;
    if (ids.length > 1) {
      this.problem(
        element,
        `"${ids.join(" ")}" names several states at once; choose one.`,
        `mae "${ids.join(" ")}" yn enwi sawl cyflwr; dewiswch un.`,
      );
      return;
    }
    this.later.push(() => {
      const to = this.byId.get(id);
      if (to) found(to);
      else this.problem(element, `there is no state "${id}".`, `nid oes cyflwr "${id}".`);
    });
  }

  isInside(state: DraftState, outer: DraftState): boolean {
    for (let one = this.parents.get(state); one; one = this.parents.get(one)) {
      if (one === outer) return true;
    }
    return false;
  }

  way(element: Element, source: Element, state: DraftState): void {
    const trigger = this.trigger(element, source);
    const guard = this.guard(element);
    const actions = this.content(element);
    if (!trigger) return;
    const id = quad(element, "id");
    const raw = quad(element, "target");
    const { label, reenter, actions: none } = this.info(element);
    const said = { label, reenter, actions: none };
    const way: DraftWay = {
      trigger,
      def: {
        ...(id !== undefined && { id }),
        ...(Object.fromEntries(
          Object.entries(said).filter(([, value]) => value !== undefined),
        ) as Partial<TransitionDef>),
        ...(guard && { guard }),
        ...(actions.length > 0 && { actions }),
      },
      ...(raw !== undefined && { raw }),
    };
    state.ways.push(way);
    this.target(element, tokens(element.getAttribute("target")), (to) => {
      way.to = to;
      // In SCXML a way into the own state leaves it first, unless it is internal to a group.
      const inside = this.isInside(to, state);
      const internal = element.getAttribute("type") === "internal" && state.def.type !== "parallel";
      if (id === undefined && (to === state || (inside && !internal))) way.def.reenter = true;
    });
  }

  history(element: Element, state: DraftState): void {
    const type = element.getAttribute("type") === "deep" ? "deep" : "shallow";
    const own = state.def.uid !== undefined;
    if (!own) Object.assign(state.def, { type: "history", history: type });
    else if ((state.def.history ?? "shallow") !== type) state.def.history = type;
    const raw = quad(element, "target");
    const fallback: DraftState["fallback"] = raw === undefined ? {} : { raw };
    state.fallback = fallback;
    for (const inner of elementsIn(element)) {
      if (inner.localName !== "transition") continue;
      this.content(inner);
      this.target(inner, tokens(inner.getAttribute("target")), (to) => {
        fallback.to = to;
      });
    }
  }

  /** What a group begins with: as it says, else its first state. */
  initial(element: Element, group: { children: DraftState[] }, own: boolean): void {
    const inner = elementsIn(element).find(({ localName }) => localName === "initial");
    const transition = inner && elementsIn(inner)[0];
    const from = transition ?? element;
    const ids = tokens(from.getAttribute(transition ? "target" : "initial"));
    const actions = transition ? this.content(transition) : [];
    if (ids.length > 0) this.target(from, ids, (to) => beginWith(group, to, { actions }));
    else {
      const first = group.children.find((child) => !isHistory(child));
      if (!own && first) beginWith(group, first);
    }
  }

  state(element: Element, parent: DraftState | undefined, depth: number): DraftState {
    const id = element.getAttribute("id");
    const above = parent?.def.uid === undefined ? "" : `${parent.name}.`;
    const name = id ?? element.localName ?? "state";
    const uid = quad(element, "uid");
    const kind = element.localName;
    const info = this.info(element);
    const state = draftState(name, {
      ...(uid !== undefined && { uid }),
      ...(kind === "final" || kind === "parallel" ? { type: kind } : {}),
      ...(info as Partial<StateDef>),
    });
    if (id !== null) {
      if (this.byId.has(id)) {
        this.problem(
          element,
          `two states have the id "${id}".`,
          `mae gan ddau gyflwr yr id "${id}".`,
        );
      }
      this.byId.set(id, state);
    }
    if (parent) this.parents.set(state, parent);
    if (kind === "history") this.history(element, state);
    else if (depth > MAX_DEPTH)
      this.problem(element, "nested too deep.", "wedi'i nythu'n rhy ddwfn.");
    else this.inside(element, state, depth);
    if (uid !== undefined && above && name.startsWith(above)) state.name = name.slice(above.length);
    return state;
  }

  inside(element: Element, state: DraftState, depth: number): void {
    for (const inner of elementsIn(element)) {
      const name = inner.localName ?? "";
      if (inner.namespaceURI === QUAD) {
        if (name === "work") this.work(inner, state);
      } else if (inner.namespaceURI !== SCXML) continue;
      else if (STATES.has(name)) state.children.push(this.state(inner, state, depth + 1));
      else if (name === "transition") this.way(inner, element, state);
      else if (name === "onentry" || name === "onexit") {
        const when = name === "onentry" ? "entry" : "exit";
        const actions = this.content(inner);
        const before = state.def[when];
        if (actions.length > 0)
          state.def[when] = [...(Array.isArray(before) ? before : []), ...actions];
      } else this.unsupported(inner);
    }
    if (state.children.length > 0 && element.localName !== "parallel") {
      this.initial(element, state, state.def.uid !== undefined);
    }
  }

  work(element: Element, state: DraftState): void {
    const work = this.json(element) as DraftState["invokes"][number] | undefined | null;
    if (typeof work?.src?.type === "string") state.invokes.push({ id: work.id, src: work.src });
    else this.problem(element, "this work has no src.", "nid oes src gan y gwaith hwn.");
  }

  unsupported(element: Element): void {
    const name = element.localName ?? "";
    if (name === "initial") return;
    const known = elementsIn(element).every((inner) => this.known(inner) === null);
    if (name === "datamodel" && known) return;
    this.problem(
      element,
      `<${name}> is not taken: a workflow has no code and no values of its own to compute with.`,
      `ni dderbynnir <${name}>: nid oes gan lif gwaith god na gwerthoedd i gyfrifo â nhw.`,
    );
  }

  draft(root: Element): Draft {
    const head = this.own(root, "definition");
    const own = typeof head === "object" && head !== null && !Array.isArray(head);
    const group = { children: [] as DraftState[] } as Pick<DraftState, "children" | "initial">;
    for (const inner of elementsIn(root)) {
      if (inner.namespaceURI !== SCXML) continue;
      if (STATES.has(inner.localName ?? "")) group.children.push(this.state(inner, undefined, 1));
      else this.unsupported(inner);
    }
    const raw = quad(root, "initial");
    if (raw === undefined) this.initial(root, group, false);
    for (const act of this.later) act();
    return {
      head: own ? (head as Draft["head"]) : {},
      name: root.getAttribute("name") || "imported",
      ...group,
      ...(raw !== undefined && { rawInitial: raw }),
    };
  }
}

/**
 * A definition from an SCXML document. Of a file that `toScxml` wrote, everything comes back. Of
 * any other the structure is taken: states, nesting, side by side, history, events, targets.
 * Conditions, scripts, values, sending and invoking are refused with their line, unless `options`
 * knows names for them; nothing is ever run. Events cover the longer names that begin with them,
 * as SCXML has it. Never throws.
 */
export function fromScxml(xml: string, options: ImportOptions = {}): Imported {
  const findings = new Findings();
  const document = readXml(xml, findings);
  const root = document?.documentElement;
  if (root && (root.localName !== "scxml" || root.namespaceURI !== SCXML)) {
    findings.problem(
      [],
      `An SCXML file begins with <scxml xmlns="${SCXML}">.`,
      `Mae ffeil SCXML yn dechrau gyda <scxml xmlns="${SCXML}">.`,
    );
  }
  if (!root || findings.problems.length > 0) return { ok: false, problems: findings.problems };
  const reader = new Reader(options, findings);
  return assemble(reader.draft(root), options, findings);
}
