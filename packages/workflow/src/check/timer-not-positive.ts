import { end, example, step, to } from "./example.ts";
import { type Rule, say } from "./rule.ts";

/** Without a date to count from, a timer counts from entering the step and must lie after it. */
export const timerNotPositive: Rule = {
  key: "timer-not-positive",
  severity: "error",
  run: ({ model }) =>
    Object.entries(model.definition.timers ?? {})
      .filter(
        ([, { offset, anchor }]) => !anchor && (offset.startsWith("-") || !/[1-9]/.test(offset)),
      )
      .map(([key]) => ({
        path: ["timers", key, "offset"],
        message: say(
          "This time is over before the step begins.",
          "Mae'r amser hwn ar ben cyn i'r cam ddechrau.",
        ),
        fix: say(
          "Give a length above zero, or a date to count from.",
          "Rhowch hyd uwch na sero, neu ddyddiad i gyfrif ohono.",
        ),
      })),
  right: example({
    timers: { late: { offset: "-P7D", anchor: "partnership.endsOn" } },
    states: { open: step("a", { after: { late: to("w", "closed") } }), closed: end() },
  }),
  wrong: example({
    timers: { late: { offset: "-P7D" } },
    states: { open: step("a", { after: { late: to("w", "closed") } }), closed: end() },
  }),
};
