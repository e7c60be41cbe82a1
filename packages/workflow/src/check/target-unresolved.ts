import { resolveTarget } from "../model.ts";
import { end, example, step, to } from "./example.ts";
import { type Finding, type Rule, say } from "./rule.ts";

const message = (target: string) =>
  say(`There is no step "${target}" to go to from here.`, `Nid oes cam "${target}" i fynd iddo.`);
const fix = say(
  'Choose an existing step; start with "#" to name it from the top.',
  "Dewiswch gam sy'n bod; dechreuwch gyda \"#\" i'w enwi o'r brig.",
);

export const targetUnresolved: Rule = {
  key: "target-unresolved",
  severity: "error",
  structural: true,
  run({ model }) {
    const found: Finding[] = [];
    for (const node of model.nodes) {
      const { uid, target } = node.def;
      if (node.kind === "history" && target !== undefined && !resolveTarget(model, node, target)) {
        found.push({ path: [...node.at, "target"], uid, message: message(target), fix });
      }
      for (const way of node.ways) {
        const name = way.def.target;
        if (name === undefined || resolveTarget(model, node, name)) continue;
        found.push({ path: [...way.at, "target"], uid, message: message(name), fix });
      }
    }
    return found;
  },
  right: example({ states: { open: step("a", { on: { go: to("w", "closed") } }), closed: end() } }),
  wrong: example({ states: { open: step("a", { on: { go: to("w", "close") } }), closed: end() } }),
};
