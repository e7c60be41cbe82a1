import type { StateDef, TransitionDef } from "../contract.ts";
import { assemble, beginWith, wrapped } from "./assemble.ts";
import {
  canComplete,
  type Draft,
  type DraftState,
  type DraftTrigger,
  type DraftWay,
  draftState,
  isFinal,
} from "./draft.ts";
import { Findings, type Imported, type ImportOptions, MAX_DEPTH } from "./imported.ts";
import { isPlainJson, placeIn, readJson } from "./plain-json.ts";
import { Places } from "./xstate-places.ts";
import { type Fields, isFields, listOf, present, quadOf, RefReader } from "./xstate-refs.ts";

const STATE_KEYS = new Set(
  "id initial type states invoke on entry exit onDone after always meta tags history target order".split(
    " ",
  ),
);
const ROOT_KEYS = new Set([...STATE_KEYS, "key", "version", "$schema"]);
const WAY_KEYS = new Set("target guard actions reenter meta".split(" "));
const BEHAVIOUR = ["on", "entry", "exit", "invoke", "always", "after", "onDone"];

class Reader {
  readonly findings: Findings;
  readonly refs: RefReader;
  readonly places = new Places();
  /** Everything that can only be done once every state is known. */
  readonly later: (() => void)[] = [];

  constructor(findings: Findings) {
    this.findings = findings;
    this.refs = new RefReader(findings);
  }

  unknownKeys(fields: Fields, known: Set<string>, path: string[]): void {
    for (const key of Object.keys(fields)) {
      if (known.has(key) || fields[key] === undefined) continue;
      if (key === "cond" || key === "in" || key === "internal") {
        this.refs.wrong([...path, key], "belongs to XState 4.", "yn perthyn i XState 4.");
      } else {
        const place = placeIn([...path, key]);
        this.findings.note(
          [...path, key],
          `${place} has no counterpart here and was left out.`,
          `Nid oes cyfatebiaeth i ${place} yma ac fe'i hepgorwyd.`,
        );
      }
    }
  }

  target(
    from: DraftState,
    way: Pick<DraftWay, "to" | "raw">,
    value: unknown,
    path: string[],
    own: boolean,
  ): void {
    const targets = listOf(value);
    if (targets.length === 0) return;
    const [target] = targets;
    if (targets.length > 1) {
      this.refs.wrong(
        path,
        "leads to several states at once; choose one.",
        "mae'n arwain i sawl cyflwr; dewiswch un.",
      );
    } else if (typeof target !== "string") {
      this.refs.wrong(path, "must be the name of a state.", "rhaid iddo fod yn enw cyflwr.");
    } else {
      way.raw = this.places.raw(target);
      this.later.push(() => {
        const found = this.places.find(from, target);
        if (found && found !== this.places.root) way.to = found;
        else if (!own) {
          this.refs.wrong(
            path,
            `leads to "${target}", which is no state.`,
            `nid oes cyflwr "${target}".`,
          );
        }
      });
    }
  }

  way(from: DraftState, trigger: DraftTrigger, value: unknown, path: string[]): DraftWay[] {
    if (value === undefined || value === null) return [];
    const fields = typeof value === "string" ? { target: value } : value;
    if (!isFields(fields)) {
      this.refs.wrong(path, "must be a transition.", "rhaid iddo fod yn drawsnewidiad.");
      return [];
    }
    this.unknownKeys(fields, WAY_KEYS, path);
    const guard =
      fields.guard === undefined ? undefined : this.refs.guard(fields.guard, [...path, "guard"]);
    const quad = quadOf(fields);
    const way: DraftWay = {
      trigger,
      def: {
        ...(present(quad, "id", "label") as Partial<TransitionDef>),
        ...(present(fields, "reenter") as Partial<TransitionDef>),
        ...(guard && { guard }),
        ...(fields.actions !== undefined && {
          actions: this.refs.actions(fields.actions, [...path, "actions"]),
        }),
      },
    };
    this.target(from, way, fields.target, [...path, "target"], quad.id !== undefined);
    return [way];
  }

