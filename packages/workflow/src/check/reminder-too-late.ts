import { Duration } from "luxon";
import type { TimerDef } from "../contract.ts";
import type { StateNode, Way } from "../model.ts";
import { end, example, step, to } from "./example.ts";
import { fix, removeWay, timerOf } from "./fixes.ts";
import { type CheckInput, type Finding, type Rule, say } from "./rule.ts";
import { lengthOf, nameOf, timerNameOf } from "./words.ts";

/** Roughly, in days; months as 30. */
function daysOf({ offset }: TimerDef): number {
  const { years, months, weeks, days, hours, minutes } = Duration.fromISO(offset.replace("-", ""));
  const length = years * 365 + months * 30 + weeks * 7 + days + hours / 24 + minutes / 1440;
  return offset.startsWith("-") ? -length : length;
}

interface Timed {
  way: Way;
  key: string;
  timer: TimerDef;
}

function timed({ model }: CheckInput, node: StateNode): Timed[] {
  const { timers = {} } = model.definition;
  return node.ways.flatMap((way) => {
    const key = way.trigger.kind === "after" ? way.trigger.timer : undefined;
    const timer = key !== undefined && Object.hasOwn(timers, key) ? timers[key] : undefined;
    return key !== undefined && timer ? [{ way, key, timer }] : [];
  });
}

/** A reminder of a step that is due when a deadline, of it or around it, has ended the step. */
export const reminderTooLate: Rule = {
  key: "reminder-too-late",
  severity: "warning",
  run(input) {
    const { model } = input;
    return model.nodes.flatMap((node) => {
      const deadlines = [node, ...node.ancestors]
        .flatMap((one) => timed(input, one))
        .filter(({ way }) => way.def.target !== undefined && !way.def.guard);
      return timed(input, node).flatMap(({ way, key, timer }): Finding[] => {
        if (way.def.target !== undefined) return [];
        const first = deadlines.find(
          (one) =>
            one.key !== key &&
            one.timer.anchor === timer.anchor &&
            one.timer.calendar === timer.calendar &&
            daysOf(one.timer) <= daysOf(timer),
        );
        if (!first) return [];
        const half = Math.floor(daysOf(first.timer) / 2);
        const earlier = `P${half}D`;
        const { timer: sooner, commands } = timerOf(model, earlier);
        const [name, when, end] = [
          nameOf(node),
          timerNameOf(model, key),
          timerNameOf(model, first.key),
        ];
        return [
          {
            path: way.at,
            uid: node.def.uid,
            message: say(
              `The reminder ${when.en} in ${name.en} comes too late: the deadline ${end.en} is over by then.`,
              `Daw'r nodyn atgoffa ${when.cy} yn ${name.cy} yn rhy hwyr: bydd y terfyn amser ${end.cy} wedi mynd heibio.`,
            ),
            fix: say("Let it come earlier.", "Gadewch iddo ddod yn gynt."),
            fixes: [
              ...(half > 0 && timer.anchor === undefined
                ? [
                    fix(
                      `Remind after ${lengthOf(earlier).en}`,
                      `Atgoffa ar ôl ${lengthOf(earlier).cy}`,
                      ...commands,
                      { do: "way.move", id: way.def.id, trigger: { after: sooner } },
                    ),
                  ]
                : []),
              fix("Remove the reminder", "Tynnu'r nodyn atgoffa", removeWay(way)),
            ],
          },
        ];
      });
    });
  },
  right: example({
    timers: { soon: { offset: "P3D" }, late: { offset: "P7D" } },
    states: {
      open: step("a", { after: { soon: to("v"), late: to("x", "closed") } }),
      closed: end(),
    },
  }),
  wrong: example({
    timers: { soon: { offset: "P3D" }, late: { offset: "P7D" } },
    states: {
      open: step("a", { after: { late: to("v"), soon: to("x", "closed") } }),
      closed: end(),
    },
  }),
};
