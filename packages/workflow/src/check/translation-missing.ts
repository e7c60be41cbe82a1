import type { Text } from "../contract.ts";
import { end, example, step, to } from "./example.ts";
import { type Rule, say } from "./rule.ts";
import { textsOf } from "./texts.ts";

/** English, and every language that any text of the definition has. */
function languages(texts: Text[]): string[] {
  return [...new Set(["en", ...texts.flatMap((text) => Object.keys(text))])].sort();
}

export const translationMissing: Rule = {
  key: "translation-missing",
  severity: "warning",
  run({ model, registry }) {
    const texts = textsOf(model, registry);
    const needed = languages(texts.map(({ text }) => text));
    return texts.flatMap(({ text, path, uid }) => {
      const missing = needed.filter((language) => !text[language]?.trim());
      if (missing.length === 0) return [];
      const list = (locale: string): string =>
        missing
          .map((one) => new Intl.DisplayNames([locale], { type: "language" }).of(one) ?? one)
          .join(", ");
      const shown = text.en?.trim() || Object.values(text).find((one) => one.trim()) || "…";
      const start = shown.length > 40 ? `${shown.slice(0, 40)}…` : shown;
      return [
        {
          path,
          ...(uid !== undefined && { uid }),
          message: say(
            `“${start}” is missing in ${list("en")}.`,
            `Mae “${start}” ar goll yn ${list("cy")}.`,
          ),
        },
      ];
    });
  },
  right: example({ states: { open: step("a", { on: { go: to("w", "closed") } }), closed: end() } }),
  wrong: example({
    states: {
      open: step("a", { label: { en: "Open" }, on: { go: to("w", "closed") } }),
      closed: end(),
    },
  }),
};
