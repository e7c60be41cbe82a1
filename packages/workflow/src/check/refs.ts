import type { Ref } from "../contract.ts";
import type { ActionPlace, EditCommand } from "../edit/command.ts";
import { actionRefs, guardRefs, type Model, type StateNode } from "../model.ts";
import { withPart } from "./fixes.ts";

export interface PlacedRef {
  ref: Ref;
  kind: "guards" | "actions" | "actors";
  path: string[];
  node: StateNode;
  /** The change that puts another use in its place, or removes it. */
  put(ref: Ref | null): EditCommand;
}

function guards(node: StateNode): PlacedRef[] {
  return node.ways.flatMap(({ def, at }) => {
    const { guard, id } = def;
    if (!guard) return [];
    return guardRefs(guard).map(
      (found): PlacedRef => ({
        ref: found.ref,
        kind: "guards",
        path: [...at, "guard", ...found.at],
        node,
        put: (ref) => ({ do: "way.set", id, guard: withPart(guard, found.at, ref) }),
      }),
    );
  });
}

function actions(node: StateNode): PlacedRef[] {
  return actionRefs(node).map(({ ref, at }): PlacedRef => {
    const index = Number(at.at(-1));
    const way = node.ways.find((one) => at.length === one.at.length + 2 && isAt(at, one.at));
    const when = at[node.at.length] === "entry" ? "entry" : "exit";
    const place: ActionPlace = way ? { wayId: way.def.id } : { uid: node.def.uid, when };
    return {
      ref,
      kind: "actions",
      path: at,
      node,
      put: (action) =>
        action
          ? { do: "action.set", at: place, index, action }
          : { do: "action.remove", at: place, index },
    };
  });
}

const isAt = (path: string[], start: string[]): boolean => start.every((key, i) => path[i] === key);

function actors(node: StateNode): PlacedRef[] {
  const { uid, invoke = [] } = node.def;
  return invoke.map((work, i) => ({
    ref: work.src,
    kind: "actors",
    path: [...node.at, "invoke", String(i), "src"],
    node,
    put: (src) => ({ do: "work.set", uid, id: work.id, work: src && { ...work, src } }),
  }));
}

/** Every use of a registered type in a definition. */
export function refsOf({ nodes }: Model): PlacedRef[] {
  return nodes.flatMap((node) => [...guards(node), ...actions(node), ...actors(node)]);
}
