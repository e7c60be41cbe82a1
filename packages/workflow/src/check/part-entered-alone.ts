import { end, example, step, to } from "./example.ts";
import { type Rule, say } from "./rule.ts";
import { nameOf } from "./words.ts";

const states = {
  one: step("b", {
    initial: "x",
    states: { x: step("c", { on: { go: to("v", "y") } }), y: step("d") },
  }),
  two: step("e", { initial: "z", states: { z: step("f") } }),
};

/**
 * A way of a group, or of what is around it, into one of its parts begins the other parts anew
 * (XState issue 5214).
 */
export const partEnteredAlone: Rule = {
  key: "part-entered-alone",
  severity: "warning",
  run: ({ paths }) =>
    paths().resets.map(({ way, parallel, trace }) => {
      const name = nameOf(parallel);
      const from = nameOf(way.source);
      return {
        path: way.at,
        uid: way.source.def.uid,
        message: say(
          `This way out of ${from.en} leads into one part of ${name.en}, but begins all its other parts anew.`,
          `Mae'r ffordd hon o ${from.cy} yn arwain i un rhan o ${name.cy}, ond mae'n ailddechrau pob rhan arall.`,
        ),
        fix: say(
          "Put the way out into the part it is about.",
          "Rhowch y ffordd yn y rhan y mae'n ymwneud â hi.",
        ),
        trace,
      };
    }),
  right: example({
    states: {
      open: step("a", { type: "parallel", states, after: { late: to("x", "closed") } }),
      closed: end(),
    },
  }),
  wrong: example({
    events: {
      go: { label: { en: "Go", cy: "Ewch" }, by: ["mentee"] },
      jump: { label: { en: "Jump", cy: "Neidio" }, by: ["mentee"] },
    },
    states: {
      open: step("a", {
        type: "parallel",
        states,
        on: { jump: to("w", ".one.y") },
        after: { late: to("x", "closed") },
      }),
      closed: end(),
    },
  }),
};
