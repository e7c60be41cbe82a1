import { useEffect, useMemo, useState } from "react";
import { layOut } from "./elk.ts";
import type { PictureGraph } from "./graph.ts";
import { type Laid, type Point, placed } from "./layout.ts";

/**
 * Where everything stands: the layout, with what somebody has put elsewhere. While a new layout is
 * being worked out the last one stays. null: none yet; "failed": there can't be one.
 */
export function useLayout(
  graph: PictureGraph,
  hand: ReadonlyMap<string, Point>,
): Laid | null | "failed" {
  const [laid, setLaid] = useState<Laid | null | "failed">(null);
  // Words that change nothing about the shape ask for no new layout.
  const shape = JSON.stringify([
    graph.steps.map(({ uid, parentUid, label }) => [uid, parentUid, label]),
    graph.ways.map(({ id, fromUid, toUid, text }) => [id, fromUid, toUid, text]),
  ]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the shape is all of the graph that counts.
  useEffect(() => {
    let current = true;
    layOut(graph).then(
      (found) => current && setLaid(found),
      () => current && setLaid((before) => before ?? "failed"),
    );
    return () => {
      current = false;
    };
  }, [shape]);
  return useMemo(
    () => (laid === null || laid === "failed" ? laid : placed(graph, laid, hand)),
    [graph, laid, hand],
  );
}
