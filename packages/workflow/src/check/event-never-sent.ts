import { end, example, step, to } from "./example.ts";
import { fix, rolesAround } from "./fixes.ts";
import { type Rule, say } from "./rule.ts";
import { eventNameOf, typeNameOf } from "./words.ts";

/** What only the product sends is among what it does send, and about the same subject. */
export const eventNeverSent: Rule = {
  key: "event-never-sent",
  severity: "error",
  run: (input) => {
    const { model, registry } = input;
    const { events, subject } = model.definition;
    return Object.entries(events)
      .filter(([, { by = [] }]) => by.length > 0 && by.every((role) => role === "system"))
      .filter(([type]) => registry.events.get(type)?.subject !== subject)
      .map(([type, event]) => {
        const name = eventNameOf(model, registry, type);
        const waiting = model.nodes.find(({ def }) => Object.hasOwn(def.on ?? {}, type));
        const roles = waiting ? rolesAround(input, waiting) : [];
        return {
          path: ["events", type],
          message: say(
            `Only the system may send ${name.en}, but it never does.`,
            `Dim ond y system gaiff anfon ${name.cy}, ond nid yw byth yn gwneud.`,
          ),
          fix: say("Say who may do it.", "Nodwch pwy gaiff wneud hyn."),
          fixes: roles.map((role) => {
            const who = typeNameOf(registry.roles.get(role), role);
            return fix(`Let ${who.en} do it`, `Gadael i ${who.cy} ei wneud`, {
              do: "event.set",
              type,
              event: { ...event, by: [role] },
            });
          }),
        };
      });
  },
  right: example({
    events: { "place.found": { by: ["system"] } },
    states: { open: step("a", { on: { "place.found": to("w", "closed") } }), closed: end() },
  }),
  wrong: example({
    events: { "place.lost": { by: ["system"] } },
    states: { open: step("a", { on: { "place.lost": to("w", "closed") } }), closed: end() },
  }),
};
