import { end, example, step, to } from "./example.ts";
import { fix } from "./fixes.ts";
import { type Rule, say } from "./rule.ts";
import { nameOf } from "./words.ts";

/** No way leads to the state, even if every rule lets through. */
export const stateUnreachable: Rule = {
  key: "state-unreachable",
  severity: "error",
  run({ model, paths }) {
    const { complete, entered } = paths();
    if (!complete) return [];
    return model.nodes
      .filter((node) => !entered.has(node) && node.kind !== "history")
      .filter((node) => !node.parent || entered.has(node.parent))
      .map((node) => {
        const { uid } = node.def;
        const name = nameOf(node);
        const first = (node.parent?.def.initial ?? model.definition.initial) === node.key;
        return {
          path: node.at,
          uid,
          message: say(
            `Nothing ever leads to ${name.en}.`,
            `Nid oes dim byth yn arwain at ${name.cy}.`,
          ),
          fix: say("Add a way to it, or remove it.", "Ychwanegwch ffordd ato, neu tynnwch ef."),
          ...(!first && {
            fixes: [fix(`Remove ${name.en}`, `Tynnu ${name.cy}`, { do: "step.remove", uid })],
          }),
        };
      });
  },
  right: example({ states: { open: step("a", { on: { go: to("w", "closed") } }), closed: end() } }),
  wrong: example({
    states: {
      open: step("a", { on: { go: to("w", "closed") } }),
      closed: end(),
      lost: end("lost"),
    },
  }),
};
