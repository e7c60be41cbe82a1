import { end, example, step, to } from "./example.ts";
import { type Finding, type Rule, say } from "./rule.ts";

/** Every step and every event that a person may send has a name. */
export const labelMissing: Rule = {
  key: "label-missing",
  severity: "warning",
  run({ model }) {
    const fix = say("Give it a name people understand.", "Rhowch enw y mae pobl yn ei ddeall.");
    const found: Finding[] = model.nodes
      .filter(({ def, kind }) => !def.label && kind !== "history")
      .map(({ def, at, key }) => ({
        path: at,
        uid: def.uid,
        message: say(`The step "${key}" has no name.`, `Nid oes enw ar y cam "${key}".`),
        fix,
      }));
    for (const [event, { label, by }] of Object.entries(model.definition.events)) {
      if (label || (by ?? []).every((role) => role === "system")) continue;
      found.push({
        path: ["events", event],
        message: say(
          `The event "${event}" has no name.`,
          `Nid oes enw ar y digwyddiad "${event}".`,
        ),
        fix,
      });
    }
    return found;
  },
  right: example({ states: { open: step("a", { on: { go: to("w", "closed") } }), closed: end() } }),
  wrong: example({
    states: { open: { uid: "a", on: { go: to("w", "closed") } }, closed: end() },
  }),
};
