import type {
  Diagnostic,
  StateDef,
  Text,
  TransitionDef,
  TriggerRef,
  WorkflowDefinition,
} from "@quad/workflow";

/** A step where it stands, for drawing the outline and choosing a target. */
export interface StepAt {
  uid: string;
  key: string;
  /** Keys from the outermost level, joined by dots. */
  path: string;
  def: StateDef;
  kind: "step" | "end" | "group" | "side-by-side" | "back";
  parentUid: string | null;
  depth: number;
  /** "6", or "6.2" inside of step 6. */
  number: string;
  /** uids of the steps beside it, itself included, in the author's order. */
  siblings: readonly string[];
  ways: readonly WayAt[];
  inner: readonly StepAt[];
}

export interface WayAt {
  def: TransitionDef;
  trigger: TriggerRef;
  /** Position among the ways with the same trigger, and how many there are. */
  index: number;
  of: number;
  /** Where it leads; null when the step stays or nothing is found there. */
  toUid: string | null;
}

export interface StepIndex {
  roots: readonly StepAt[];
  /** In the order of the outline. */
  all: readonly StepAt[];
  byUid: ReadonlyMap<string, StepAt>;
  /** The step that a way leaves, by the way's id. */
  ofWay: ReadonlyMap<string, StepAt>;
}

function kindOf(def: StateDef): StepAt["kind"] {
  if (def.type === "final") return "end";
  if (def.type === "parallel") return "side-by-side";
  if (def.type === "history" || def.history) return "back";
  return def.states && Object.keys(def.states).length > 0 ? "group" : "step";
}

const sorted = <T>(record: Record<string, T> | undefined): [string, T][] =>
  Object.entries(record ?? {});

function triggersOf(def: StateDef): [TriggerRef, TransitionDef[]][] {
  return [
    ...(def.always ? [[{ always: true }, def.always] as [TriggerRef, TransitionDef[]]] : []),
    ...sorted(def.on).map(([on, ways]) => [{ on }, ways] as [TriggerRef, TransitionDef[]]),
    ...(def.invoke ?? []).flatMap(({ id, onDone, onError }): [TriggerRef, TransitionDef[]][] => [
      [{ invokeDone: id }, onDone ?? []],
      [{ invokeError: id }, onError],
    ]),
    ...(def.onDone ? [[{ onDone: true }, def.onDone] as [TriggerRef, TransitionDef[]]] : []),
    ...sorted(def.after).map(([after, ways]) => [{ after }, ways] as [TriggerRef, TransitionDef[]]),
  ];
}

/** All steps of a definition with their numbers. Tolerates a definition that has errors. */
export function indexOf(definition: WorkflowDefinition): StepIndex {
  const byPath = new Map<string, string>();
  const collect = (states: Record<string, StateDef>, prefix: string): void => {
    for (const [key, def] of Object.entries(states)) {
      byPath.set(prefix + key, def.uid);
      collect(def.states ?? {}, `${prefix}${key}.`);
    }
  };
  collect(definition.states, "");

  const all: StepAt[] = [];
  const build = (
    states: Record<string, StateDef>,
    parent: Pick<StepAt, "uid" | "path" | "number" | "depth"> | null,
  ): StepAt[] => {
    const siblings = Object.values(states).map(({ uid }) => uid);
    return Object.entries(states).map(([key, def], place) => {
      const around = parent ? `${parent.path}.` : "";
      const path = around + key;
      const lead = (target: string | undefined): string | null => {
        if (target === undefined) return null;
        const to = target.startsWith("#")
          ? target.slice(1)
          : target.startsWith(".")
            ? path + target
            : around + target;
        return byPath.get(to) ?? null;
      };
      const step: { -readonly [K in keyof StepAt]: StepAt[K] } = {
        ...{ uid: def.uid, key, path, def, kind: kindOf(def), siblings },
        parentUid: parent?.uid ?? null,
        depth: parent ? parent.depth + 1 : 0,
        number: parent ? `${parent.number}.${place + 1}` : String(place + 1),
        ways: triggersOf(def).flatMap(([trigger, ways]) =>
          ways.map((way, index) => ({
            ...{ def: way, trigger, index, of: ways.length, toUid: lead(way.target) },
          })),
        ),
        inner: [],
      };
      all.push(step);
      step.inner = build(def.states ?? {}, step);
      return step;
    });
  };
  const roots = build(definition.states, null);
  return {
    roots,
    all,
    byUid: new Map(all.map((step) => [step.uid, step])),
    ofWay: new Map(all.flatMap((step) => step.ways.map(({ def }) => [def.id, step]))),
  };
}

export const nameOf = (step: StepAt, say: (text: Text | undefined) => string): string =>
  say(step.def.label) || step.key;

/** The way or else the step that a finding is about; null when it is about the whole. */
export function placeOf(definition: WorkflowDefinition, found: Diagnostic): string | null {
  let value: unknown = definition;
  let place = found.uid ?? null;
  for (const key of found.path) {
    if (typeof value !== "object" || value === null) break;
    value = (value as Record<string, unknown>)[key];
    if (typeof value !== "object" || value === null) continue;
    const { id, uid, src } = value as { id?: unknown; uid?: unknown; src?: unknown };
    if (typeof uid === "string") place = uid;
    else if (typeof id === "string" && src === undefined) place = id;
  }
  return place;
}

/** Every mark that some step has. */
export const tagsOf = ({ all }: StepIndex): string[] =>
  [...new Set(all.flatMap(({ def }) => def.tags ?? []))].sort();
