import type { QuickFix, Text, TimerDef } from "../contract.ts";
import { textIn } from "../describe/words.ts";
import { fix } from "./fixes.ts";
import type { CheckInput } from "./rule.ts";

interface Anchor {
  path: string;
  label: Text;
}

const MAX_OFFERED = 3;

/** Dates among the facts about the workflow's subject that a timer can count from. */
function anchorsOf({ model, registry }: CheckInput): Anchor[] {
  return [...registry.facts.values()]
    .filter(({ subjects }) => subjects.includes(model.definition.subject))
    .flatMap(({ key, fields }) =>
      Object.entries(fields)
        .filter(([, { type, clock }]) => (type === "date" || type === "instant") && !clock)
        .map(([name, { label }]) => ({ path: name === "" ? key : `${key}.${name}`, label })),
    );
}

const small = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

/** Counting from a date instead: one fix for each of the first three there are. */
export function anchored(input: CheckInput, key: string, timer: TimerDef): QuickFix[] {
  return anchorsOf(input)
    .filter(({ path }) => path !== timer.anchor)
    .slice(0, MAX_OFFERED)
    .map(({ path, label }) => {
      const en = small(textIn(label, "en", path));
      const cy = small(textIn(label, "cy", path));
      const anchorLabel = { en, cy };
      return fix(`Count it from ${en}`, `Ei gyfrif o ${cy}`, {
        do: "timer.set",
        key,
        timer: { ...timer, anchor: path, anchorLabel },
      });
    });
}
