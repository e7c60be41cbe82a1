import { end, example, step, to } from "./example.ts";
import { type Rule, say } from "./rule.ts";

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
          "An end can't have ways out, reminders or work of its own.",
          "Ni all diwedd gael ffyrdd ymlaen, nodiadau atgoffa na gwaith.",
        ),
        fix: say("Remove them, or make it a step.", "Tynnwch nhw, neu gwnewch ef yn gam."),
      })),
  right: example({ states: { open: step("a", { on: { go: to("w", "closed") } }), closed: end() } }),
  wrong: example({
    states: {
      open: step("a", { on: { go: to("w", "closed") } }),
      closed: step("b", { type: "final", on: { go: to("x", "open") } }),
    },
  }),
};
