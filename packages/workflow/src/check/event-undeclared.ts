import type { StateNode } from "../model.ts";
import { end, example, step, to } from "./example.ts";
import { closest, fix, notNull, rolesAround } from "./fixes.ts";
import { type CheckInput, type Finding, type Rule, say } from "./rule.ts";
import { eventNameOf, humanised, nameOf } from "./words.ts";

function fixesOf(input: CheckInput, node: StateNode, event: string): Finding["fixes"] {
  const { model, registry } = input;
  const known = registry.events.get(event);
  const meant = closest(event, Object.keys(model.definition.events), (type) => type);
  const name = meant === undefined ? undefined : eventNameOf(model, registry, meant);
  const label = known?.label ?? { en: humanised(event) };
  const by = known?.by ?? rolesAround(input, node);
  return notNull([
    name &&
      fix(
        `Wait for ${name.en} instead`,
        `Aros am ${name.cy} yn lle hynny`,
        ...node.ways
          .filter(({ trigger }) => trigger.kind === "on" && trigger.event === event)
          .map(({ def }) => ({ do: "way.move" as const, id: def.id, trigger: { on: meant! } })),
      ),
    fix(`Add “${label.en}”`, `Ychwanegu “${label.cy ?? label.en}”`, {
      do: "event.set",
      type: event,
      event: { label, by, ...(known?.payload && { payload: known.payload }) },
    }),
  ]);
}

/** What a step waits for is in the definition's list of events. */
export const eventUndeclared: Rule = {
  key: "event-undeclared",
  severity: "error",
  structural: true,
  run: (input) =>
    input.model.nodes.flatMap((node) =>
      Object.keys(node.def.on ?? {})
        .filter((event) => !Object.hasOwn(input.model.definition.events, event))
        .map((event) => ({
          path: [...node.at, "on", event],
          uid: node.def.uid,
          message: say(
            `${nameOf(node).en} waits for "${event}", but nobody can do that: it is not in the list of events.`,
            `Mae ${nameOf(node).cy} yn aros am "${event}", ond ni all neb wneud hynny: nid yw yn y rhestr digwyddiadau.`,
          ),
          fix: say(
            "Add the event and say who may send it.",
            "Ychwanegwch y digwyddiad a'i anfonwyr.",
          ),
          fixes: fixesOf(input, node, event),
        })),
    ),
  right: example({ states: { open: step("a", { on: { go: to("w", "closed") } }), closed: end() } }),
  wrong: example({
    states: { open: step("a", { on: { went: to("w", "closed") } }), closed: end() },
  }),
};
