import { end, example, step, to } from "./example.ts";
import { type Rule, say } from "./rule.ts";

export const eventUndeclared: Rule = {
  key: "event-undeclared",
  severity: "error",
  structural: true,
  run: ({ model }) =>
    model.nodes.flatMap((node) =>
      Object.keys(node.def.on ?? {})
        .filter((event) => !Object.hasOwn(model.definition.events, event))
        .map((event) => ({
          path: [...node.at, "on", event],
          uid: node.def.uid,
          message: say(
            `This step waits for "${event}", which is not in the list of events.`,
            `Mae'r cam hwn yn aros am "${event}", nad yw yn y rhestr digwyddiadau.`,
          ),
          fix: say(
            "Add the event and say who may send it.",
            "Ychwanegwch y digwyddiad a'i anfonwyr.",
          ),
        })),
    ),
  right: example({ states: { open: step("a", { on: { go: to("w", "closed") } }), closed: end() } }),
  wrong: example({
    states: { open: step("a", { on: { went: to("w", "closed") } }), closed: end() },
  }),
};
