import { builtInActions } from "../builtins.ts";
import { end, example, step, to } from "./example.ts";
import { refsOf } from "./refs.ts";
import { type Rule, say } from "./rule.ts";

/** Every guard, action and actor is registered, in the version that is asked for (default 1). */
export const typeUnknown: Rule = {
  key: "type-unknown",
  severity: "error",
  structural: true,
  run: ({ model, registry }) =>
    refsOf(model).flatMap(({ ref, kind, path, uid }) => {
      const known =
        registry[kind].get(ref.type) ?? (kind === "actions" && builtInActions.get(ref.type));
      const version = ref.v ?? 1;
      if (known && known.v === version) return [];
      const message = known
        ? say(
            `"${ref.type}" is installed in version ${known.v}, not ${version}.`,
            `Mae "${ref.type}" wedi'i osod yn fersiwn ${known.v}, nid ${version}.`,
          )
        : say(
            `Nothing called "${ref.type}" is installed.`,
            `Nid oes dim o'r enw "${ref.type}" yma.`,
          );
      return [{ path: [...path, "type"], uid, message }];
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
