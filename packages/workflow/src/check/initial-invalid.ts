import type { Model, StateNode } from "../model.ts";
import { end, example, step, to } from "./example.ts";
import { fix, stepsOf } from "./fixes.ts";
import { type Finding, type Rule, say } from "./rule.ts";
import { nameOf } from "./words.ts";

const beginWith = (model: Model, group: StateNode | null): Finding["fixes"] => {
  const first = stepsOf(model, group).find(({ kind }) => kind !== "history" && kind !== "final");
  if (!first) return [];
  const name = nameOf(first);
  const initialUid = first.def.uid;
  return [
    fix(
      `Begin with ${name.en}`,
      `Dechrau gyda ${name.cy}`,
      group
        ? { do: "step.set", uid: group.def.uid, initialUid }
        : { do: "definition.set", initialUid },
    ),
  ];
};

/** The workflow and each group begin with a step of their own. */
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
        fixes: beginWith(model, null),
      });
    }
    for (const node of model.nodes) {
      const { kind, def, at, children } = node;
      if (kind !== "compound" || children.length === 0) continue;
      const first = children.find((child) => child.key === def.initial);
      if (first && first.kind !== "history") continue;
      found.push({
        path: def.initial === undefined ? at : [...at, "initial"],
        uid: def.uid,
        message:
          def.initial === undefined
            ? say(
                `${nameOf(node).en} doesn't say which of its steps comes first.`,
                `Nid yw ${nameOf(node).cy} yn dweud pa gam sy'n dod gyntaf.`,
              )
            : say(
                `${nameOf(node).en} starts at "${def.initial}", which is no step inside it.`,
                `Mae ${nameOf(node).cy} yn dechrau yn "${def.initial}", nad yw'n gam ynddo.`,
              ),
        fix: say("Choose its first step.", "Dewiswch ei gam cyntaf."),
        fixes: beginWith(model, node),
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
