import type { StateNode } from "../model.ts";
import { end, example, step, to } from "./example.ts";
import { deadline, freeEvent, leadOn } from "./fixes.ts";
import { type CheckInput, type Finding, type Rule, say } from "./rule.ts";
import { nameOf } from "./words.ts";

function fixesOf(input: CheckInput, node: StateNode): Finding["fixes"] {
  if (node.kind !== "atomic") return [];
  const { event, name, commands } = freeEvent(input, node);
  return [
    ...leadOn(
      input.model,
      node,
      { on: event },
      (to) => ({ en: `On ${name.en}, go to ${to.en}`, cy: `Ar ${name.cy}, ewch i ${to.cy}` }),
      commands,
    ),
    ...deadline(input.model, node, "P30D"),
  ].filter(({ commands }) =>
    commands.some((c) => c.do === "way.add" && leadsToEnd(input, c.toUid)),
  );
}

const leadsToEnd = ({ model }: CheckInput, uid: string | null | undefined): boolean =>
  model.roots.some(({ kind, def }) => kind === "final" && def.uid === uid);

/** Steps that lead on, but never to an end of the workflow, alone or together with others. */
export const finalUnreachable: Rule = {
  key: "final-unreachable",
  severity: "error",
  run(input) {
    const { complete, ends, endless, left, traceTo, trap } = input.paths();
    if (!complete) return [];
    if (!ends) {
      return [
        {
          path: ["states"],
          message: say("This workflow can never end.", "Ni all y llif gwaith hwn fyth ddod i ben."),
          fix: say("Add a way to an end.", "Ychwanegwch ffordd i ddiwedd."),
        },
      ];
    }
    const finding = (node: StateNode, message: Finding["message"], trace: string[]): Finding => ({
      path: node.at,
      uid: node.def.uid,
      message,
      fix: say("Add a way that leads to an end.", "Ychwanegwch ffordd sy'n arwain at ddiwedd."),
      fixes: fixesOf(input, node),
      trace,
    });
    const found = [...endless]
      .filter((node) => left.has(node))
      .map((node) => {
        const name = nameOf(node);
        const message = say(
          `From ${name.en} no end can be reached.`,
          `O ${name.cy} ni ellir cyrraedd unrhyw ddiwedd.`,
        );
        return finding(node, message, traceTo(node) ?? []);
      });
    const [first] = trap?.leaves ?? [];
    if (!trap || !first) return found;
    const names = trap.leaves.map(nameOf);
    const message = say(
      `Once ${names.map(({ en }) => en).join(" and ")} come together, no end can be reached.`,
      `Unwaith y daw ${names.map(({ cy }) => cy).join(" a ")} ynghyd, ni ellir cyrraedd diwedd.`,
    );
    return [...found, finding(first, message, trap.trace)];
  },
  right: example({ states: { open: step("a", { on: { go: to("w", "closed") } }), closed: end() } }),
  wrong: example({
    states: {
      open: step("a", { on: { go: to("w", "again") }, after: { late: to("v", "closed") } }),
      again: step("b", { on: { go: to("x", "andAgain") } }),
      andAgain: step("c", { on: { go: to("y", "again") } }),
      closed: end(),
    },
  }),
};
