import { end, example, step, to } from "./example.ts";
import { type Finding, type Rule, say } from "./rule.ts";

const MAX_STEPS = 60;
const MAX_DEPTH = 4;

/** At most 60 states, at most 4 levels: what people can still follow. */
export const tooBig: Rule = {
  key: "too-big",
  severity: "error",
  run({ model }) {
    const found: Finding[] = [];
    if (model.nodes.length > MAX_STEPS) {
      found.push({
        path: ["states"],
        message: say(
          `There are ${model.nodes.length} steps; at most ${MAX_STEPS} are possible.`,
          `Mae ${model.nodes.length} cam; ${MAX_STEPS} ar y mwyaf sy'n bosibl.`,
        ),
      });
    }
    for (const { ancestors, at, def } of model.nodes) {
      if (ancestors.length !== MAX_DEPTH) continue;
      found.push({
        path: at,
        uid: def.uid,
        message: say(
          `This step lies more than ${MAX_DEPTH} levels deep.`,
          `Mae'r cam hwn yn ddyfnach na ${MAX_DEPTH} lefel.`,
        ),
      });
    }
    return found;
  },
  right: example({ states: { open: step("a", { on: { go: to("w", "closed") } }), closed: end() } }),
  wrong: example({
    states: {
      open: step("a", { on: { go: to("w", "closed") } }),
      closed: end(),
      ...Object.fromEntries(Array.from({ length: 60 }, (_, i) => [`s${i}`, step(`s${i}`)])),
    },
  }),
};
