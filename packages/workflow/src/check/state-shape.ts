import type { StateNode } from "../model.ts";
import { end, example, step, to } from "./example.ts";
import { fix, stepsOf } from "./fixes.ts";
import { type CheckInput, type Finding, type Rule, say } from "./rule.ts";
import { nameOf } from "./words.ts";

function fault(node: StateNode): Finding["message"] | undefined {
  const { def, kind, children } = node;
  const inner = children.length > 0;
  const name = nameOf(node);
  if (kind === "compound" && !inner) {
    return say(
      `${name.en} is a group but has no steps inside.`,
      `Grŵp heb gamau y tu mewn yw ${name.cy}.`,
    );
  }
  if (kind === "compound" && children.every((child) => child.kind === "history")) {
    return say(
      `${name.en} has nothing but a way back inside.`,
      `Dim ond ffordd yn ôl sydd yn ${name.cy}.`,
    );
  }
  if (kind === "parallel" && !children.some((child) => child.kind !== "history")) {
    return say(
      `${name.en} has no steps side by side: it needs at least one.`,
      `Nid oes camau ochr yn ochr yn ${name.cy}: mae angen o leiaf un.`,
    );
  }
  if ((kind === "atomic" || kind === "final" || kind === "history") && inner) {
    return say(
      `${name.en} is no group, so it can't have steps inside.`,
      `Nid grŵp yw ${name.cy}, felly ni all gynnwys camau.`,
    );
  }
  if (kind === "history" && !node.parent) {
    return say(
      `${name.en} is a way back, which needs a group around it.`,
      `Ffordd yn ôl yw ${name.cy}, sydd angen grŵp o'i hamgylch.`,
    );
  }
  if (kind !== "history" && def.target !== undefined) {
    return say(
      `${name.en} leads somewhere by itself, which only a way back can.`,
      `Mae ${name.cy} yn arwain i rywle ar ei ben ei hun; dim ond ffordd yn ôl all wneud hynny.`,
    );
  }
  return undefined;
}

function fixesOf(model: CheckInput["model"], node: StateNode): Finding["fixes"] {
  const { uid } = node.def;
  const { kind, parent, children } = node;
  if ((kind === "compound" || kind === "parallel") && children.length === 0) {
    return [
      fix("Make it an ordinary step", "Ei wneud yn gam cyffredin", {
        do: "step.set",
        uid,
        type: null,
      }),
    ];
  }
  const first = stepsOf(model, node).find((child) => child.kind !== "history");
  if (first && (kind === "atomic" || kind === "final")) {
    const initialUid = first.def.uid;
    return [
      fix("Make it a group", "Ei wneud yn grŵp", { do: "step.set", uid, type: null, initialUid }),
    ];
  }
  const back = kind === "history" && !parent;
  return back ? [fix("Remove it", "Ei thynnu", { do: "step.remove", uid })] : [];
}

/** The fields of a state agree with its type. */
export const stateShape: Rule = {
  key: "state-shape",
  severity: "error",
  structural: true,
  run: ({ model }) =>
    model.nodes.flatMap((node) => {
      const message = fault(node);
      if (!message) return [];
      return [{ path: node.at, uid: node.def.uid, message, fixes: fixesOf(model, node) }];
    }),
  right: example({ states: { open: step("a", { on: { go: to("w", "closed") } }), closed: end() } }),
  wrong: example({
    states: { open: step("a", { type: "compound", on: { go: to("w", "closed") } }), closed: end() },
  }),
};
