import { end, example, step, to } from "./example.ts";
import { isLeaf } from "./graph.ts";
import { type Rule, say } from "./rule.ts";

/**
 * A step that isn't an end and that nothing ever leaves: no way of its own, of the groups around
 * it, or of a step side by side with it.
 */
export const deadEnd: Rule = {
  key: "dead-end",
  severity: "error",
  run({ model, graph }) {
    const { reachable, moves } = graph();
    return model.nodes
      .filter((node) => isLeaf(node) && reachable.has(node))
      .filter((node) => (node.kind !== "final" || node.parent) && moves(node).length === 0)
      .map((node) => ({
        path: node.at,
        uid: node.def.uid,
        message: say(
          "Whoever gets to this step is stuck there for good.",
          "Bydd pwy bynnag sy'n cyrraedd y cam hwn yn sownd yno.",
        ),
        fix: say(
          "Add a way out, or make it an end.",
          "Ychwanegwch ffordd ymlaen, neu gwnewch ef yn ddiwedd.",
        ),
      }));
  },
  right: example({ states: { open: step("a", { on: { go: to("w", "closed") } }), closed: end() } }),
  wrong: example({
    states: { open: step("a", { on: { go: to("w", "closed") } }), closed: step("b") },
  }),
};
