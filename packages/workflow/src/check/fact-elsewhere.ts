import type { Subject, Text } from "../contract.ts";
import { anchored } from "./anchors.ts";
import { end, example, step, to } from "./example.ts";
import { fix } from "./fixes.ts";
import { refsOf } from "./refs.ts";
import { type Finding, type Rule, say } from "./rule.ts";
import { nameOf, typeNameOf } from "./words.ts";

const SUBJECTS: Record<Subject, Text> = {
  enrolment: say("somebody's taking part", "cyfranogiad rhywun"),
  round: say("a round of matching", "rownd baru"),
  partnership: say("a partnership", "partneriaeth"),
};

const help = say("Use one that fits.", "Defnyddiwch un sy'n addas.");

/** Rules, actions and timers read facts about what the workflow runs for. */
export const factElsewhere: Rule = {
  key: "fact-elsewhere",
  severity: "error",
  run(input) {
    const { model, registry } = input;
    const { subject, timers = {} } = model.definition;
    const own = SUBJECTS[subject];
    const strange = (fact: string): boolean =>
      registry.facts.get(fact)?.subjects.includes(subject) === false;
    const found: Finding[] = [];
    for (const { ref, kind, path, node, put } of refsOf(model)) {
      if (kind === "actors") continue;
      const type = registry[kind].get(ref.type);
      if (!type?.reads?.some(strange)) continue;
      const name = typeNameOf(type.label, ref.type);
      found.push({
        path,
        uid: node.def.uid,
        message: say(
          `${name.en} in ${nameOf(node).en} can't be known here: this workflow runs for ${own.en}.`,
          `Ni ellir gwybod ${name.cy} yn ${nameOf(node).cy}: mae'r llif gwaith hwn ar gyfer ${own.cy}.`,
        ),
        fix: help,
        fixes: [fix(`Remove ${name.en}`, `Tynnu ${name.cy}`, put(null))],
      });
    }
    for (const [key, timer] of Object.entries(timers)) {
      if (timer.anchor === undefined || !strange(timer.anchor.split(".")[0] ?? "")) continue;
      found.push({
        path: ["timers", key, "anchor"],
        message: say(
          `The reminder or deadline "${key}" counts from a date that can't be known here: this workflow runs for ${own.en}.`,
          `Mae'r nodyn atgoffa neu'r terfyn amser "${key}" yn cyfrif o ddyddiad na ellir ei wybod yma: mae'r llif gwaith hwn ar gyfer ${own.cy}.`,
        ),
        fix: help,
        fixes: anchored(input, key, timer),
      });
    }
    return found;
  },
  right: example({
    states: {
      open: step("a", { on: { go: to("w", "closed", { guard: { type: "places.left" } }) } }),
      closed: end(),
    },
  }),
  wrong: example({
    subject: "round",
    states: {
      open: step("a", { on: { go: to("w", "closed", { guard: { type: "places.left" } }) } }),
      closed: end(),
    },
  }),
};
