import { end, example, step, to } from "./example.ts";
import { fix, removeWay } from "./fixes.ts";
import { type Finding, type Rule, say } from "./rule.ts";
import { nameOf, wayNameOf } from "./words.ts";

/** The first way whose rule lets through is taken, so none behind one without a rule ever is. */
export const wayShadowed: Rule = {
  key: "way-shadowed",
  severity: "warning",
  run: ({ model, registry }) =>
    model.nodes.flatMap((node) => {
      const closed = new Map<string, number>();
      return node.ways.flatMap((way): Finding[] => {
        const trigger = JSON.stringify(way.trigger);
        const index = closed.get(trigger);
        if (!way.def.guard && index === undefined) closed.set(trigger, way.index);
        if (index === undefined) return [];
        const name = wayNameOf(model, registry, way);
        return [
          {
            path: way.at,
            uid: node.def.uid,
            message: say(
              `In ${nameOf(node).en}, way out ${way.index + 1} for ${name.en} is never taken: one before it has no rule.`,
              `Yn ${nameOf(node).cy}, ni ddilynir ffordd ${way.index + 1} ar gyfer ${name.cy} byth: nid oes rheol ar un o'i blaen.`,
            ),
            fix: say("Move it up, or remove it.", "Symudwch hi i fyny, neu tynnwch hi."),
            fixes: [
              ...(way.def.guard
                ? [
                    fix(
                      "Move it before the one without a rule",
                      "Ei symud o flaen yr un heb reol",
                      {
                        do: "way.move",
                        id: way.def.id,
                        index,
                      },
                    ),
                  ]
                : []),
              fix("Remove this way out", "Tynnu'r ffordd hon ymlaen", removeWay(way)),
            ],
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
