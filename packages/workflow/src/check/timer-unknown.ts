import { end, example, step, to } from "./example.ts";
import { fix } from "./fixes.ts";
import { type Rule, say } from "./rule.ts";
import { lengthOf, nameOf } from "./words.ts";

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
            `${nameOf(node).en} uses the reminder or deadline "${timer}", but nobody has said when it comes.`,
            `Mae ${nameOf(node).cy} yn defnyddio'r nodyn atgoffa neu'r terfyn amser "${timer}", ond ni ddywedwyd pryd y daw.`,
          ),
          fix: say("Say how long it takes.", "Nodwch faint o amser sydd tan hynny."),
          fixes: ["P7D", "P14D"].map((offset) =>
            fix(`Set it to ${lengthOf(offset).en}`, `Ei osod i ${lengthOf(offset).cy}`, {
              do: "timer.set",
              key: timer,
              timer: { offset },
            }),
          ),
        })),
    ),
  right: example({
    states: { open: step("a", { after: { late: to("w", "closed") } }), closed: end() },
  }),
  wrong: example({
    states: { open: step("a", { after: { soon: to("w", "closed") } }), closed: end() },
  }),
};
