import { isInside, resolveTarget } from "../model.ts";
import { end, example, step, to } from "./example.ts";
import { type Finding, type Rule, say } from "./rule.ts";

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
            "A way back can only be taken from outside its group.",
            "Dim ond o'r tu allan i'w grŵp y gellir dilyn ffordd yn ôl.",
          ),
          fix: say("Choose a step of the group.", "Dewiswch gam o'r grŵp."),
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
          "A way back has to begin with a step inside its own group.",
          "Rhaid i ffordd yn ôl ddechrau gyda cham y tu mewn i'w grŵp.",
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
          back: { uid: "d", type: "history" },
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
          back: { uid: "d", type: "history" },
        },
      }),
      closed: end(),
    },
  }),
};
