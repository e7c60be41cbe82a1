import type { Option as FormOption, Json, Question } from "@quad/forms";
import { text } from "@quad/forms";
import type { Option } from "../../ui/Select.tsx";

/** `question.rules.options` in one language. The rules were checked when the form was read. */
export function optionsIn(question: Question, locale: string): Option[] {
  const options = (question.rules?.options ?? []) as unknown as FormOption[];
  return options.map((option) => ({
    value: option.value,
    label: text(option.label, locale),
    hint: option.hint && text(option.hint, locale),
  }));
}

export function ruleNumber(question: Question, name: string): number | undefined {
  const value = question.rules?.[name];
  return typeof value === "number" ? value : undefined;
}

/** A value as a text box shows it. */
export function typed(value: Json | undefined): string {
  return value === undefined || value === null ? "" : String(value);
}

export function chosen(value: Json | undefined): string[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === "string") : [];
}
