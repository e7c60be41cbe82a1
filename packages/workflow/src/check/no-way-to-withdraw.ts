import type { QuickFix } from "../contract.ts";
import { resolveTarget, type StateNode } from "../model.ts";
import { end, example, step, to } from "./example.ts";
import { fix, freshId } from "./fixes.ts";
import { type CheckInput, type Rule, say } from "./rule.ts";
import { eventNameOf, nameOf } from "./words.ts";

/** The same way to an end that people have elsewhere: "Let “Withdraw” lead to “Withdrawn”". */
function fixesOf({ model, registry }: CheckInput, node: StateNode): QuickFix[] {
  const offered = new Map<string, QuickFix>();
  for (const { source, def, trigger } of model.nodes.flatMap(({ ways }) => ways)) {
    if (trigger.kind !== "on" || def.target === undefined || offered.has(trigger.event)) continue;
    const { by = [] } = model.definition.events[trigger.event] ?? {};
    const to = resolveTarget(model, source, def.target);
    if (to?.kind !== "final" || to.parent || by.every((role) => role === "system")) continue;
    const [event, name] = [eventNameOf(model, registry, trigger.event), nameOf(to)];
    offered.set(
      trigger.event,
      fix(`Let ${event.en} lead to ${name.en}`, `Gadael i ${event.cy} arwain at ${name.cy}`, {
        do: "way.add",
        id: freshId(model, "way"),
        fromUid: node.def.uid,
        trigger: { on: trigger.event },
        toUid: to.def.uid,
      }),
    );
  }
  return [...offered.values()].slice(0, 3);
}

/**
 * A step that lasts and that people can't end by anything they do: they have to wait until its time
 * or the system's work is over.
 */
export const noWayToWithdraw: Rule = {
  key: "no-way-to-withdraw",
  severity: "warning",
  run(input) {
    const { complete, captive, endless, traceTo } = input.paths();
    if (!complete) return [];
    return [...captive]
      .filter((node) => node.kind === "atomic" && !endless.has(node))
      .filter((node) => (node.def.invoke ?? []).length === 0)
      .map((node) => {
        const name = nameOf(node);
        return {
          path: node.at,
          uid: node.def.uid,
          message: say(
            `Nobody can get out of ${name.en} by anything they do: there is no way to withdraw or to close.`,
            `Ni all neb adael ${name.cy} drwy unrhyw beth a wnânt: nid oes ffordd i dynnu'n ôl na chau.`,
          ),
          fix: say(
            "Add a way out that somebody can take.",
            "Ychwanegwch ffordd ymlaen y gall rhywun ei dilyn.",
          ),
          fixes: fixesOf(input, node),
          trace: traceTo(node),
        };
      });
  },
  right: example({
    states: {
      open: step("a", { on: { go: to("w", "closed") }, after: { late: to("x", "closed") } }),
      closed: end(),
    },
  }),
  wrong: example({
    states: { open: step("a", { after: { late: to("x", "closed") } }), closed: end() },
  }),
};