  ways(from: DraftState, trigger: DraftTrigger, value: unknown, path: string[]): DraftWay[] {
    if (!Array.isArray(value)) return this.way(from, trigger, value, path);
    return value.flatMap((one, i) => this.way(from, trigger, one, [...path, String(i)]));
  }

  /** Names with their ways; an exact event comes before a wildcard, as XState has it. */
  named(value: unknown, path: string[]): [string, unknown][] {
    if (value === undefined) return [];
    if (!isFields(value)) {
      this.refs.wrong(
        path,
        "must be an object with a name for each way.",
        "rhaid iddo fod yn wrthrych.",
      );
      return [];
    }
    const wild = (name: string): number => (name.endsWith("*") ? 1000 - name.length : 0);
    return Object.entries(value).sort(([a], [b]) => wild(a) - wild(b));
  }

  invoke(state: DraftState, value: unknown, path: string[]): void {
    for (const [i, one] of listOf(value).entries()) {
      const at = Array.isArray(value) ? [...path, String(i)] : path;
      if (!isFields(one)) {
        this.refs.wrong(at, "must be an object with src.", "rhaid iddo fod yn wrthrych gyda src.");
        continue;
      }
      const src = this.refs.work(one, at);
      if (!src) continue;
      const invoke = state.invokes.length;
      state.invokes.push({ ...(typeof one.id === "string" && { id: one.id }), src });
      state.ways.push(
        ...this.ways(state, { kind: "invokeDone", invoke }, one.onDone, [...at, "onDone"]),
        ...this.ways(state, { kind: "invokeError", invoke }, one.onError, [...at, "onError"]),
      );
    }
  }

  behaviour(state: DraftState, fields: Fields, path: string[]): void {
    const { def, ways } = state;
    for (const when of ["entry", "exit"] as const) {
      if (fields[when] === undefined) continue;
      def[when] = this.refs.actions(fields[when], [...path, when]);
    }
    for (const empty of ["on", "after"] as const) {
      if (isFields(fields[empty]) && Object.keys(fields[empty]).length === 0) def[empty] = {};
    }
    if (Array.isArray(fields.invoke) && fields.invoke.length === 0) def.invoke = [];
    for (const [event, value] of this.named(fields.on, [...path, "on"])) {
      ways.push(
        ...this.ways(state, { kind: "on", events: [event] }, value, [...path, "on", event]),
      );
    }
    for (const [timer, value] of this.named(fields.after, [...path, "after"])) {
      ways.push(...this.ways(state, { kind: "after", timer }, value, [...path, "after", timer]));
    }
    for (const kind of ["always", "onDone"] as const) {
      ways.push(...this.ways(state, { kind }, fields[kind], [...path, kind]));
    }
    this.invoke(state, fields.invoke, [...path, "invoke"]);
  }

  state(name: string, fields: Fields, path: string[], parent: DraftState): DraftState {
    const quad = quadOf(fields);
    const own = typeof quad.uid === "string";
    const { history, tags } = fields;
    const state = draftState(name, {
      ...present(quad, "uid", "label", "stage"),
      ...present(fields, "type"),
      ...(history !== undefined && { history: history === "deep" ? "deep" : "shallow" }),
      ...(tags !== undefined && { tags: listOf(tags) }),
    } as Partial<StateDef>);
    this.places.parents.set(state, parent);
    if (typeof fields.id === "string") this.places.byId.set(fields.id, state);
    this.unknownKeys(fields, STATE_KEYS, path);
    this.behaviour(state, fields, path);
    this.children(state, fields, path);
    if (fields.target !== undefined) {
      state.fallback = {};
      this.target(state, state.fallback, fields.target, [...path, "target"], own);
    }
    if (isFields(fields.states) && Object.keys(fields.states).length === 0) state.def.states = {};
    return state;
  }

