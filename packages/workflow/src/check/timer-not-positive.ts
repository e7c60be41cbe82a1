import { anchored } from "./anchors.ts";
import { end, example, step, to } from "./example.ts";
import { fix } from "./fixes.ts";
import { type Rule, say } from "./rule.ts";
import { lengthOf, timerNameOf } from "./words.ts";

/** Without a date to count from, a timer counts from entering the step and must lie after it. */
export const timerNotPositive: Rule = {
  key: "timer-not-positive",
  severity: "error",
  run: (input) =>
    Object.entries(input.model.definition.timers ?? {})
      .filter(
        ([, { offset, anchor }]) => !anchor && (offset.startsWith("-") || !/[1-9]/.test(offset)),
      )
      .map(([key, timer]) => ({
        path: ["timers", key, "offset"],
        message: say(
          `The reminder or deadline ${timerNameOf(input.model, key).en} is over before its step begins.`,
          `Mae'r nodyn atgoffa neu'r terfyn amser ${timerNameOf(input.model, key).cy} ar ben cyn i'w gam ddechrau.`,
        ),
        fix: say(
          "Give a length above zero, or a date to count from.",
          "Rhowch hyd uwch na sero, neu ddyddiad i gyfrif ohono.",
        ),
        fixes: [
          ...[/[1-9]/.test(timer.offset) ? timer.offset.slice(1) : "P7D"].map((offset) =>
            fix(`Count ${lengthOf(offset).en} forward`, `Cyfrif ${lengthOf(offset).cy} ymlaen`, {
              do: "timer.set",
              key,
              timer: { ...timer, offset },
            }),
          ),
          ...anchored(input, key, timer),
        ],
      })),
  right: example({
    subject: "partnership",
    timers: { late: { offset: "-P7D", anchor: "partnership.endsOn" } },
    states: { open: step("a", { after: { late: to("w", "closed") } }), closed: end() },
  }),
  wrong: example({
    timers: { late: { offset: "-P7D" } },
    states: { open: step("a", { after: { late: to("w", "closed") } }), closed: end() },
  }),
};
