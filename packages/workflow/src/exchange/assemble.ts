import type { EventDef, InvokeDef, StateDef, TimerDef, TransitionDef } from "../contract.ts";
import { parseDefinition } from "../parse/definition.ts";
import {
  type Draft,
  type DraftState,
  type DraftWay,
  draftState,
  isFinal,
  isHistory,
} from "./draft.ts";
import { EventNames } from "./event-names.ts";
import type { Findings, Imported, ImportOptions } from "./imported.ts";
import { durationFrom, idFrom, keyFrom, Names, wordsFrom } from "./names.ts";

/** A first step that only leads on: for a group that begins deeper inside, or with actions. */
function leadIn(to: DraftState, def: DraftWay["def"] = {}): DraftState {
  const state = draftState("start", { label: { en: "Start", cy: "Dechrau" } });
  state.ways.push({ trigger: { kind: "always" }, def, to });
  return state;
}

/** Begins with a child: directly where the format can, else by way of a first step. */
export function beginWith(
  group: { children: DraftState[]; initial?: DraftState },
  to: DraftState,
  def: DraftWay["def"] = {},
): void {
  const direct = group.children.includes(to) && !isHistory(to) && !def.actions?.length;
  group.initial = direct ? to : leadIn(to, def);
  if (!direct) group.children.push(group.initial);
}

/**
 * Keys of siblings. Steps side by side work in the order of their keys, so strangers whose order in
 * the file is another get a number in front.
 */
function keysOf(siblings: DraftState[], sideBySide: boolean): Map<DraftState, string> {
  const names = new Names();
  const keys = new Map<DraftState, string>();
  for (const state of siblings) keys.set(state, names.free(keyFrom(state.name)));
  const order = [...keys.values()];
  const same = order.every((key, i) => i === 0 || order[i - 1]! < key);
  if (!sideBySide || same || siblings.some(({ def }) => def.uid !== undefined)) return keys;
  const digits = String(siblings.length).length;
  for (const [i, [state, key]] of [...keys].entries()) {
    keys.set(state, `r${String(i + 1).padStart(digits, "0")}-${key}`.slice(0, 64));
  }
  return keys;
}

class Assembly {
  readonly findings: Findings;
  readonly draft: Draft;
  readonly paths = new Map<DraftState, string>();
  readonly parents = new Map<DraftState, DraftState>();
  readonly byPath = new Map<string, DraftState>();
  readonly keys = new Map<DraftState, string>();
  readonly uids = new Names();
  readonly nameOf = new Map<string, string>();
  readonly ids = new Names();
  readonly works = new Names();
  readonly timers = new Map<string, string>();
  readonly timerDefs: Record<string, TimerDef>;
  readonly events: EventNames;

  constructor(draft: Draft, options: ImportOptions, findings: Findings) {
    this.draft = draft;
    this.findings = findings;
    this.timerDefs = { ...draft.head.timers };
    this.place(draft.children, undefined);
    const all = [...this.paths.keys()];
    for (const { def, ways, invokes } of all) {
      if (def.uid !== undefined) this.uids.keep(def.uid);
      for (const way of ways) if (way.def.id !== undefined) this.ids.keep(way.def.id);
      for (const { id } of invokes) if (id !== undefined) this.works.keep(id);
    }
    const triggers = all.flatMap(({ ways }) => ways.map(({ trigger }) => trigger));
    this.events = new EventNames(
      triggers,
      Object.keys(draft.head.events ?? {}),
      options.events ?? [],
    );
  }

  place(siblings: DraftState[], parent: DraftState | undefined): void {
    const prefix = parent ? `${this.paths.get(parent)}.` : "";
    for (const [state, key] of keysOf(siblings, parent?.def.type === "parallel")) {
      this.keys.set(state, key);
      this.paths.set(state, prefix + key);
      this.byPath.set(prefix + key, state);
      if (parent) this.parents.set(state, parent);
      this.place(state.children, state);
    }
  }

  target(from: DraftState, { to, raw }: Pick<DraftWay, "to" | "raw">): string | undefined {
    if (!to) return raw;
    const parent = this.parents.get(from);
    const near = parent ? `${this.paths.get(parent)}.` : "";
    if (raw !== undefined) {
      const path = raw.startsWith("#")
        ? raw.slice(1)
        : raw.startsWith(".")
          ? this.paths.get(from) + raw
          : near + raw;
      if (this.byPath.get(path) === to) return raw;
    }
    return this.parents.get(to) === parent ? this.keys.get(to) : `#${this.paths.get(to)}`;
  }

  /** The key of a timer; one that the file doesn't define is made up. */
  timer(name: string): string {
    const known = this.timers.get(name);
    if (known !== undefined) return known;
    const taken = new Names();
    for (const key of Object.keys(this.timerDefs)) taken.keep(key);
    const own = taken.has(name) || this.draft.head.events !== undefined;
    const milliseconds = /^\d+$/.test(name) ? Number(name) : undefined;
    const offset = milliseconds === undefined ? undefined : durationFrom(milliseconds);
    const key = own ? name : taken.free(keyFrom(offset ? `after-${offset}` : name));
    this.timers.set(name, key);
    if (own) return key;
    this.timerDefs[key] = { offset: offset ?? "P1D" };
    if (!offset) {
      this.findings.note(
        ["timers", key],
        `The file doesn't say how long "${name}" is: one day was put; set the right length.`,
        `Nid yw'r ffeil yn dweud pa mor hir yw "${name}": rhoddwyd un diwrnod; gosodwch yr hyd cywir.`,
      );
    } else if (milliseconds! % 60_000 !== 0) {
      this.findings.note(
        ["timers", key],
        `${name} milliseconds were rounded up to whole minutes.`,
        `Talgrynnwyd ${name} milieiliad i fyny i funudau cyfan.`,
      );
    }
    return key;
  }

