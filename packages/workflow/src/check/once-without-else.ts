import { triggerRef } from "../edit/tree.ts";
import type { StateNode, Way } from "../model.ts";
import { end, example, step, to } from "./example.ts";
import { leadOn } from "./fixes.ts";
import { type Rule, say } from "./rule.ts";
import { nameOf } from "./words.ts";

/** By trigger: ways of a state that get one chance only. */
function chances(node: StateNode): Way[][] {
  const byTrigger = new Map<string, Way[]>();
  for (const way of node.ways) {
    if (way.trigger.kind === "on" || way.trigger.kind === "always") continue;
    const key = JSON.stringify(way.trigger);
    byTrigger.set(key, [...(byTrigger.get(key) ?? []), way]);
  }
  return [...byTrigger.values()];
}

/**
 * A deadline, the end of a group or of work comes once; when every way it leads to has a rule and
 * none lets through, the moment is lost. Reminders, which lead nowhere, may well be left out.
 */
export const onceWithoutElse: Rule = {
  key: "once-without-else",
  severity: "warning",
  run: ({ model }) =>
    model.nodes.flatMap((node) =>
      chances(node)
        .filter((ways) => ways.every(({ def }) => def.guard))
        .filter((ways) => ways.some(({ def }) => def.target !== undefined))
        .map((ways) => {
          const { trigger, at } = ways[0]!;
          const name = nameOf(node);
          return {
            path: at.slice(0, -1),
            uid: node.def.uid,
            message: say(
              `In ${name.en}, a moment that comes only once is lost if no rule lets through.`,
              `Yn ${name.cy}, collir eiliad sy'n dod unwaith yn unig os nad oes rheol yn caniatáu.`,
            ),
            fix: say("Add a last way out without a rule.", "Ychwanegwch ffordd olaf heb reol."),
            fixes: leadOn(model, node, triggerRef(trigger), (to) => ({
              en: `Otherwise, go to ${to.en}`,
              cy: `Fel arall, ewch i ${to.cy}`,
            })),
          };
        }),
    ),
  right: example({
    states: {
      open: step("a", {
        on: { go: to("v", "closed") },
        after: {
          late: [...to("w", "closed", { guard: { type: "places.left" } }), ...to("x", "closed")],
        },
      }),
      closed: end(),
    },
  }),
  wrong: example({
    states: {
      open: step("a", {
        on: { go: to("v", "closed") },
        after: { late: to("w", "closed", { guard: { type: "places.left" } }) },
      }),
      closed: end(),
    },
  }),
};
