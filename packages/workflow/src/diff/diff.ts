import { canonical } from "../canonical.ts";
import type { Registry, WorkflowDefinition } from "../contract.ts";
import { languageOf } from "../describe/words.ts";
import { ABOUT, type Change } from "./change.ts";
import { eventChanges, headChanges, stageChanges, timerChanges } from "./rest.ts";
import { sideOf } from "./side.ts";
import { deedChanges, stepChanges } from "./steps.ts";
import { wayChanges } from "./ways.ts";
import { diffWords } from "./words.ts";

/**
 * What is different in `to`, one sentence for each change, in Welsh for a locale that starts with
 * "cy" and in English otherwise, listed by what it is about. Steps are told by uid and ways by id, so
 * renaming or moving one is one change. Positions and the order on the page are one change together,
 * told only when nothing else is. Equal definitions give none. Tolerates definitions with errors.
 */
export function diff(
  from: WorkflowDefinition,
  to: WorkflowDefinition,
  registry: Registry,
  locale: string,
): Change[] {
  if (JSON.stringify(from) === JSON.stringify(to)) return [];
  const language = languageOf(locale);
  const words = diffWords(language);
  const [a, b] = [sideOf(from, registry, language), sideOf(to, registry, language)];
  const changes = [
    ...headChanges(a, b, words, language),
    ...stepChanges(a, b, words, language),
    ...wayChanges(a, b, words),
    ...timerChanges(a, b, words, language),
    ...deedChanges(a, b, words),
    ...eventChanges(a, b, words, language, registry),
    ...stageChanges(a, b, words, language),
  ];
  if (changes.length === 0) {
    // Nothing that has words of its own: where things stand, or else something that an author can't
    // set from a screen.
    const seen = canonical(from) === canonical(to);
    const about = seen ? "layout" : "text";
    const sentence = seen ? words.layout : words.details;
    return [{ kind: seen ? "moved" : "changed", about, id: "", sentence }];
  }
  return changes.sort((x, y) => ABOUT.indexOf(x.about) - ABOUT.indexOf(y.about));
}
