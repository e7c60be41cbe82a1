import type { Json, Params, Profile, Text } from "../contract.ts";
import { inLocale } from "./phrases.ts";

const NONE: readonly string[] = [];

/** The distinct values of a choice, a multiple choice or tags; empty when it wasn't answered. */
export function answerValues(profile: Profile, question: string): readonly string[] {
  const answer = Object.hasOwn(profile.answers, question) ? profile.answers[question] : undefined;
  if (Array.isArray(answer)) {
    return answer.length === 0 ? NONE : [...new Set(answer.filter((v) => typeof v === "string"))];
  }
  if (typeof answer === "string") return answer === "" ? NONE : [answer];
  if (typeof answer === "number" || typeof answer === "boolean") return [String(answer)];
  return NONE;
}

/** Values with their texts, if the parameters give texts, ready to be said later in any language. */
export function withLabels(values: readonly string[], labels: Record<string, Text> = {}): Json {
  return values.map((value) => (Object.hasOwn(labels, value) ? labels[value]! : { en: value }));
}

/** The texts that `withLabels` put into a fact. */
export function labelsOf(items: Json | undefined, locale: string): string[] {
  return Array.isArray(items) ? items.map((text) => inLocale(text as Text, locale)) : [];
}

/** The parameter that gives texts for values, for the criteria that name values in sentences. */
export const LABELS_PARAM = {
  type: "labels",
  label: { en: "Words for the answers", cy: "Geiriau ar gyfer yr atebion" },
} as const;

export type Labelled = Params & { labels?: Record<string, Text> };
