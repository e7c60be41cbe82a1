import { end, example, step, to } from "./example.ts";
import { fix } from "./fixes.ts";
import { type Rule, say } from "./rule.ts";
import { humanised, nameOf } from "./words.ts";

export const stageUnknown: Rule = {
  key: "stage-unknown",
  severity: "error",
  run({ model }) {
    const { stages = [] } = model.definition;
    const known = new Set(stages.map(({ key }) => key));
    return model.nodes
      .filter(({ def }) => def.stage !== undefined && !known.has(def.stage))
      .map((node) => ({ node, def: node.def, at: node.at, stage: node.def.stage ?? "" }))
      .map(({ node, def, at, stage }) => ({
        path: [...at, "stage"],
        uid: def.uid,
        message: say(
          `${nameOf(node).en} belongs to the stage "${stage}", which is not among the stages.`,
          `Mae ${nameOf(node).cy} yn perthyn i'r cyfnod "${stage}", nad yw ymhlith y cyfnodau.`,
        ),
        fix: say(
          "Choose one of the stages, or add it.",
          "Dewiswch un o'r cyfnodau, neu ychwanegwch ef.",
        ),
        fixes: [
          fix("Leave it without a stage", "Ei adael heb gyfnod", {
            do: "step.set",
            uid: def.uid,
            stage: null,
          }),
          fix(`Add the stage “${humanised(stage)}”`, `Ychwanegu'r cyfnod “${humanised(stage)}”`, {
            do: "stages.set",
            stages: [...stages, { key: stage, label: { en: humanised(stage) } }],
          }),
        ],
      }));
  },
  right: example({
    stages: [{ key: "start", label: { en: "Start", cy: "Dechrau" } }],
    states: { open: step("a", { stage: "start", on: { go: to("w", "closed") } }), closed: end() },
  }),
  wrong: example({
    stages: [{ key: "start", label: { en: "Start", cy: "Dechrau" } }],
    states: { open: step("a", { stage: "middle", on: { go: to("w", "closed") } }), closed: end() },
  }),
};
