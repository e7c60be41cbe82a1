import { end, example, step, to } from "./example.ts";
import { fix, removeWay } from "./fixes.ts";
import { type Rule, say } from "./rule.ts";
import { nameOf } from "./words.ts";

/**
 * Automatic ways that lead round in a circle: an error without rules, a warning with rules that could
 * all let through at the same moment.
 */
export const eventlessCycle: Rule = {
  key: "eventless-cycle",
  severity: "error",
  run({ paths }) {
    const { circles } = paths();
    const errors = circles.filter(({ certain }) => certain);
    return (errors.length > 0 ? errors : circles).map(({ way, ways, certain, trace }) => {
      const name = nameOf(way.source);
      const last = ways.at(-1) ?? way;
      const from = nameOf(last.source);
      return {
        path: [...way.source.at, ...(way.trigger.kind === "always" ? ["always"] : [])],
        uid: way.source.def.uid,
        severity: certain ? ("error" as const) : ("warning" as const),
        message: certain
          ? say(
              `The automatic ways out from ${name.en} go round in a circle and never come to rest.`,
              `Mae'r ffyrdd awtomatig o ${name.cy} yn mynd mewn cylch ac nid ydynt byth yn gorffwys.`,
            )
          : say(
              `If their rules all let through, the automatic ways out from ${name.en} go round in a circle.`,
              `Os yw'r rheolau i gyd yn caniatáu, mae'r ffyrdd awtomatig o ${name.cy} yn mynd mewn cylch.`,
            ),
        fix: say("Let one of them wait for an event.", "Gadewch i un ohonynt aros am ddigwyddiad."),
        fixes: [
          fix(
            `Remove the automatic way out of ${from.en}`,
            `Tynnu'r ffordd awtomatig o ${from.cy}`,
            removeWay(last),
          ),
        ],
        trace,
      };
    });
  },
  right: example({
    states: {
      open: step("a", { always: to("w", "wait") }),
      wait: step("b", { on: { go: to("x", "closed") } }),
      closed: end(),
    },
  }),
  wrong: example({
    states: {
      open: step("a", { always: to("w", "back") }),
      back: step("b", { always: to("x", "open") }),
      closed: end(),
    },
  }),
};
