import { end, example, step, to } from "./example.ts";
import { type Rule, say } from "./rule.ts";

export const invokeWithoutOnError: Rule = {
  key: "invoke-without-on-error",
  severity: "error",
  run: ({ model }) =>
    model.nodes.flatMap((node) =>
      (node.def.invoke ?? []).flatMap(({ id, onError }, i) =>
        (onError ?? []).length > 0
          ? []
          : [
              {
                path: [...node.at, "invoke", String(i)],
                uid: node.def.uid,
                message: say(
                  `Nothing says what happens when "${id}" fails.`,
                  `Nid oes dim yn dweud beth sy'n digwydd os yw "${id}" yn methu.`,
                ),
                fix: say(
                  "Add a way out for the failure.",
                  "Ychwanegwch ffordd ymlaen ar gyfer methiant.",
                ),
              },
            ],
      ),
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
