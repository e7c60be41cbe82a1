import type { ActionType, Params, QuickFix, Ref } from "../contract.ts";
import type { StateNode } from "../model.ts";
import { fix, freshId, rolesAround, timerOf } from "./fixes.ts";
import type { CheckInput } from "./rule.ts";
import { lengthOf, nameOf } from "./words.ts";

/**
 * An action that tells somebody something in words of its own, ready to use: it has a choice of
 * people and at least one text to write, and needs nothing else.
 */
function telling(type: ActionType, roles: string[], node: StateNode): Ref | undefined {
  const params: Params = {};
  let people = false;
  let words = false;
  const name = nameOf(node);
  for (const [key, { type: kind, required, choices = [] }] of Object.entries(type.params)) {
    if (kind === "choice") {
      const chosen = choices.find(({ value }) => roles.includes(value));
      if (chosen) params[key] = chosen.value;
      people ||= chosen !== undefined;
    } else if (kind === "text") {
      params[key] = { en: `Reminder: ${name.en}`, cy: `Nodyn atgoffa: ${name.cy}` };
      words = true;
    }
    if (required && !Object.hasOwn(params, key)) return undefined;
  }
  if (!people || !words) return undefined;
  return { type: type.type, ...(type.v !== 1 && { v: type.v }), params };
}

/** Reminding those who can move on from a step, with the first installed action that can. */
export function reminder(input: CheckInput, node: StateNode, offset: string): QuickFix[] {
  const { model, registry } = input;
  const roles = rolesAround(input, node);
  for (const type of registry.actions.values()) {
    const action = telling(type, roles, node);
    if (!action) continue;
    const { timer, commands } = timerOf(model, offset);
    const length = lengthOf(offset);
    return [
      fix(
        `Add a reminder after ${length.en}`,
        `Ychwanegu nodyn atgoffa ar ôl ${length.cy}`,
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
