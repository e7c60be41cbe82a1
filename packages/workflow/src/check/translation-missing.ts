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
  run({ model }) {
    const texts = textsOf(model);
    const needed = languages(texts.map(({ text }) => text));
    return texts.flatMap(({ text, path, uid }) => {
      const missing = needed.filter((language) => !text[language]?.trim());
      if (missing.length === 0) return [];
      const list = missing.join(", ");
      return [
        {
          path,
          ...(uid !== undefined && { uid }),
          message: say(
            `This text is missing in: ${list}.`,
            `Mae'r testun hwn ar goll yn: ${list}.`,
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
