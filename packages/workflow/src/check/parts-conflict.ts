import { end, example, step, to } from "./example.ts";
import { fix, removeWay } from "./fixes.ts";
import { type Rule, say } from "./rule.ts";
import { eventNameOf, nameOf } from "./words.ts";

const part = (uid: string, target: string) =>
  step(uid, {
    initial: "x",
    states: { x: step(`${uid}x`, { on: { go: to(`${uid}w`, target) } }) },
  });

/** Two parts side by side that both leave on one event: only the first is heard. */
export const partsConflict: Rule = {
  key: "parts-conflict",
  severity: "warning",
  run: ({ model, registry, paths }) =>
    paths().conflicts.map(({ way, against, trace }) => {
      const event = way.trigger.kind === "on" ? way.trigger.event : "";
      const name = eventNameOf(model, registry, event);
      const [own, other] = [nameOf(way.source), nameOf(against.source)];
      return {
        path: way.at,
        uid: way.source.def.uid,
        message: say(
          `${own.en} and ${other.en} go on side by side and ${name.en} leads out of both: only ${other.en} is heard.`,
          `Mae ${own.cy} ac ${other.cy} yn digwydd ochr yn ochr ac mae ${name.cy} yn arwain allan o'r ddau: dim ond ${other.cy} a glywir.`,
        ),
        fix: say(
          "Let one of them wait for something else.",
          "Gadewch i un ohonynt aros am rywbeth arall.",
        ),
        fixes: [
          fix(
            `Remove the way out of ${own.en}`,
            `Tynnu'r ffordd allan o ${own.cy}`,
            removeWay(way),
          ),
        ],
        trace,
      };
    }),
  right: example({
    states: {
      open: step("a", {
        type: "parallel",
        states: {
          one: part("b", "#closed"),
          two: step("c", { initial: "y", states: { y: step("d", { on: { go: to("w") } }) } }),
        },
      }),
      closed: end(),
    },
  }),
  wrong: example({
    states: {
      open: step("a", {
        type: "parallel",
        states: { one: part("b", "#closed"), two: part("c", "#other") },
      }),
      closed: end(),
      other: end("other"),
    },
  }),
};
