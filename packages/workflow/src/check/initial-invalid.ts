import { end, example, step, to } from "./example.ts";
import { type Finding, type Rule, say } from "./rule.ts";

export const initialInvalid: Rule = {
  key: "initial-invalid",
  severity: "error",
  structural: true,
  run({ model }) {
    const found: Finding[] = [];
    const { initial, states } = model.definition;
    if (!Object.hasOwn(states, initial)) {
      found.push({
        path: ["initial"],
        message: say(
          `The workflow starts at "${initial}", but there is no such step.`,
          `Mae'r llif gwaith yn dechrau yn "${initial}", ond nid oes cam o'r fath.`,
        ),
        fix: say("Choose the first step.", "Dewiswch y cam cyntaf."),
      });
    }
    for (const { kind, def, at, children } of model.nodes) {
      if (kind !== "compound" || children.length === 0) continue;
      const first = children.find((child) => child.key === def.initial);
      if (first && first.kind !== "history") continue;
      found.push({
        path: def.initial === undefined ? at : [...at, "initial"],
        uid: def.uid,
        message:
          def.initial === undefined
            ? say(
                "This group doesn't say where it starts.",
                "Nid yw'r grŵp yn dweud ble mae'n dechrau.",
              )
            : say(
                `This group starts at "${def.initial}", which is no step inside it.`,
                `Mae'r grŵp yn dechrau yn "${def.initial}", nad yw'n gam ynddo.`,
              ),
        fix: say("Choose its first step.", "Dewiswch ei gam cyntaf."),
      });
    }
    return found;
  },
  right: example({ states: { open: step("a", { on: { go: to("w", "closed") } }), closed: end() } }),
  wrong: example({
    initial: "opening",
    states: { open: step("a", { on: { go: to("w", "closed") } }), closed: end() },
  }),
};
