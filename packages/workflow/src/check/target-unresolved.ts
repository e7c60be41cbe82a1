import type { QuickFix } from "../contract.ts";
import { type Model, resolveTarget, type StateNode, type Way } from "../model.ts";
import { end, example, step, to } from "./example.ts";
import { closest, destinations, fix, notNull } from "./fixes.ts";
import { type Finding, type Rule, say } from "./rule.ts";
import { nameOf, wayNameOf } from "./words.ts";

const help = say("Choose a step that exists.", "Dewiswch gam sy'n bod.");

function fixesOf(model: Model, way: Way, target: string): QuickFix[] {
  const word = target.split(/[.#]/).at(-1) ?? target;
  const steps = model.nodes.filter(({ kind }) => kind !== "history");
  const meant = closest(word, steps, ({ key }) => key);
  const choices = new Set<StateNode>(notNull([meant, ...destinations(model, way.source)]));
  return [...choices].map((to) =>
    fix(`Lead to ${nameOf(to).en}`, `Arwain at ${nameOf(to).cy}`, {
      do: "way.set",
      id: way.def.id,
      toUid: to.def.uid,
    }),
  );
}

export const targetUnresolved: Rule = {
  key: "target-unresolved",
  severity: "error",
  structural: true,
  run({ model, registry }) {
    const found: Finding[] = [];
    for (const node of model.nodes) {
      const { uid, target } = node.def;
      if (node.kind === "history" && target !== undefined && !resolveTarget(model, node, target)) {
        found.push({
          path: [...node.at, "target"],
          uid,
          message: say(
            `The way back into ${nameOf(node).en} begins with "${target}", but there is no such step.`,
            `Mae'r ffordd yn ôl i ${nameOf(node).cy} yn dechrau gyda "${target}", ond nid oes cam o'r fath.`,
          ),
          fix: help,
        });
      }
      for (const way of node.ways) {
        const name = way.def.target;
        if (name === undefined || resolveTarget(model, node, name)) continue;
        const by = wayNameOf(model, registry, way);
        found.push({
          path: [...way.at, "target"],
          uid,
          message: say(
            `From ${nameOf(node).en}, ${by.en} leads to "${name}", but there is no such step there.`,
            `O ${nameOf(node).cy}, mae ${by.cy} yn arwain at "${name}", ond nid oes cam o'r fath yno.`,
          ),
          fix: help,
          fixes: fixesOf(model, way, name),
        });
      }
    }
    return found;
  },
  right: example({ states: { open: step("a", { on: { go: to("w", "closed") } }), closed: end() } }),
  wrong: example({ states: { open: step("a", { on: { go: to("w", "close") } }), closed: end() } }),
};
