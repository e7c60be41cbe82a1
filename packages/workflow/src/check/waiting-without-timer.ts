import { end, example, step, to } from "./example.ts";
import { type Rule, say } from "./rule.ts";

export const waitingWithoutTimer: Rule = {
  key: "waiting-without-timer",
  severity: "warning",
  run({ model, graph }) {
    const { reachable, usable } = graph();
    return model.nodes
      .filter((node) => node.kind === "atomic" && reachable.has(node))
      .filter((node) => usable(node).some((way) => way.trigger.kind === "on"))
      .filter(
        (node) => ![node, ...node.ancestors].some(({ def }) => Object.keys(def.after ?? {}).length),
      )
      .map((node) => ({
        path: node.at,
        uid: node.def.uid,
        message: say(
          "This step can wait for ever: nobody is reminded and nothing expires.",
          "Gall y cam hwn aros am byth: ni chaiff neb ei atgoffa ac nid oes dim yn dod i ben.",
        ),
        fix: say("Add a reminder or a deadline.", "Ychwanegwch nodyn atgoffa neu derfyn amser."),
      }));
  },
  right: example({
    states: {
      open: step("a", { on: { go: to("w", "closed") }, after: { late: to("x", "closed") } }),
      closed: end(),
    },
  }),
  wrong: example({ states: { open: step("a", { on: { go: to("w", "closed") } }), closed: end() } }),
};
