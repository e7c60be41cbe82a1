import type { StateNode } from "../model.ts";
import { end, example, step, to } from "./example.ts";
import { isEnd, isLeaf } from "./graph.ts";
import { type CheckInput, type Finding, type Rule, say } from "./rule.ts";

/** Leaves from which some end can be reached. */
function finishing({ model, graph }: CheckInput): Set<StateNode> {
  const { reachable, moves, target, entered } = graph();
  const leaves = model.nodes.filter((node) => isLeaf(node) && reachable.has(node));
  const next = new Map<StateNode, StateNode[]>();
  for (const leaf of leaves) {
    const after = new Set<StateNode>();
    for (const way of moves(leaf)) {
      const to = target(way);
      if (!to) continue;
      for (const node of entered(to, way)) after.add(node);
      // A way back may lead to anything inside its group.
      const group = to.kind === "history" ? to.parent : null;
      if (group) for (const node of leaves) if (node.ancestors.includes(group)) after.add(node);
    }
    next.set(leaf, [...after]);
  }
  const done = new Set(leaves.filter(isEnd));
  for (let before = -1; before < done.size; ) {
    before = done.size;
    for (const leaf of leaves) if (next.get(leaf)?.some((node) => done.has(node))) done.add(leaf);
  }
  return done;
}

export const finalUnreachable: Rule = {
  key: "final-unreachable",
  severity: "error",
  run(input) {
    const { reachable, moves } = input.graph();
    const done = finishing(input);
    if (done.size === 0) {
      return [
        {
          path: ["states"],
          message: say("This workflow can never end.", "Ni all y llif gwaith hwn fyth ddod i ben."),
          fix: say("Add a way to an end.", "Ychwanegwch ffordd i ddiwedd."),
        },
      ];
    }
    return input.model.nodes
      .filter((node) => isLeaf(node) && reachable.has(node) && !done.has(node))
      .filter((node) => moves(node).length > 0)
      .map(
        (node): Finding => ({
          path: node.at,
          uid: node.def.uid,
          message: say(
            "From this step no end can be reached.",
            "O'r cam hwn ni ellir cyrraedd unrhyw ddiwedd.",
          ),
          fix: say("Add a way that leads to an end.", "Ychwanegwch ffordd sy'n arwain at ddiwedd."),
        }),
      );
  },
  right: example({ states: { open: step("a", { on: { go: to("w", "closed") } }), closed: end() } }),
  wrong: example({
    states: {
      open: step("a", { on: { go: to("w", "again") }, after: { late: to("v", "closed") } }),
      again: step("b", { on: { go: to("x", "andAgain") } }),
      andAgain: step("c", { on: { go: to("y", "again") } }),
      closed: end(),
    },
  }),
};
