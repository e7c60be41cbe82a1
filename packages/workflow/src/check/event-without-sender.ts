import { end, example, step, to } from "./example.ts";
import { type Rule, say } from "./rule.ts";

export const eventWithoutSender: Rule = {
  key: "event-without-sender",
  severity: "error",
  run: ({ model }) =>
    Object.entries(model.definition.events)
      .filter(([, { by }]) => (by ?? []).length === 0)
      .map(([event]) => ({
        path: ["events", event],
        message: say(`Nobody may send "${event}".`, `Ni chaiff neb anfon "${event}".`),
        fix: say(
          'Say which roles may send it; "system" if only the system does.',
          'Nodwch pa rolau gaiff ei anfon; "system" os mai\'r system yn unig.',
        ),
      })),
  right: example({ states: { open: step("a", { on: { go: to("w", "closed") } }), closed: end() } }),
  wrong: example({
    events: { go: { label: { en: "Go", cy: "Ewch" } } },
    states: { open: step("a", { on: { go: to("w", "closed") } }), closed: end() },
  }),
};
