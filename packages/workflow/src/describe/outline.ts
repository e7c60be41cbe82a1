import { builtInActions } from "../builtins.ts";
import type { Ref, Registry, StateDef, TransitionDef, WorkflowDefinition } from "../contract.ts";
import { describeGuard } from "../guard.ts";
import { buildModel, type Model, resolveTarget, type StateNode, type Way } from "../model.ts";
import { phrase } from "../phrase.ts";
import { type Language, languageOf, textIn, timerInWords, type Words, wordsFor } from "./words.ts";

export interface OutlineWay {
  id: string;
  /** The author's own name for it, if there is one. */
  label?: string;
  /** One whole sentence. */
  sentence: string;
  /** Where it leads; absent when the step stays. */
  targetUid?: string;
  /** It only keeps something in mind: nobody who reads the workflow misses it. */
  silent?: true;
}

export interface OutlineStep {
  uid: string;
  path: string;
  title: string;
  kind: "step" | "group" | "side-by-side" | "end" | "back";
  /** What happens on entering, including work that is started. */
  entries: string[];
  exits: string[];
  ways: OutlineWay[];
  /** Ways that time takes: reminders and deadlines. */
  reminders: OutlineWay[];
  steps: OutlineStep[];
}

export interface OutlineStage {
  /** null for the steps of no stage. */
  key: string | null;
  title: string;
  steps: OutlineStep[];
}

export interface Outline {
  title: string;
  description?: string;
  stages: OutlineStage[];
}

const KINDS: Record<StateNode["kind"], OutlineStep["kind"]> = {
  atomic: "step",
  compound: "group",
  parallel: "side-by-side",
  final: "end",
  history: "back",
};

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const isSilent = ({ target, actions = [] }: TransitionDef): boolean =>
  target === undefined &&
  actions.length > 0 &&
  actions.every(({ type }) => builtInActions.has(type));

/** A whole sentence; words in quotation marks that end one already need no second full stop. */
const sentenceOf = (text: string): string =>
  /[.!?]”$/.test(text) ? capital(text) : `${capital(text)}.`;

class Writer {
  readonly model: Model;
  readonly registry: Registry;
  readonly language: Language;
  readonly words: Words;

  constructor(model: Model, registry: Registry, locale: string) {
    this.model = model;
    this.registry = registry;
    this.language = languageOf(locale);
    this.words = wordsFor(this.language);
  }

  title({ def, key }: Pick<StateNode, "def" | "key">): string {
    return textIn(def.label, this.language, key);
  }

  action({ type, params = {} }: Ref): string {
    const known = builtInActions.get(type) ?? this.registry.actions.get(type);
    return known ? phrase(known, params, this.language) : type;
  }

  work(node: StateNode, id: string): string {
    const src = node.def.invoke?.find((invoke) => invoke.id === id)?.src;
    if (!src) return id;
    const known = this.registry.actors.get(src.type);
    return known ? phrase(known, src.params ?? {}, this.language) : src.type;
  }

  trigger({ trigger, source }: Way): string {
    const { definition } = this.model;
    switch (trigger.kind) {
      case "on": {
        const event = definition.events[trigger.event];
        return this.words.on(textIn(event?.label, this.language, trigger.event));
      }
      case "after": {
        const timer = definition.timers?.[trigger.timer];
        return timer ? timerInWords(timer, this.language) : trigger.timer;
      }
      case "always":
        return this.words.always;
      case "onDone":
        return source.kind === "parallel" ? this.words.everyDone : this.words.allDone;
      case "invokeDone":
        return this.words.workDone(this.work(source, trigger.invoke));
      case "invokeError":
        return this.words.workFailed(this.work(source, trigger.invoke));
    }
  }

  destination(way: Way, to: StateNode | undefined): string | undefined {
    const { target } = way.def;
    if (target === undefined) return undefined;
    if (to?.kind === "history")
      return this.words.goBack(to.parent ? this.title(to.parent) : to.key);
    if (to === way.source) return way.def.reenter ? this.words.startAgain : undefined;
    return this.words.goTo(to ? this.title(to) : target);
  }

  way(way: Way): OutlineWay {
    const { def, index, source } = way;
    const { words } = this;
    const rule = def.guard && describeGuard(def.guard, this.registry, this.language);
    const condition =
      rule === undefined
        ? index > 0
          ? words.otherwise
          : undefined
        : index > 0
          ? words.otherwiseIf(rule)
          : words.condition(rule);
    const to = def.target === undefined ? undefined : resolveTarget(this.model, source, def.target);
    const deeds = [
      this.destination(way, to),
      ...(def.actions ?? []).map((ref) => this.action(ref)),
    ];
    const done = deeds.filter((deed) => deed !== undefined);
    const what = done.length > 0 ? done.join(words.and) : words.stay;
    const parts = [this.trigger(way), condition, what].filter((part) => part !== undefined);
    return {
      id: def.id,
      ...(def.label && { label: textIn(def.label, this.language, def.id) }),
      sentence: sentenceOf(parts.join(", ")),
      ...(to && { targetUid: to.def.uid }),
      ...(isSilent(def) && { silent: true as const }),
    };
  }

  step(node: StateNode): OutlineStep {
    const { def, path, kind, ways } = node;
    const timed = (way: Way): boolean => way.trigger.kind === "after";
    return {
      uid: def.uid,
      path,
      title: this.title(node),
      kind: KINDS[kind],
      entries: [
        ...(def.entry ?? []).map((ref) => sentenceOf(this.action(ref))),
        ...(def.invoke ?? []).map(({ id }) => sentenceOf(this.work(node, id))),
      ],
      exits: (def.exit ?? []).map((ref) => sentenceOf(this.action(ref))),
      ways: ways.filter((way) => !timed(way)).map((way) => this.way(way)),
      reminders: ways.filter(timed).map((way) => this.way(way)),
      steps: this.steps(def.states ?? {}, `${path}.`),
    };
  }

  /** In the author's order. */
  steps(states: Record<string, StateDef>, prefix = ""): OutlineStep[] {
    return Object.keys(states).flatMap((key) => {
      const node = this.model.byPath.get(prefix + key);
      return node ? [this.step(node)] : [];
    });
  }
}

/**
 * A definition as plain sentences, stage by stage, in Welsh for a locale that starts with "cy" and
 * in English otherwise. Tolerates a definition with errors: what is unknown appears by its key.
 */
export function describe(
  definition: WorkflowDefinition,
  registry: Registry,
  locale: string,
): Outline {
  const writer = new Writer(buildModel(definition), registry, locale);
  const { language, words } = writer;
  const steps = writer.steps(definition.states);
  const declared = definition.stages ?? [];
  const stageOf = (step: OutlineStep): string | undefined => definition.states[step.path]?.stage;
  const stages: OutlineStage[] = declared.map(({ key, label }) => ({
    key,
    title: textIn(label, language, key),
    steps: steps.filter((step) => stageOf(step) === key),
  }));
  const known = new Set(declared.map(({ key }) => key));
  const rest = steps.filter((step) => !known.has(stageOf(step) ?? ""));
  const { description } = definition;
  if (rest.length > 0) stages.push({ key: null, title: words.unstaged, steps: rest });
  return {
    title: textIn(definition.label, language, definition.key),
    ...(description && { description: textIn(description, language, "") }),
    stages,
  };
}
