import type { StateNode } from "../model.ts";
import { end, example, step, to } from "./example.ts";
import { deadline } from "./fixes.ts";
import { reminder } from "./reminder.ts";
import { type Rule, say } from "./rule.ts";
import { nameOf } from "./words.ts";

const around = (node: StateNode): StateNode[] => [node, ...node.ancestors];

/** A step that waits for people, and nothing in it or around it counts the time. */
export const waitingWithoutTimer: Rule = {
  key: "waiting-without-timer",
  severity: "warning",
  run(input) {
    const { model, paths } = input;
    const { resting } = paths();
    return model.nodes
      .filter((node) => node.kind === "atomic" && resting.has(node))
      .filter((node) => node.ways.some((way) => way.trigger.kind === "on"))
      .filter((node) => !around(node).some(({ def }) => Object.keys(def.after ?? {}).length))
      .map((node) => {
        const name = nameOf(node);
        return {
          path: node.at,
          uid: node.def.uid,
          message: say(
            `${name.en} can wait for ever: nobody is reminded and there is no deadline.`,
            `Gall ${name.cy} aros am byth: ni chaiff neb ei atgoffa ac nid oes terfyn amser.`,
          ),
          fix: say("Add a reminder or a deadline.", "Ychwanegwch nodyn atgoffa neu derfyn amser."),
          fixes: [...reminder(input, node, "P14D"), ...deadline(model, node, "P14D")],
        };
      });
  },
  right: example({
    states: {
      open: step("a", { on: { go: to("w", "closed") }, after: { late: to("x", "closed") } }),
      closed: end(),
    },
  }),
  wrong: example({ states: { open: step("a", { on: { go: to("w", "closed") } }), closed: end() } }),
};
