import {
  describe,
  describeGuard,
  type GuardExpr,
  type OutlineStep,
  paramInWords,
  type Registry,
  type StateDef,
  type Text,
  type TransitionDef,
  timerInWords,
  type WorkflowDefinition,
} from "@quad/workflow";
import { text } from "../../i18n/text.ts";

/** A step as the picture shows it. */
export interface PictureStep {
  uid: string;
  label: string;
  kind: OutlineStep["kind"];
  parentUid: string | null;
  /** It, or a group around it, is where everything or its group begins. */
  begins: boolean;
  /** Sentences of the reminders and deadlines that leave it where it is. */
  reminders: string[];
}

/** A way out that leads to another step. */
export interface PictureWay {
  id: string;
  fromUid: string;
  toUid: string;
  /** Short: what brings it about, and under which rule. */
  text: string;
  /** The whole sentence, as in the outline. */
  sentence: string;
}

export interface PictureGraph {
  /** Parents before children, in the author's order. */
  steps: PictureStep[];
  ways: PictureWay[];
}

/** The few words that a picture adds of its own. */
export interface PictureWords {
  after: (length: string) => string;
  done: string;
  failed: string;
  rule: (rule: string) => string;
  otherwise: string;
}

/** A definition as steps and arrows. Tolerates one with errors: what leads nowhere isn't drawn. */
export function graphOf(
  definition: WorkflowDefinition,
  registry: Registry,
  locale: string,
  words: PictureWords,
): PictureGraph {
  const told = new Map<string, { targetUid?: string; sentence: string }>();
  const graph: PictureGraph = { steps: [], ways: [] };
  const outline = describe(definition, registry, locale);
  const kinds = new Map<string, OutlineStep>();
  const read = (step: OutlineStep): void => {
    kinds.set(step.uid, step);
    for (const way of [...step.ways, ...step.reminders]) told.set(way.id, way);
    step.steps.forEach(read);
  };
  for (const stage of outline.stages) stage.steps.forEach(read);

  const timing = (key: string): string => {
    const timer = definition.timers?.[key];
    if (!timer) return key;
    if (timer.anchor !== undefined)
      return timerInWords(timer, locale.startsWith("cy") ? "cy" : "en");
    return words.after(paramInWords({ type: "duration", label: {} }, timer.offset, locale));
  };
  const add = (state: StateDef, way: TransitionDef, index: number, trigger: string): void => {
    const { targetUid, sentence = "" } = told.get(way.id) ?? {};
    if (targetUid === undefined || targetUid === state.uid) return;
    // The author's own name for a way says all of it.
    const own = text(way.label, locale);
    const parts = own ? [own] : [trigger, ruleOf(way.guard, index)].filter(Boolean);
    graph.ways.push({
      ...{ id: way.id, fromUid: state.uid, toUid: targetUid, sentence },
      text: parts.join(", "),
    });
  };
  const ruleOf = (guard: GuardExpr | undefined, index: number): string =>
    guard ? words.rule(describeGuard(guard, registry, locale)) : index > 0 ? words.otherwise : "";

  const visit = (
    states: Record<string, StateDef>,
    initial: string | undefined,
    parentUid: string | null,
  ): void => {
    for (const [key, state] of Object.entries(states)) {
      const step = kinds.get(state.uid);
      const reminders = (step?.reminders ?? [])
        .filter(({ targetUid }) => targetUid === undefined || targetUid === state.uid)
        .map(({ sentence }) => sentence);
      graph.steps.push({
        ...{ uid: state.uid, parentUid, begins: key === initial, reminders },
        label: text(state.label as Text | undefined, locale) || key,
        kind: step?.kind ?? "step",
      });
      for (const [event, ways] of Object.entries(state.on ?? {})) {
        const said = text(definition.events[event]?.label, locale) || event;
        for (const [i, way] of ways.entries()) add(state, way, i, said);
      }
      for (const [timer, ways] of Object.entries(state.after ?? {})) {
        for (const [i, way] of ways.entries()) add(state, way, i, timing(timer));
      }
      for (const [i, way] of (state.always ?? []).entries()) add(state, way, i, "");
      for (const [i, way] of (state.onDone ?? []).entries()) add(state, way, i, words.done);
      for (const work of state.invoke ?? []) {
        for (const [i, way] of (work.onDone ?? []).entries()) add(state, way, i, words.done);
        for (const [i, way] of work.onError.entries()) add(state, way, i, words.failed);
      }
      visit(state.states ?? {}, state.initial, state.uid);
    }
  };
  visit(definition.states, definition.initial, null);
  return graph;
}

/** The step that a place of the definition belongs to, or the way that stands there, by its path. */
export function idAt(definition: WorkflowDefinition, path: readonly string[]): string | null {
  let at: unknown = definition;
  let found: string | null = null;
  for (const key of path) {
    if (typeof at !== "object" || at === null) break;
    at = (at as Record<string, unknown>)[key];
    const { uid, id } = (at ?? {}) as { uid?: unknown; id?: unknown };
    // Work has an id too, but is no way out: its own ways lie deeper.
    const work = typeof at === "object" && at !== null && "src" in at;
    if (typeof uid === "string") found = uid;
    else if (typeof id === "string" && !work) found = id;
  }
  return found;
}
