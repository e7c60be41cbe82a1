import { end, example, step, to } from "./example.ts";
import { type Rule, say } from "./rule.ts";

export const unusedDeclaration: Rule = {
  key: "unused-declaration",
  severity: "warning",
  run({ model }) {
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
      .map(([kind, key]) => ({
        path: [kind, key],
        message: say(`No step uses "${key}".`, `Nid oes cam yn defnyddio "${key}".`),
        fix: say("Use it in a step, or remove it.", "Defnyddiwch ef mewn cam, neu tynnwch ef."),
      }));
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
