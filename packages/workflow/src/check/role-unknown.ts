import { end, example, step, to } from "./example.ts";
import { closest, fix, notNull } from "./fixes.ts";
import { type Rule, say } from "./rule.ts";
import { eventNameOf, typeNameOf } from "./words.ts";

/** Whoever may send an event is somebody the product knows. */
export const roleUnknown: Rule = {
  key: "role-unknown",
  severity: "error",
  run: ({ model, registry }) =>
    Object.entries(model.definition.events).flatMap(([type, event]) => {
      const { by = [] } = event;
      return by.flatMap((role, i) => {
        if (registry.roles.has(role)) return [];
        const name = eventNameOf(model, registry, type);
        const meant = closest(role, [...registry.roles.keys()], (one) => one);
        const others = by.filter((one) => one !== role);
        const set = (roles: string[]) => ({
          do: "event.set" as const,
          type,
          event: { ...event, by: [...new Set(roles)] },
        });
        const who = meant === undefined ? undefined : typeNameOf(registry.roles.get(meant), meant);
        return [
          {
            path: ["events", type, "by", String(i)],
            message: say(
              `"${role}" may do ${name.en}, but nobody is called that here.`,
              `Caiff "${role}" wneud ${name.cy}, ond nid oes neb o'r enw hwnnw yma.`,
            ),
            fix: say("Choose who may do it.", "Dewiswch pwy gaiff wneud hyn."),
            fixes: notNull([
              who &&
                fix(`Let ${who.en} do it`, `Gadael i ${who.cy} ei wneud`, set([...others, meant!])),
              others.length > 0
                ? fix(`Remove "${role}"`, `Tynnu "${role}"`, set(others))
                : undefined,
            ]),
          },
        ];
      });
    }),
  right: example({ states: { open: step("a", { on: { go: to("w", "closed") } }), closed: end() } }),
  wrong: example({
    events: { go: { label: { en: "Go", cy: "Ewch" }, by: ["mentees"] } },
    states: { open: step("a", { on: { go: to("w", "closed") } }), closed: end() },
  }),
};
