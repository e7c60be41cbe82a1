import { end, example, step, to } from "./example.ts";
import { leadOn } from "./fixes.ts";
import { type Rule, say } from "./rule.ts";
import { nameOf } from "./words.ts";

/**
 * Automatic ways are looked at again only when the instance moves, so a state that has nothing but
 * ruled automatic ways may never be left.
 */
export const alwaysWithoutElse: Rule = {
  key: "always-without-else",
  severity: "warning",
  run: ({ model, paths }) =>
    model.nodes
      .filter(({ def, ways }) => {
        const always = def.always ?? [];
        return (
          always.length > 0 &&
          always.every((way) => way.guard) &&
          ways.every((way) => way.trigger.kind === "always")
        );
      })
      .map((node) => ({
        path: [...node.at, "always"],
        uid: node.def.uid,
        message: say(
          `If no rule lets through, ${nameOf(node).en} has no way out.`,
          `Os nad oes rheol yn caniatáu, nid oes ffordd ymlaen o ${nameOf(node).cy}.`,
        ),
        fix: say("Add a last way out without a rule.", "Ychwanegwch ffordd olaf heb reol."),
        fixes: leadOn(model, node, { always: true }, (to) => ({
          en: `Otherwise, go to ${to.en}`,
          cy: `Fel arall, ewch i ${to.cy}`,
        })),
        trace: paths().traceTo(node),
      })),
  right: example({
    states: {
      open: step("a", {
        always: [...to("w", "closed", { guard: { type: "places.left" } }), ...to("x", "closed")],
      }),
      closed: end(),
    },
  }),
  wrong: example({
    states: {
      open: step("a", { always: to("w", "closed", { guard: { type: "places.left" } }) }),
      closed: end(),
    },
  }),
};
