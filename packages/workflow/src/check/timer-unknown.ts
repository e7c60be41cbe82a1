import { end, example, step, to } from "./example.ts";
import { type Rule, say } from "./rule.ts";

export const timerUnknown: Rule = {
  key: "timer-unknown",
  severity: "error",
  structural: true,
  run: ({ model }) =>
    model.nodes.flatMap((node) =>
      Object.keys(node.def.after ?? {})
        .filter((timer) => !Object.hasOwn(model.definition.timers ?? {}, timer))
        .map((timer) => ({
          path: [...node.at, "after", timer],
          uid: node.def.uid,
          message: say(
            `There is no reminder or deadline called "${timer}".`,
            `Nid oes nodyn atgoffa na therfyn amser o'r enw "${timer}".`,
          ),
          fix: say("Add it to the timers, with its length.", "Ychwanegwch ef gyda'i hyd."),
        })),
    ),
  right: example({
    states: { open: step("a", { after: { late: to("w", "closed") } }), closed: end() },
  }),
  wrong: example({
    states: { open: step("a", { after: { soon: to("w", "closed") } }), closed: end() },
  }),
};
