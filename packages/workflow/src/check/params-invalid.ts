import { builtInActions } from "../builtins.ts";
import type { Ref, Text } from "../contract.ts";
import { paramProblems } from "../params.ts";
import { end, example, step, to } from "./example.ts";
import { fix } from "./fixes.ts";
import { refsOf } from "./refs.ts";
import { type Finding, type Rule, say } from "./rule.ts";
import { nameOf, typeNameOf } from "./words.ts";

const CONTEXT_KEY = /^[a-z][A-Za-z0-9_-]{0,63}$/;

/** What a schema can't say about the built-in actions. */
function builtInFaults({ type, params = {} }: Ref): { key: string; message: Finding["message"] }[] {
  const found: { key: string; message: Finding["message"] }[] = [];
  if (typeof params.key === "string" && !CONTEXT_KEY.test(params.key)) {
    found.push({
      key: "key",
      message: say(
        "Use letters and digits, a small letter first.",
        "Llythrennau a rhifau yn unig.",
      ),
    });
  }
  if (type === "ctx.set" && "value" in params === "from" in params) {
    found.push({
      key: "value",
      message: say('Give either "value" or "from".', 'Rhowch naill ai "value" neu "from".'),
    });
  }
  if (typeof params.from === "string" && !params.from.startsWith("event.")) {
    found.push({
      key: "from",
      message: say('Start with "event.".', 'Dechreuwch gyda "event.".'),
    });
  }
  return found;
}

/** The details of rules, actions and work are what their types ask for. */
export const paramsInvalid: Rule = {
  key: "params-invalid",
  severity: "error",
  structural: true,
  run: ({ model, registry }) =>
    refsOf(model).flatMap(({ ref, kind, path, node, put }): Finding[] => {
      const builtIn = kind === "actions" ? builtInActions.get(ref.type) : undefined;
      const type = builtIn ?? registry[kind].get(ref.type);
      if (!type) return [];
      const { uid } = node.def;
      const [step, name] = [nameOf(node), typeNameOf(type.label, ref.type)];
      const inStep = ({ en, cy }: Text): Text =>
        say(`${name.en} in ${step.en}: ${en}`, `${name.cy} yn ${step.cy}: ${cy ?? en}`);
      const without = (key: string): Ref => {
        const { [key]: _, ...params } = ref.params ?? {};
        return { ...ref, params };
      };
      const problems = paramProblems(type.params, ref.params).map((problem) => {
        const [key = ""] = problem.path;
        return {
          path: [...path, "params", ...problem.path],
          uid,
          message: inStep(problem.message),
          ...(problem.code === "UNKNOWN" && {
            fixes: [fix(`Remove "${key}"`, `Tynnu "${key}"`, put(without(key)))],
          }),
        };
      });
      const more = builtIn ? builtInFaults(ref) : [];
      return [
        ...problems,
        ...more.map(({ key, message }) => ({
          path: [...path, "params", key],
          uid,
          message: inStep(message),
        })),
      ];
    }),
  right: example({
    states: {
      open: step("a", {
        entry: [{ type: "letter.send", params: { template: "hello" } }],
        on: { go: to("w", "closed") },
      }),
      closed: end(),
    },
  }),
  wrong: example({
    states: {
      open: step("a", {
        entry: [{ type: "letter.send", params: { template: 5 } }],
        on: { go: to("w", "closed") },
      }),
      closed: end(),
    },
  }),
};
