import type { Ref } from "../contract.ts";
import { actionRefs, guardRefs, type Model } from "../model.ts";

export interface PlacedRef {
  ref: Ref;
  kind: "guards" | "actions" | "actors";
  path: string[];
  uid: string;
}

/** Every use of a registered type in a definition. */
export function refsOf(model: Model): PlacedRef[] {
  return model.nodes.flatMap((node): PlacedRef[] => {
    const { uid } = node.def;
    const guards = node.ways.flatMap((way) =>
      way.def.guard ? guardRefs(way.def.guard, [...way.at, "guard"]) : [],
    );
    const actors = (node.def.invoke ?? []).map(({ src }, i) => ({
      ref: src,
      at: [...node.at, "invoke", String(i), "src"],
    }));
    return [
      ...guards.map(({ ref, at }) => ({ ref, kind: "guards" as const, path: at, uid })),
      ...actionRefs(node).map(({ ref, at }) => ({ ref, kind: "actions" as const, path: at, uid })),
      ...actors.map(({ ref, at }) => ({ ref, kind: "actors" as const, path: at, uid })),
    ];
  });
}