  way(from: DraftState, way: DraftWay, first = true): TransitionDef {
    const { id, ...rest } = way.def;
    const target = this.target(from, way);
    return {
      id: id === undefined ? this.ids.free("w") : first ? id : this.ids.free(id),
      ...rest,
      ...(target !== undefined && { target }),
    };
  }

  /** Ways by trigger; a way for several events becomes one for each. */
  ways(from: DraftState): Pick<StateDef, "on" | "after" | "always" | "onDone"> {
    const on = new Map<string, TransitionDef[]>();
    const after = new Map<string, TransitionDef[]>();
    const found: Pick<StateDef, "on" | "after" | "always" | "onDone"> = {};
    const add = (map: Map<string, TransitionDef[]>, key: string, def: TransitionDef): void => {
      map.set(key, [...(map.get(key) ?? []), def]);
    };
    for (const way of from.ways) {
      const { trigger } = way;
      if (trigger.kind === "on") {
        for (const [i, event] of this.events.matching(trigger).entries()) {
          add(on, event, this.way(from, way, i === 0));
        }
      } else if (trigger.kind === "after") {
        add(after, this.timer(trigger.timer), this.way(from, way));
      } else if (trigger.kind === "always" || trigger.kind === "onDone") {
        found[trigger.kind] = [...(found[trigger.kind] ?? []), this.way(from, way)];
      }
    }
    if (on.size > 0) found.on = Object.fromEntries(on);
    if (after.size > 0) found.after = Object.fromEntries(after);
    return found;
  }

  invoke(from: DraftState): InvokeDef[] {
    return from.invokes.map((work, i): InvokeDef => {
      const of = (kind: "invokeDone" | "invokeError") =>
        from.ways
          .filter(({ trigger }) => trigger.kind === kind && trigger.invoke === i)
          .map((way) => this.way(from, way));
      const onDone = of("invokeDone");
      const id = work.id ?? this.works.free(idFrom(work.src.type));
      return {
        id,
        src: work.src,
        ...(onDone.length > 0 && { onDone }),
        onError: of("invokeError"),
      };
    });
  }

  state(state: DraftState): StateDef {
    const { children, initial, invokes, fallback, name } = state;
    const { uid, ...def } = state.def;
    const target = fallback && this.target(state, fallback);
    const ownUid = uid ?? this.uids.free(idFrom(this.paths.get(state)!));
    this.nameOf.set(ownUid, name);
    return {
      uid: ownUid,
      ...(uid === undefined && !isHistory(state) && { label: { en: wordsFrom(name) } }),
      ...def,
      ...(initial && { initial: this.keys.get(initial)! }),
      ...(children.length > 0 && { states: this.states(children) }),
      ...(invokes.length > 0 && { invoke: this.invoke(state) }),
      ...this.ways(state),
      ...(target !== undefined && { target }),
    };
  }

  states(list: DraftState[]): Record<string, StateDef> {
    return Object.fromEntries(list.map((state) => [this.keys.get(state)!, this.state(state)]));
  }
}

/** An outermost end, for a group that stands for the whole chart. */
export function wrapped(group: DraftState, ends: boolean): DraftState[] {
  if (!ends) return [group];
  const end = draftState("ended", { type: "final", label: { en: "Ended", cy: "Wedi dod i ben" } });
  group.ways.push({ trigger: { kind: "onDone" }, def: {}, to: end });
  return [group, end];
}

/**
 * A definition from a draft. Keys, uids, ids and events that the file has stay when they fit the
 * format; others are made from the file's names, the same for the same file. The result has the
 * shape of a definition, or its problems say why it can't have.
 */
export function assemble(draft: Draft, options: ImportOptions, findings: Findings): Imported {
  const { head } = draft;
  const assembly = new Assembly(draft, options, findings);
  const states = assembly.states(draft.children);
  const by = options.by ?? ["coordinator"];
  const made = [...assembly.events.made()].map(([event, name]): [string, EventDef] => [
    event,
    { label: { en: wordsFrom(name) }, by },
  ]);
  const own = head.events !== undefined;
  const first = draft.initial ?? draft.children.find((state) => !isFinal(state));
  const value = {
    format: "wf-def/1",
    key: keyFrom(draft.name),
    subject: "partnership",
    uses: {},
    ...(!own && { label: { en: wordsFrom(draft.name) } }),
    ...head,
    ...(options.key !== undefined && { key: options.key }),
    ...(options.subject && { subject: options.subject }),
    initial: draft.rawInitial ?? (first && assembly.keys.get(first)) ?? "",
    events: { ...head.events, ...Object.fromEntries(made) },
    ...(Object.keys(assembly.timerDefs).length > 0 && { timers: assembly.timerDefs }),
    states,
  };
  if (findings.problems.length > 0) return { ok: false, problems: findings.problems };
  const parsed = parseDefinition(value);
  if (!parsed.ok) return parsed;
  const names = { states: assembly.nameOf, events: assembly.events.names };
  return { ...parsed, notes: findings.notes, names };
}
