import type { ActionType, Params, QuickFix, Ref, Text } from "../contract.ts";
import { textIn } from "../describe/words.ts";
import type { StateNode } from "../model.ts";
import { fix, freshId, rolesAround, timerOf } from "./fixes.ts";
import type { CheckInput } from "./rule.ts";
import { lengthOf } from "./words.ts";

interface Telling {
  action: Ref;
  /** Whom, inside a sentence. */
  whom: Text;
}

/**
 * An action that tells somebody something in words of its own, ready to use: it has a choice of
 * people and at least one text to write, and needs nothing else. Whoever can move on first is chosen
 * where the choices name them, else the first.
 */
function telling(type: ActionType, roles: string[], node: StateNode): Telling | undefined {
  const params: Params = {};
  let whom: Text | undefined;
  let words = false;
  const { label } = node.def;
  const [first = ""] = roles;
  const names = [first, `${first}s`];
  for (const [key, { type: kind, required, choices = [] }] of Object.entries(type.params)) {
    if (kind === "choice") {
      const chosen = choices.find(({ value }) => names.includes(value)) ?? choices[0];
      if (!chosen || whom) return undefined;
      params[key] = chosen.value;
      whom = chosen.phrase ?? chosen.label;
    } else if (kind === "text") {
      params[key] = {
        en: `Reminder: ${textIn(label, "en", node.key)}`,
        cy: `Nodyn atgoffa: ${textIn(label, "cy", node.key)}`,
      };
      words = true;
    }
    if (required && !Object.hasOwn(params, key)) return undefined;
  }
  if (!whom || !words) return undefined;
  return { action: { type: type.type, ...(type.v !== 1 && { v: type.v }), params }, whom };
}

/** Reminding those who can move on from a step, with the first installed action that can. */
export function reminder(input: CheckInput, node: StateNode, offset: string): QuickFix[] {
  const { model, registry } = input;
  const roles = rolesAround(input, node);
  for (const type of registry.actions.values()) {
    const told = telling(type, roles, node);
    if (!told) continue;
    const { action, whom } = told;
    const { timer, commands } = timerOf(model, offset);
    const length = lengthOf(offset);
    return [
      fix(
        `Add a reminder to ${textIn(whom, "en", "")} after ${length.en}`,
        `Ychwanegu nodyn atgoffa i ${textIn(whom, "cy", "")} ar ôl ${length.cy}`,
        ...commands,
        {
          do: "way.add",
          id: freshId(model, "way"),
          fromUid: node.def.uid,
          trigger: { after: timer },
          actions: [action],
        },
      ),
    ];
  }
  return [];
}
