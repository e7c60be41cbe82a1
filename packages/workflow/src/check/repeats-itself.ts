import type { Ref } from "../contract.ts";
import { resolveTarget, type StateNode, type Way } from "../model.ts";
import { end, example, step, to } from "./example.ts";
import { fix, removeWay } from "./fixes.ts";
import { type CheckInput, type Finding, type Rule, say } from "./rule.ts";
import { nameOf, typeNameOf } from "./words.ts";

const letter = { type: "letter.send", params: { template: "hello" } };

/** What begins anew, without anybody's doing: the step itself, or a step around it. */
function repeated({ model }: CheckInput, way: Way): StateNode | undefined {
  const { source, def, trigger } = way;
  if (trigger.kind === "on" || trigger.kind === "onDone" || def.target === undefined)
    return undefined;
  const to = resolveTarget(model, source, def.target);
  if (!to) return undefined;
  return (to === source && def.reenter) || source.ancestors.includes(to) ? to : undefined;
}

/**
 * A step that time or work sends round to its own beginning does something outside each time, such
 * as sending a letter, for as long as nobody acts.
 */
export const repeatsItself: Rule = {
  key: "repeats-itself",
  severity: "warning",
  run(input) {
    const { model, registry, paths } = input;
    const outside = ({ type }: Ref): boolean => registry.actions.get(type)?.idempotency === "key";
    const found: Finding[] = [];
    for (const node of model.nodes) {
      for (const way of node.ways) {
        const again = repeated(input, way);
        const done = [
          ...(way.def.actions ?? []),
          ...(again?.def.entry ?? []),
          ...(node.def.exit ?? []),
        ];
        const ref = again && done.find(outside);
        if (!ref) continue;
        const name = nameOf(node);
        const action = typeNameOf(registry.actions.get(ref.type)?.label, ref.type);
        found.push({
          path: way.at,
          uid: node.def.uid,
          message: say(
            `${name.en} begins again by itself and repeats ${action.en} each time, until somebody acts.`,
            `Mae ${name.cy} yn ailddechrau ar ei ben ei hun ac yn ailadrodd ${action.cy} bob tro, nes i rywun weithredu.`,
          ),
          fix: say(
            "Let it lead on after a while, if that isn't meant.",
            "Gadewch iddo arwain ymlaen ar ôl ychydig, os nad dyna'r bwriad.",
          ),
          fixes: [
            ...(again === node
              ? [
                  fix("Do it once only", "Ei wneud unwaith yn unig", {
                    do: "way.set",
                    id: way.def.id,
                    toUid: null,
                    reenter: false,
                  }),
                ]
              : []),
            fix("Remove this way out", "Tynnu'r ffordd hon ymlaen", removeWay(way)),
          ],
          ...(paths().traceTo(node) && { trace: paths().traceTo(node) }),
        });
      }
    }
    return found;
  },
  right: example({
    states: {
      open: step("a", {
        on: { go: to("v", "closed") },
        after: { late: to("w", undefined, { actions: [letter] }) },
      }),
      closed: end(),
    },
  }),
  wrong: example({
    states: {
      open: step("a", {
        entry: [letter],
        on: { go: to("v", "closed") },
        after: { late: to("w", "open", { reenter: true }) },
      }),
      closed: end(),
    },
  }),
};
