import { isInside, resolveTarget } from "../model.ts";
import { end, example, step, to } from "./example.ts";
import { fix } from "./fixes.ts";
import { firstOf } from "./moves.ts";
import { type Finding, type Rule, say } from "./rule.ts";
import { nameOf } from "./words.ts";

/**
 * A way back is taken from outside its group and leads, when nothing is remembered, into its group.
 * From inside, XState 5.33 can end up in two steps of one group at once.
 */
export const backInvalid: Rule = {
  key: "back-invalid",
  severity: "error",
  structural: true,
  run({ model }) {
    const found: Finding[] = [];
    for (const node of model.nodes) {
      const { uid, target } = node.def;
      for (const way of node.ways) {
        const back = resolveTarget(model, node, way.def.target ?? "");
        if (back?.kind !== "history" || !back.parent) continue;
        if (node !== back.parent && !isInside(node, back.parent)) continue;
        found.push({
          path: [...way.at, "target"],
          uid,
          message: say(
            `The way back into ${nameOf(back.parent).en} can only be taken from outside, not from ${nameOf(node).en}.`,
            `Dim ond o'r tu allan y gellir dilyn y ffordd yn ôl i ${nameOf(back.parent).cy}, nid o ${nameOf(node).cy}.`,
          ),
          fix: say("Choose a step of the group.", "Dewiswch gam o'r grŵp."),
          fixes: [firstOf(back.parent)].flatMap((first) =>
            first
              ? [
                  fix(
                    `Go to ${nameOf(first).en} instead`,
                    `Ewch i ${nameOf(first).cy} yn lle hynny`,
                    {
                      do: "way.set",
                      id: way.def.id,
                      toUid: first.def.uid,
                    },
                  ),
                ]
              : [],
          ),
        });
      }
      if (node.kind !== "history" || target === undefined) continue;
      const first = resolveTarget(model, node, target);
      if (!first || !node.parent) continue;
      if (isInside(first, node.parent) && first.kind !== "history") continue;
      found.push({
        path: [...node.at, "target"],
        uid,
        message: say(
          `The way back into ${nameOf(node.parent).en} has to begin with a step inside it, not with ${nameOf(first).en}.`,
          `Rhaid i'r ffordd yn ôl i ${nameOf(node.parent).cy} ddechrau gyda cham y tu mewn, nid gyda ${nameOf(first).cy}.`,
        ),
        fix: say("Choose a step of the group.", "Dewiswch gam o'r grŵp."),
      });
    }
    return found;
  },
  right: example({
    states: {
      open: step("a", { on: { go: to("w", "group.back") } }),
      group: step("b", {
        initial: "one",
        states: {
          one: step("c", { on: { go: to("x", "#closed") } }),
          back: { uid: "d", type: "history", target: "one" },
        },
      }),
      closed: end(),
    },
  }),
  wrong: example({
    states: {
      open: step("a", { on: { go: to("w", "group") } }),
      group: step("b", {
        initial: "one",
        states: {
          one: step("c", { on: { go: to("x", "back") } }),
          back: { uid: "d", type: "history", target: "one" },
        },
      }),
      closed: end(),
    },
  }),
};
