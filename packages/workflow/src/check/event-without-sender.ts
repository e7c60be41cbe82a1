import { end, example, step, to } from "./example.ts";
import { fix } from "./fixes.ts";
import { type Rule, say } from "./rule.ts";
import { eventNameOf, typeNameOf } from "./words.ts";

/** Each event names who may send it. */
export const eventWithoutSender: Rule = {
  key: "event-without-sender",
  severity: "error",
  run: ({ model, registry }) =>
    Object.entries(model.definition.events)
      .filter(([, { by }]) => (by ?? []).length === 0)
      .map(([type, event]) => ({
        path: ["events", type],
        message: say(
          `Nobody may do ${eventNameOf(model, registry, type).en}.`,
          `Ni chaiff neb wneud ${eventNameOf(model, registry, type).cy}.`,
        ),
        fix: say("Say who may do it.", "Nodwch pwy gaiff wneud hyn."),
        fixes: (registry.events.get(type)?.by ?? [...registry.roles.keys()])
          .filter((role) => registry.events.has(type) || role !== "system")
          .map((role) => {
            const who = typeNameOf(registry.roles.get(role), role);
            return fix(`Let ${who.en} do it`, `Gadael i ${who.cy} ei wneud`, {
              do: "event.set",
              type,
              event: { ...event, by: [role] },
            });
          }),
      })),
  right: example({ states: { open: step("a", { on: { go: to("w", "closed") } }), closed: end() } }),
  wrong: example({
    events: { go: { label: { en: "Go", cy: "Ewch" } } },
    states: { open: step("a", { on: { go: to("w", "closed") } }), closed: end() },
  }),
};
