import { end, example, step, to } from "./example.ts";
import { type Rule, say } from "./rule.ts";

/** No way leads to the state, even if every rule lets through. */
export const stateUnreachable: Rule = {
  key: "state-unreachable",
  severity: "error",
  run({ model, graph }) {
    const { reachable } = graph();
    return model.nodes
      .filter((node) => !reachable.has(node) && node.kind !== "history")
      .filter((node) => !node.parent || reachable.has(node.parent))
      .map((node) => ({
        path: node.at,
        uid: node.def.uid,
        message: say("Nothing leads to this step.", "Nid oes dim yn arwain at y cam hwn."),
        fix: say("Add a way to it, or remove it.", "Ychwanegwch ffordd ato, neu tynnwch ef."),
      }));
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
