import type { Registry, Text } from "../contract.ts";
import { durationInWords, textIn, timerInWords } from "../describe/words.ts";
import { type Model, resolveTarget, type StateNode, type Way } from "../model.ts";

const both = (make: (language: "en" | "cy") => string): Text => ({
  en: make("en"),
  cy: make("cy"),
});

/** A step as sentences name it: “Waiting for a match”; by its key while it has no label. */
export function nameOf({ def, key, parent, kind }: StateNode): Text {
  if (kind === "history" && !def.label && parent) return nameOf(parent);
  return both((language) => `“${textIn(def.label, language, key)}”`);
}

/** An event as its button is labelled. */
export function eventNameOf({ definition }: Model, registry: Registry, event: string): Text {
  const own = Object.hasOwn(definition.events, event) ? definition.events[event]?.label : undefined;
  const label = own ?? registry.events.get(event)?.label;
  return both((language) => `“${textIn(label, language, event)}”`);
}

/** A timer by when it comes: “14 days after this begins”. */
export function timerNameOf({ definition }: Model, timer: string): Text {
  const def = definition.timers?.[timer];
  return both((language) => `“${def ? timerInWords(def, language) : timer}”`);
}

/** A length of time, its sign left out: "14 days". */
export const lengthOf = (iso: string): Text =>
  both((language) => durationInWords(iso, language) || iso);

/** A registered type by its label, else by its key. */
export const typeNameOf = (label: Text | undefined, type: string): Text =>
  both((language) => `“${textIn(label, language, type)}”`);

/** What brings a way about, and where it leads, short enough for a sentence. */
export function wayNameOf(model: Model, registry: Registry, way: Way): Text {
  const { trigger, def, source } = way;
  if (def.label) return typeNameOf(def.label, def.id);
  if (trigger.kind === "on") return eventNameOf(model, registry, trigger.event);
  if (trigger.kind === "after") return timerNameOf(model, trigger.timer);
  const to = def.target === undefined ? undefined : resolveTarget(model, source, def.target);
  return nameOf(to ?? source);
}

/** A key as words, for a name until somebody finds a better one: "form.submitted": "Form submitted". */
export function humanised(key: string): string {
  const words = key
    .replace(/([a-z])([A-Z])/g, "$1 $2")
    .replace(/[._-]+/g, " ")
    .toLowerCase()
    .trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
