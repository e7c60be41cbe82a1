import { end, example, step, to } from "./example.ts";
import { type Rule, say } from "./rule.ts";

export const stageUnknown: Rule = {
  key: "stage-unknown",
  severity: "error",
  run({ model }) {
    const known = new Set((model.definition.stages ?? []).map(({ key }) => key));
    return model.nodes
      .filter(({ def }) => def.stage !== undefined && !known.has(def.stage))
      .map(({ def, at }) => ({
        path: [...at, "stage"],
        uid: def.uid,
        message: say(`There is no stage "${def.stage}".`, `Nid oes cyfnod "${def.stage}".`),
        fix: say(
          "Choose one of the stages, or add it.",
          "Dewiswch un o'r cyfnodau, neu ychwanegwch ef.",
        ),
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
