import type { StateNode } from "../model.ts";
import { end, example, step, to } from "./example.ts";
import { fix, freeEvent, leadOn } from "./fixes.ts";
import { type CheckInput, type Finding, type Rule, say } from "./rule.ts";
import { nameOf } from "./words.ts";

function fixesOf(input: CheckInput, node: StateNode): Finding["fixes"] {
  const { model } = input;
  const { parent } = node;
  if (node.kind === "final") {
    if (!parent || parent.kind === "parallel") return [];
    return leadOn(model, parent, { onDone: true }, (to) => ({
      en: `When ${nameOf(parent).en} is done, go to ${to.en}`,
      cy: `Pan fydd ${nameOf(parent).cy} wedi'i wneud, ewch i ${to.cy}`,
    }));
  }
  const { event, name, commands } = freeEvent(input, node);
  const on = leadOn(
    model,
    node,
    { on: event },
    (to) => ({ en: `On ${name.en}, go to ${to.en}`, cy: `Ar ${name.cy}, ewch i ${to.cy}` }),
    commands,
  );
  // The end of a group leads on only where something waits for the group to be done.
  const groups = [parent, parent?.parent?.kind === "parallel" ? parent.parent : null];
  if (parent && !groups.some((group) => group?.def.onDone?.length)) return on;
  const { uid } = node.def;
  return [
    ...on,
    fix("Make it an end", "Ei wneud yn ddiwedd", { do: "step.set", uid, type: "final" }),
  ];
}

/** A step that isn't an end and that nothing ever leaves, whatever else goes on beside it. */
export const deadEnd: Rule = {
  key: "dead-end",
  severity: "error",
  run(input) {
    const { complete, resting, left, traceTo } = input.paths();
    if (!complete) return [];
    return [...resting]
      .filter((node) => !left.has(node) && (node.kind !== "final" || node.parent))
      .map((node) => {
        const name = nameOf(node);
        return {
          path: node.at,
          uid: node.def.uid,
          message: say(
            `Whoever gets to ${name.en} is stuck there for good: it has no way out.`,
            `Bydd pwy bynnag sy'n cyrraedd ${name.cy} yn sownd yno: nid oes ffordd ymlaen.`,
          ),
          fix: say(
            "Add a way out, or make it an end.",
            "Ychwanegwch ffordd ymlaen, neu gwnewch ef yn ddiwedd.",
          ),
          fixes: fixesOf(input, node),
          trace: traceTo(node),
        };
      });
  },
  right: example({ states: { open: step("a", { on: { go: to("w", "closed") } }), closed: end() } }),
  wrong: example({
    states: { open: step("a", { on: { go: to("w", "closed") } }), closed: step("b") },
  }),
};
