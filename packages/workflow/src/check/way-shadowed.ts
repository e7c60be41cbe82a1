import { end, example, step, to } from "./example.ts";
import { type Finding, type Rule, say } from "./rule.ts";

/** The first way whose rule lets through is taken, so none behind one without a rule ever is. */
export const wayShadowed: Rule = {
  key: "way-shadowed",
  severity: "warning",
  run: ({ model }) =>
    model.nodes.flatMap((node) => {
      const closed = new Set<string>();
      return node.ways.flatMap((way): Finding[] => {
        const trigger = JSON.stringify(way.trigger);
        const shadowed = closed.has(trigger);
        if (!way.def.guard) closed.add(trigger);
        if (!shadowed) return [];
        return [
          {
            path: way.at,
            uid: node.def.uid,
            message: say(
              "This way out is never taken: one before it has no rule.",
              "Ni ddilynir y ffordd hon byth: nid oes rheol ar un o'i blaen.",
            ),
            fix: say("Move it up, or remove it.", "Symudwch hi i fyny, neu tynnwch hi."),
          },
        ];
      });
    }),
  right: example({
    states: {
      open: step("a", {
        on: {
          go: [...to("w", "closed", { guard: { type: "places.left" } }), ...to("x", "closed")],
        },
      }),
      closed: end(),
    },
  }),
  wrong: example({
    states: {
      open: step("a", { on: { go: [...to("w", "closed"), ...to("x", "closed")] } }),
      closed: end(),
    },
  }),
};
