import type { StateNode, Way } from "../model.ts";
import { end, example, step, to } from "./example.ts";
import type { Graph } from "./graph.ts";
import { type CheckInput, type Finding, type Rule, say } from "./rule.ts";

const hasAlways = (node: StateNode): boolean => (node.def.always ?? []).length > 0;

/** States whose own automatic ways may be next after the automatic ways of `node`. */
function following({ usable, target, entered }: Graph, node: StateNode, guarded: boolean) {
  const next = new Set<StateNode>();
  const ways = usable(node).filter(
    (way: Way) => way.trigger.kind === "always" && (guarded || !way.def.guard),
  );
  for (const way of ways) {
    const to = target(way);
    if (way.def.target === undefined) next.add(node);
    if (to) for (const found of entered(to, way)) if (hasAlways(found)) next.add(found);
  }
  return next;
}

function cycles({ model, graph }: CheckInput, guarded: boolean): StateNode[] {
  const starts: StateNode[] = [];
  const covered = new Set<StateNode>();
  for (const start of model.nodes.filter(hasAlways)) {
    if (covered.has(start)) continue;
    const seen = new Set<StateNode>();
    const queue = [start];
    for (let node = queue.pop(); node; node = queue.pop()) {
      for (const next of following(graph(), node, guarded)) {
        if (seen.has(next)) continue;
        seen.add(next);
        queue.push(next);
      }
    }
    if (!seen.has(start)) continue;
    starts.push(start);
    for (const node of seen) covered.add(node);
  }
  return starts;
}

/** Automatic ways that lead round in a circle: an error without rules, a warning with them. */
export const eventlessCycle: Rule = {
  key: "eventless-cycle",
  severity: "error",
  run(input) {
    const certain = cycles(input, false);
    const finding = (node: StateNode, severity: "error" | "warning"): Finding => ({
      path: [...node.at, "always"],
      uid: node.def.uid,
      severity,
      message:
        severity === "error"
          ? say(
              "The automatic ways out from here go round in a circle and never come to rest.",
              "Mae'r ffyrdd awtomatig o'r fan hon yn mynd mewn cylch ac nid ydynt byth yn gorffwys.",
            )
          : say(
              "If their rules all let through, the automatic ways out go round in a circle.",
              "Os yw'r rheolau i gyd yn caniatáu, mae'r ffyrdd awtomatig yn mynd mewn cylch.",
            ),
      fix: say("Let one of them wait for an event.", "Gadewch i un ohonynt aros am ddigwyddiad."),
    });
    return certain.length > 0
      ? certain.map((node) => finding(node, "error"))
      : cycles(input, true).map((node) => finding(node, "warning"));
  },
  right: example({
    states: {
      open: step("a", { always: to("w", "wait") }),
      wait: step("b", { on: { go: to("x", "closed") } }),
      closed: end(),
    },
  }),
  wrong: example({
    states: {
      open: step("a", { always: to("w", "back") }),
      back: step("b", { always: to("x", "open") }),
      closed: end(),
    },
  }),
};
