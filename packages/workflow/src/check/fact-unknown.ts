import { anchored } from "./anchors.ts";
import { end, example, step, to } from "./example.ts";
import { fix } from "./fixes.ts";
import { refsOf } from "./refs.ts";
import { type Finding, type Rule, say } from "./rule.ts";
import { nameOf, typeNameOf } from "./words.ts";

/** What guards and actions read, and what timers count from, is provided. */
export const factUnknown: Rule = {
  key: "fact-unknown",
  severity: "error",
  run(input) {
    const { model, registry } = input;
    const found: Finding[] = [];
    for (const { ref, kind, path, node, put } of refsOf(model)) {
      if (kind === "actors") continue;
      const type = registry[kind].get(ref.type);
      const name = typeNameOf(type?.label, ref.type);
      for (const fact of type?.reads ?? []) {
        if (registry.facts.has(fact)) continue;
        found.push({
          path,
          uid: node.def.uid,
          message: say(
            `${name.en} in ${nameOf(node).en} needs to know "${fact}", which nothing installed can tell.`,
            `Mae angen i ${name.cy} yn ${nameOf(node).cy} wybod "${fact}", na all dim sydd wedi'i osod ei ddweud.`,
          ),
          fixes: [fix(`Remove ${name.en}`, `Tynnu ${name.cy}`, put(null))],
        });
      }
    }
    for (const [key, timer] of Object.entries(model.definition.timers ?? {})) {
      const fact = timer.anchor?.split(".")[0];
      if (fact === undefined || registry.facts.has(fact)) continue;
      found.push({
        path: ["timers", key, "anchor"],
        message: say(
          `The reminder or deadline "${key}" counts from "${timer.anchor}", which nothing installed can tell.`,
          `Mae'r nodyn atgoffa neu'r terfyn amser "${key}" yn cyfrif o "${timer.anchor}", na all dim sydd wedi'i osod ei ddweud.`,
        ),
        fix: say("Choose a date to count from.", "Dewiswch ddyddiad i gyfrif ohono."),
        fixes: anchored(input, key, timer),
      });
    }
    return found;
  },
  right: example({
    subject: "partnership",
    timers: { late: { offset: "-P7D", anchor: "partnership.endsOn" } },
    states: { open: step("a", { after: { late: to("w", "closed") } }), closed: end() },
  }),
  wrong: example({
    timers: { late: { offset: "-P7D", anchor: "scheme.endsOn" } },
    states: { open: step("a", { after: { late: to("w", "closed") } }), closed: end() },
  }),
};
