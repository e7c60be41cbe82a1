import { end, example, step, to } from "./example.ts";
import { fix } from "./fixes.ts";
import { type Rule, say } from "./rule.ts";
import { eventNameOf, timerNameOf } from "./words.ts";

export const unusedDeclaration: Rule = {
  key: "unused-declaration",
  severity: "warning",
  run({ model, registry }) {
    const used = new Set(
      model.nodes.flatMap(({ def }) => [
        ...Object.keys(def.on ?? {}).map((event) => `events ${event}`),
        ...Object.keys(def.after ?? {}).map((timer) => `timers ${timer}`),
      ]),
    );
    const { events, timers = {} } = model.definition;
    return [
      ...Object.keys(events).map((key) => ["events", key] as const),
      ...Object.keys(timers).map((key) => ["timers", key] as const),
    ]
      .filter(([kind, key]) => !used.has(`${kind} ${key}`))
      .map(([kind, key]) => {
        const event = kind === "events";
        const name = event ? eventNameOf(model, registry, key) : timerNameOf(model, key);
        return {
          path: [kind, key],
          message: event
            ? say(`No step waits for ${name.en}.`, `Nid oes cam yn aros am ${name.cy}.`)
            : say(
                `No step uses the reminder or deadline ${name.en}.`,
                `Nid oes cam yn defnyddio'r nodyn atgoffa neu'r terfyn amser ${name.cy}.`,
              ),
          fix: say("Use it in a step, or remove it.", "Defnyddiwch ef mewn cam, neu tynnwch ef."),
          fixes: [
            fix(
              `Remove ${name.en}`,
              `Tynnu ${name.cy}`,
              event
                ? { do: "event.set", type: key, event: null }
                : { do: "timer.set", key, timer: null },
            ),
          ],
        };
      });
  },
  right: example({
    timers: {},
    states: { open: step("a", { on: { go: to("w", "closed") } }), closed: end() },
  }),
  wrong: example({
    timers: { late: { offset: "P7D" } },
    states: { open: step("a", { on: { go: to("w", "closed") } }), closed: end() },
  }),
};
