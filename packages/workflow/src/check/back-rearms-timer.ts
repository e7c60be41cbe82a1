import { isInside, resolveTarget, type StateNode } from "../model.ts";
import { anchored } from "./anchors.ts";
import { end, example, step, to } from "./example.ts";
import { type CheckInput, type Finding, type Rule, say } from "./rule.ts";
import { nameOf, timerNameOf } from "./words.ts";

/** Groups that some way goes back into, with that way's step. */
function groups({ model }: CheckInput): Map<StateNode, StateNode> {
  const found = new Map<StateNode, StateNode>();
  for (const { ways } of model.nodes) {
    for (const { source, def } of ways) {
      if (def.target === undefined) continue;
      const to = resolveTarget(model, source, def.target);
      if (to?.kind === "history" && to.parent && !found.has(to.parent))
        found.set(to.parent, source);
    }
  }
  return found;
}

/**
 * Going back into a group begins its steps, and so the reminders and deadlines that count from their
 * beginning: after a pause nine months are nine whole months again.
 */
export const backRearmsTimer: Rule = {
  key: "back-rearms-timer",
  severity: "warning",
  run(input) {
    const { model } = input;
    const { timers = {} } = model.definition;
    const found: Finding[] = [];
    for (const [group, source] of groups(input)) {
      for (const node of model.nodes) {
        if (node !== group && !isInside(node, group)) continue;
        for (const key of Object.keys(node.def.after ?? {})) {
          const timer = Object.hasOwn(timers, key) ? timers[key] : undefined;
          if (!timer || timer.anchor !== undefined) continue;
          const [name, from, when] = [nameOf(node), nameOf(source), timerNameOf(model, key)];
          found.push({
            path: [...node.at, "after", key],
            uid: node.def.uid,
            message: say(
              `After coming back from ${from.en}, ${when.en} in ${name.en} starts to count from zero again.`,
              `Ar ôl dod yn ôl o ${from.cy}, mae ${when.cy} yn ${name.cy} yn dechrau cyfrif o sero eto.`,
            ),
            fix: say(
              "Count from a date instead, if the pause shouldn't matter.",
              "Cyfrifwch o ddyddiad yn lle hynny, os na ddylai'r saib gyfrif.",
            ),
            fixes: anchored(input, key, timer),
            ...(input.paths().traceTo(source) && { trace: input.paths().traceTo(source) }),
          });
        }
      }
    }
    return found;
  },
  right: example({
    subject: "partnership",
    timers: { late: { offset: "P0D", anchor: "partnership.endsOn" } },
    states: {
      open: step("a", {
        initial: "one",
        states: { one: step("b"), back: { uid: "c", type: "history" } },
        on: { go: to("w", "paused") },
        after: { late: to("x", "closed") },
      }),
      paused: step("d", { on: { go: to("y", "open.back") } }),
      closed: end(),
    },
  }),
  wrong: example({
    subject: "partnership",
    states: {
      open: step("a", {
        initial: "one",
        states: { one: step("b"), back: { uid: "c", type: "history" } },
        on: { go: to("w", "paused") },
        after: { late: to("x", "closed") },
      }),
      paused: step("d", { on: { go: to("y", "open.back") } }),
      closed: end(),
    },
  }),
};
