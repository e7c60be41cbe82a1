import type { Registry } from "../contract.ts";
import { type Language, languageOf, textIn, timerInWords, wordsFor } from "../describe/words.ts";
import { describeGuard } from "../guard.ts";
import { type Model, resolveTarget, type StateNode, type Way } from "../model.ts";
import { phrase } from "../phrase.ts";

const none: Registry = {
  guards: new Map(),
  actions: new Map(),
  actors: new Map(),
  facts: new Map(),
  events: new Map(),
  roles: new Map(),
};

/** The short words of a drawing, in Welsh for a locale that starts with "cy", else in English. */
export class Labels {
  readonly model: Model;
  readonly language: Language;
  readonly #registry: Registry;

  /** Without a registry rules and work appear by their type. */
  constructor(model: Model, registry: Registry | undefined, locale: string) {
    this.model = model;
    this.#registry = registry ?? none;
    this.language = languageOf(locale);
  }

  whole(): string {
    const { definition } = this.model;
    return textIn(definition.label, this.language, definition.key);
  }

  state({ def, key }: StateNode): string {
    return textIn(def.label, this.language, key);
  }

  #work({ def }: StateNode, id: string): string {
    const src = def.invoke?.find((invoke) => invoke.id === id)?.src;
    const known = src && this.#registry.actors.get(src.type);
    return known ? phrase(known, src.params ?? {}, this.language) : (src?.type ?? id);
  }

  #trigger({ trigger, source }: Way): string {
    const { events, timers } = this.model.definition;
    const words = wordsFor(this.language);
    switch (trigger.kind) {
      case "on":
        return textIn(events[trigger.event]?.label, this.language, trigger.event);
      case "after": {
        const timer = timers?.[trigger.timer];
        return timer ? timerInWords(timer, this.language) : trigger.timer;
      }
      case "always":
        return words.always;
      case "onDone":
        return source.kind === "parallel" ? words.everyDone : words.allDone;
      case "invokeDone":
        return words.workDone(this.#work(source, trigger.invoke));
      case "invokeError":
        return words.workFailed(this.#work(source, trigger.invoke));
    }
  }

  /** "Approve [if places are left]": the author's name for it, or what brings it about. */
  way(way: Way): string {
    const { label, guard } = way.def;
    const name = textIn(label, this.language, "") || this.#trigger(way);
    if (!guard) return name;
    const rule = describeGuard(guard, this.#registry, this.language);
    return `${name} [${wordsFor(this.language).condition(rule)}]`;
  }
}

export const targetOf = (model: Model, { source, def }: Way): StateNode | undefined =>
  def.target === undefined ? undefined : resolveTarget(model, source, def.target);