  children(state: DraftState, fields: Fields, path: string[]): void {
    if (path.length > 2 * MAX_DEPTH) {
      this.refs.wrong(path, "is nested too deep.", "wedi'i nythu'n rhy ddwfn.");
      return;
    }
    for (const [key, inner] of this.named(fields.states, [...path, "states"])) {
      const at = [...path, "states", key];
      if (isFields(inner)) state.children.push(this.state(key, inner, at, state));
      else this.refs.wrong(at, "must be a state.", "rhaid iddo fod yn gyflwr.");
    }
    const { initial } = fields;
    if (initial === undefined) return;
    const { target, actions } = isFields(initial) ? initial : { target: initial, actions: [] };
    const list = this.refs.actions(actions, [...path, "initial", "actions"]);
    const name = typeof target === "string" ? target.replace(/^\./, "") : "";
    const child = state.children.find((one) => one.name === name);
    const own = quadOf(fields);
    if (child && list.length === 0) state.initial = child;
    else if (typeof target === "string" && (own.uid !== undefined || own.format !== undefined)) {
      state.def.initial = target;
    } else {
      this.later.push(() => {
        const near = state.children[0] ?? state;
        const to =
          child ?? (typeof target === "string" ? this.places.find(near, target) : undefined);
        if (to) beginWith(state, to, { actions: list });
        else this.refs.wrong([...path, "initial"], "names no state.", "nid yw'n enwi cyflwr.");
      });
    }
  }

  draft(config: Fields): Draft {
    const quad = quadOf(config);
    const own = quad.format !== undefined;
    this.places.rootId = typeof config.id === "string" ? config.id : "(machine)";
    const name = typeof config.id === "string" ? config.id : "imported";
    this.unknownKeys(config, ROOT_KEYS, []);
    this.places.root = draftState(name, present(config, "type") as Partial<StateDef>);
    const { root } = this.places;
    this.children(root, config, []);
    if (own) {
      for (const key of BEHAVIOUR) {
        if (config[key] === undefined) continue;
        this.refs.wrong(
          [key],
          "is for the whole machine; put it on a state.",
          "i'r peiriant cyfan y mae; rhowch ef ar gyflwr.",
        );
      }
      for (const act of this.later) act();
      const { def, children, initial } = root;
      return {
        head: quad as Draft["head"],
        name,
        children,
        ...(initial && { initial }),
        ...(def.initial !== undefined && { rawInitial: def.initial }),
      };
    }
    const wraps = config.type === "parallel" || BEHAVIOUR.some((key) => config[key] !== undefined);
    if (wraps) this.behaviour(root, config, []);
    for (const act of this.later) act();
    if (!wraps) {
      return {
        head: {},
        name,
        children: root.children,
        ...(root.initial && { initial: root.initial }),
      };
    }
    root.name = "main";
    const ends = root.children.some(isFinal) || (root.def.type === "parallel" && canComplete(root));
    return { head: {}, name, children: wrapped(root, ends), initial: root };
  }
}

/**
 * A definition from the JSON configuration of an XState v5 machine, as text or as a value. Of a
 * file that `toXState` wrote, everything comes back. One written by hand for XState gets uids, ids
 * and declarations that follow from its names; a behaviour of the whole machine becomes a group
 * around everything; a delay in milliseconds becomes a timer; a wildcard stands for every event
 * that the file names. Code is refused and never run. Never throws.
 */
export function fromXState(config: unknown, options: ImportOptions = {}): Imported {
  const findings = new Findings();
  const value = typeof config === "string" ? readJson(config, findings) : config;
  if (findings.problems.length > 0 || !isPlainJson(value, findings)) {
    return { ok: false, problems: findings.problems };
  }
  if (!isFields(value) || !isFields(value.states) || Object.keys(value.states).length === 0) {
    findings.problem(
      ["states"],
      'A machine needs "states" with at least one state in it.',
      'Mae angen "states" ar beiriant gydag o leiaf un cyflwr ynddo.',
    );
    return { ok: false, problems: findings.problems };
  }
  const reader = new Reader(findings);
  return assemble(reader.draft(value), options, findings);
}
