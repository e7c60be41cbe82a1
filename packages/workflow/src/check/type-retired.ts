import { builtInActions } from "../builtins.ts";
import { paramProblems } from "../params.ts";
import { end, example, step, to } from "./example.ts";
import { fix } from "./fixes.ts";
import { refsOf } from "./refs.ts";
import { type Rule, say } from "./rule.ts";
import { nameOf, typeNameOf } from "./words.ts";

/** No rule, action or work is asked for in a version that a later one has replaced. */
export const typeRetired: Rule = {
  key: "type-retired",
  severity: "error",
  structural: true,
  run: ({ model, registry }) =>
    refsOf(model).flatMap(({ ref, kind, path, node, put }) => {
      const own = kind === "actions" ? builtInActions.get(ref.type) : undefined;
      const known = registry[kind].get(ref.type) ?? own;
      if (!known || (ref.v ?? 1) >= known.v) return [];
      const name = typeNameOf(known.label, ref.type);
      const fits = paramProblems(known.params, ref.params).length === 0;
      return [
        {
          path: [...path, "type"],
          uid: node.def.uid,
          message: say(
            `${name.en} in ${nameOf(node).en} has changed since it was put here, and the old kind is gone.`,
            `Mae ${name.cy} yn ${nameOf(node).cy} wedi newid ers ei roi yma, ac mae'r hen fath wedi mynd.`,
          ),
          fix: say("Look at it again, or remove it.", "Edrychwch arno eto, neu tynnwch ef."),
          fixes: [
            ...(fits
              ? [
                  fix(
                    "Use it as it is now",
                    "Ei ddefnyddio fel y mae nawr",
                    put({ ...ref, v: known.v }),
                  ),
                ]
              : []),
            fix(`Remove ${name.en}`, `Tynnu ${name.cy}`, put(null)),
          ],
        },
      ];
    }),
  right: example({
    states: {
      open: step("a", {
        on: { go: to("w", "closed", { guard: { type: "course.done", v: 2 } }) },
      }),
      closed: end(),
    },
  }),
  wrong: example({
    states: {
      open: step("a", { on: { go: to("w", "closed", { guard: { type: "course.done" } }) } }),
      closed: end(),
    },
  }),
};
