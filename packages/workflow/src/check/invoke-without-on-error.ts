import { end, example, step, to } from "./example.ts";
import { leadOn } from "./fixes.ts";
import { type Rule, say } from "./rule.ts";
import { nameOf, typeNameOf } from "./words.ts";

export const invokeWithoutOnError: Rule = {
  key: "invoke-without-on-error",
  severity: "error",
  run: ({ model, registry }) =>
    model.nodes.flatMap((node) =>
      (node.def.invoke ?? []).flatMap(({ id, src, onError }, i) => {
        const name = typeNameOf(registry.actors.get(src.type)?.label, id);
        return (onError ?? []).length > 0
          ? []
          : [
              {
                path: [...node.at, "invoke", String(i)],
                uid: node.def.uid,
                message: say(
                  `Nothing says what happens in ${nameOf(node).en} when ${name.en} fails.`,
                  `Nid oes dim yn dweud beth sy'n digwydd yn ${nameOf(node).cy} os yw ${name.cy} yn methu.`,
                ),
                fix: say(
                  "Add a way out for the failure.",
                  "Ychwanegwch ffordd ymlaen ar gyfer methiant.",
                ),
                fixes: leadOn(model, node, { invokeError: id }, (to) => ({
                  en: `If it fails, go to ${to.en}`,
                  cy: `Os bydd yn methu, ewch i ${to.cy}`,
                })),
              },
            ];
      }),
    ),
  right: example({
    states: {
      open: step("a", {
        invoke: [
          {
            id: "m",
            src: { type: "matcher.run" },
            onDone: to("w", "closed"),
            onError: to("x", "closed"),
          },
        ],
      }),
      closed: end(),
    },
  }),
  wrong: example({
    states: {
      open: step("a", {
        invoke: [{ id: "m", src: { type: "matcher.run" }, onDone: to("w", "closed"), onError: [] }],
      }),
      closed: end(),
    },
  }),
};
