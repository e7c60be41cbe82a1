import { anchored } from "./anchors.ts";
import { end, example, step, to } from "./example.ts";
import { type Rule, say } from "./rule.ts";

/** What a timer counts from is a day or an instant among the facts. */
export const anchorNoDate: Rule = {
  key: "anchor-no-date",
  severity: "error",
  run: (input) =>
    Object.entries(input.model.definition.timers ?? {}).flatMap(([key, timer]) => {
      const [name = "", ...rest] = timer.anchor?.split(".") ?? [];
      const fact = input.registry.facts.get(name);
      if (!fact) return [];
      const path = rest.join(".");
      const field = Object.hasOwn(fact.fields, path) ? fact.fields[path] : undefined;
      if (field?.type === "date" || field?.type === "instant") return [];
      return [
        {
          path: ["timers", key, "anchor"],
          message: say(
            `The reminder or deadline "${key}" counts from "${timer.anchor}", which is no date that is known.`,
            `Mae'r nodyn atgoffa neu'r terfyn amser "${key}" yn cyfrif o "${timer.anchor}", nad yw'n ddyddiad hysbys.`,
          ),
          fix: say("Choose a date to count from.", "Dewiswch ddyddiad i gyfrif ohono."),
          fixes: anchored(input, key, timer),
        },
      ];
    }),
  right: example({
    subject: "partnership",
    timers: { late: { offset: "-P7D", anchor: "partnership.endsOn" } },
    states: { open: step("a", { after: { late: to("w", "closed") } }), closed: end() },
  }),
  wrong: example({
    subject: "partnership",
    timers: { late: { offset: "-P7D", anchor: "partnership.ended" } },
    states: { open: step("a", { after: { late: to("w", "closed") } }), closed: end() },
  }),
};
