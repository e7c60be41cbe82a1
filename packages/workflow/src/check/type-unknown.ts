import { builtInActions } from "../builtins.ts";
import { end, example, step, to } from "./example.ts";
import { fix } from "./fixes.ts";
import { refsOf } from "./refs.ts";
import { type Rule, say } from "./rule.ts";
import { nameOf } from "./words.ts";

/** Every guard, action and actor is registered, in the version asked for (default 1) or a later one. */
export const typeUnknown: Rule = {
  key: "type-unknown",
  severity: "error",
  structural: true,
  run: ({ model, registry }) =>
    refsOf(model).flatMap(({ ref, kind, path, node, put }) => {
      const known =
        registry[kind].get(ref.type) ?? (kind === "actions" && builtInActions.get(ref.type));
      const version = ref.v ?? 1;
      if (known && known.v >= version) return [];
      const [en, cy] = [nameOf(node).en, nameOf(node).cy];
      const message = known
        ? say(
            `${en} uses version ${version} of "${ref.type}", but only version ${known.v} is installed.`,
            `Mae ${cy} yn defnyddio fersiwn ${version} o "${ref.type}", ond dim ond fersiwn ${known.v} sydd wedi'i osod.`,
          )
        : say(
            `${en} uses "${ref.type}", but nothing of that name is installed.`,
            `Mae ${cy} yn defnyddio "${ref.type}", ond nid oes dim o'r enw hwnnw wedi'i osod.`,
          );
      const fixes = [fix(`Remove "${ref.type}"`, `Tynnu "${ref.type}"`, put(null))];
      return [{ path: [...path, "type"], uid: node.def.uid, message, fixes }];
    }),
  right: example({
    states: {
      open: step("a", { on: { go: to("w", "closed", { guard: { type: "places.left" } }) } }),
      closed: end(),
    },
  }),
  wrong: example({
    states: {
      open: step("a", { on: { go: to("w", "closed", { guard: { type: "places.left", v: 2 } }) } }),
      closed: end(),
    },
  }),
};
