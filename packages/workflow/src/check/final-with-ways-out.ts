import { end, example, step, to } from "./example.ts";
import { fix, removeWay } from "./fixes.ts";
import { type Rule, say } from "./rule.ts";
import { nameOf } from "./words.ts";

/** An end with ways out would swallow events meant for a step side by side with it. */
export const finalWithWaysOut: Rule = {
  key: "final-with-ways-out",
  severity: "error",
  structural: true,
  run: ({ model }) =>
    model.nodes
      .filter(({ kind, ways, def }) => kind === "final" && (ways.length > 0 || def.invoke?.length))
      .map((node) => ({
        path: node.at,
        uid: node.def.uid,
        message: say(
          `${nameOf(node).en} is an end: it can't have ways out, reminders or work of its own.`,
          `Diwedd yw ${nameOf(node).cy}: ni all gael ffyrdd ymlaen, nodiadau atgoffa na gwaith.`,
        ),
        fix: say("Remove them, or make it a step.", "Tynnwch nhw, neu gwnewch ef yn gam."),
        fixes: [
          fix("Make it an ordinary step", "Ei wneud yn gam cyffredin", {
            do: "step.set",
            uid: node.def.uid,
            type: null,
          }),
          fix(
            "Remove its ways out and its work",
            "Tynnu ei ffyrdd ymlaen a'i waith",
            ...node.ways.filter(({ trigger }) => !trigger.kind.startsWith("invoke")).map(removeWay),
            ...(node.def.invoke ?? []).map(({ id }) => ({
              do: "work.set" as const,
              uid: node.def.uid,
              id,
              work: null,
            })),
          ),
        ],
      })),
  right: example({ states: { open: step("a", { on: { go: to("w", "closed") } }), closed: end() } }),
  wrong: example({
    states: {
      open: step("a", { on: { go: to("w", "closed") } }),
      closed: step("b", { type: "final", on: { go: to("x", "open") } }),
    },
  }),
};
