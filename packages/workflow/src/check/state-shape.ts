import type { StateNode } from "../model.ts";
import { end, example, step, to } from "./example.ts";
import { type Finding, type Rule, say } from "./rule.ts";

function fault(node: StateNode): Finding["message"] | undefined {
  const { def, kind, children } = node;
  const inner = children.length > 0;
  if (kind === "compound" && !inner) {
    return say("This step is a group but has no steps inside.", "Grŵp heb gamau y tu mewn yw hwn.");
  }
  if (kind === "compound" && children.every((child) => child.kind === "history")) {
    return say("This group has nothing but a way back inside.", "Dim ond ffordd yn ôl sydd yma.");
  }
  if (kind === "parallel" && !children.some((child) => child.kind !== "history")) {
    return say(
      "Steps side by side need at least one step.",
      "Mae angen o leiaf un cam ochr yn ochr.",
    );
  }
  if ((kind === "atomic" || kind === "final" || kind === "history") && inner) {
    return say(
      `A step of type "${kind}" can't have steps inside; make it a group.`,
      `Ni all cam o fath "${kind}" gynnwys camau; gwnewch ef yn grŵp.`,
    );
  }
  if (kind === "history" && !node.parent) {
    return say("A way back needs a group around it.", "Mae angen grŵp o amgylch ffordd yn ôl.");
  }
  if (kind !== "history" && def.target !== undefined) {
    return say("Only a way back has a target of its own.", "Dim ond ffordd yn ôl sydd â tharged.");
  }
  return undefined;
}

/** The fields of a state agree with its type. */
export const stateShape: Rule = {
  key: "state-shape",
  severity: "error",
  structural: true,
  run: ({ model }) =>
    model.nodes.flatMap((node) => {
      const message = fault(node);
      return message ? [{ path: node.at, uid: node.def.uid, message }] : [];
    }),
  right: example({ states: { open: step("a", { on: { go: to("w", "closed") } }), closed: end() } }),
  wrong: example({
    states: { open: step("a", { type: "compound", on: { go: to("w", "closed") } }), closed: end() },
  }),
};
