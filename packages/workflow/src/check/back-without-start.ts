import { end, example, step, to } from "./example.ts";
import { fix } from "./fixes.ts";
import { type Rule, say } from "./rule.ts";
import { nameOf } from "./words.ts";

const group = (target?: string) =>
  step("b", {
    initial: "one",
    states: {
      one: step("c", { on: { go: to("x", "#closed") } }),
      back: { uid: "d", type: "history", ...(target !== undefined && { target }) },
    },
  });

/** A way back that can be taken before its group was ever left says where to begin then. */
export const backWithoutStart: Rule = {
  key: "back-without-start",
  severity: "error",
  run: ({ model, paths }) =>
    paths().blanks.flatMap(({ way, trace }) => {
      const back = model.nodes.find((node) => node === paths().target(way));
      if (!back?.parent) return [];
      const name = nameOf(back.parent);
      return [
        {
          path: back.at,
          uid: back.def.uid,
          message: say(
            `From ${nameOf(way.source).en} one can go back to where ${name.en} was left although nobody has been there, and nothing says where to begin then.`,
            `O ${nameOf(way.source).cy} gellir mynd yn ôl i'r man y gadawyd ${name.cy} er nad oes neb wedi bod yno, ac nid oes dim yn dweud ble i ddechrau wedyn.`,
          ),
          fix: say("Choose the step it begins with.", "Dewiswch y cam y mae'n dechrau gydag ef."),
          fixes: [
            fix(
              `Go to the start of ${name.en} instead`,
              `Mynd i ddechrau ${name.cy} yn lle hynny`,
              {
                do: "way.set",
                id: way.def.id,
                toUid: back.parent.def.uid,
              },
            ),
          ],
          trace,
        },
      ];
    }),
  right: example({
    states: {
      open: step("a", { on: { go: to("w", "group.back") } }),
      group: group("one"),
      closed: end(),
    },
  }),
  wrong: example({
    states: {
      open: step("a", { on: { go: to("w", "group.back") } }),
      group: group(),
      closed: end(),
    },
  }),
};
