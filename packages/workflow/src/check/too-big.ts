import { end, example, step, to } from "./example.ts";
import { MAX_SITUATIONS } from "./explore.ts";
import { type Finding, type Rule, say } from "./rule.ts";
import { nameOf } from "./words.ts";

const MAX_STEPS = 60;
const MAX_DEPTH = 4;
const MAX_KILOBYTES = 256;

/**
 * At most 60 states, 4 levels, 5,000 situations (sets of steps that are active together, with what
 * ways back remember) and 256 KB: what people can still follow and machines look through at once.
 */
export const tooBig: Rule = {
  key: "too-big",
  severity: "error",
  run({ model, paths }) {
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
    for (const node of model.nodes) {
      const { ancestors, at, def } = node;
      if (ancestors.length !== MAX_DEPTH) continue;
      found.push({
        path: at,
        uid: def.uid,
        message: say(
          `${nameOf(node).en} lies more than ${MAX_DEPTH} levels deep.`,
          `Mae ${nameOf(node).cy} yn ddyfnach na ${MAX_DEPTH} lefel.`,
        ),
      });
    }
    const size = new TextEncoder().encode(JSON.stringify(model.definition)).length;
    if (size > MAX_KILOBYTES * 1024) {
      found.push({
        path: ["states"],
        message: say(
          `This workflow takes ${Math.ceil(size / 1024)} KB; at most ${MAX_KILOBYTES} are possible.`,
          `Mae'r llif gwaith hwn yn cymryd ${Math.ceil(size / 1024)} KB; ${MAX_KILOBYTES} ar y mwyaf sy'n bosibl.`,
        ),
        fix: say("Shorten its texts, or split it.", "Byrhewch ei destunau, neu rhannwch ef."),
      });
    }
    if (found.length === 0 && !paths().complete) {
      found.push({
        path: ["states"],
        message: say(
          `So many steps go on side by side that more than ${MAX_SITUATIONS.toLocaleString("en")} combinations are possible: nobody can foresee what happens.`,
          `Mae cynifer o gamau'n digwydd ochr yn ochr fel bod mwy na ${MAX_SITUATIONS.toLocaleString("en")} o gyfuniadau'n bosibl: ni all neb ragweld beth sy'n digwydd.`,
        ),
        fix: say(
          "Put some parts one after the other, or make them shorter.",
          "Rhowch rai rhannau un ar ôl y llall, neu gwnewch nhw'n fyrrach.",
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
