import type { StateNode } from "../model.ts";
import { end, example, step, to } from "./example.ts";
import { fix, removeWay } from "./fixes.ts";
import { type Rule, say } from "./rule.ts";
import { nameOf } from "./words.ts";

function canComplete(node: StateNode): boolean {
  if (node.kind === "parallel") {
    return node.children.filter((child) => child.kind !== "history").every(canComplete);
  }
  return node.kind === "final" || node.children.some((child) => child.kind === "final");
}

/** "When all is done" waits for an end in the group, or in every one of the steps side by side. */
export const regionWithoutFinal: Rule = {
  key: "region-without-final",
  severity: "error",
  run: ({ model }) =>
    model.nodes
      .filter((node) => (node.def.onDone ?? []).length > 0 && !canComplete(node))
      .map((node) => ({
        path: [...node.at, "onDone"],
        uid: node.def.uid,
        message: say(
          `${nameOf(node).en} waits for everything inside to be done, but not every part has an end.`,
          `Mae ${nameOf(node).cy} yn aros i bopeth y tu mewn ddod i ben, ond nid oes diwedd i bob rhan.`,
        ),
        fix: say("Add an end to every part.", "Ychwanegwch ddiwedd at bob rhan."),
        fixes: [
          fix(
            "Don't wait for it to be done",
            "Peidio ag aros iddo ddod i ben",
            ...node.ways.filter(({ trigger }) => trigger.kind === "onDone").map(removeWay),
          ),
        ],
      })),
  right: example({
    states: {
      open: step("a", {
        initial: "one",
        states: { one: step("b", { on: { go: to("w", "two") } }), two: end("c") },
        onDone: to("x", "closed"),
      }),
      closed: end(),
    },
  }),
  wrong: example({
    states: {
      open: step("a", {
        initial: "one",
        states: { one: step("b", { on: { go: to("w", "#closed") } }) },
        onDone: to("x", "closed"),
      }),
      closed: end(),
    },
  }),
};
