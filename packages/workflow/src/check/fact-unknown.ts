import { end, example, step, to } from "./example.ts";
import { refsOf } from "./refs.ts";
import { type Finding, type Rule, say } from "./rule.ts";

const message = (fact: string) =>
  say(`The fact "${fact}" is not provided by any plugin.`, `Nid oes ategyn yn darparu "${fact}".`);

/** What guards and actions read, and what timers count from, is provided. */
export const factUnknown: Rule = {
  key: "fact-unknown",
  severity: "error",
  run({ model, registry }) {
    const found: Finding[] = [];
    for (const { ref, kind, path, uid } of refsOf(model)) {
      const reads =
        kind === "guards"
          ? registry.guards.get(ref.type)?.reads
          : kind === "actions"
            ? registry.actions.get(ref.type)?.reads
            : undefined;
      for (const fact of reads ?? []) {
        if (!registry.facts.has(fact)) found.push({ path, uid, message: message(fact) });
      }
    }
    for (const [key, { anchor }] of Object.entries(model.definition.timers ?? {})) {
      const fact = anchor?.split(".")[0];
      if (fact !== undefined && !registry.facts.has(fact)) {
        found.push({ path: ["timers", key, "anchor"], message: message(fact) });
      }
    }
    return found;
  },
  right: example({
    timers: { late: { offset: "-P7D", anchor: "partnership.endsOn" } },
    states: { open: step("a", { after: { late: to("w", "closed") } }), closed: end() },
  }),
  wrong: example({
    timers: { late: { offset: "-P7D", anchor: "scheme.endsOn" } },
    states: { open: step("a", { after: { late: to("w", "closed") } }), closed: end() },
  }),
};
