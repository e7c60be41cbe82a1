import { useLingui } from "@lingui/react/macro";
import { Position } from "@xyflow/react";
import { useMemo } from "react";
import type { DiagramProps } from "./Diagram.tsx";
import { idAt, type PictureGraph } from "./graph.ts";
import type { Laid, Point } from "./layout.ts";
import type { StepNodeType } from "./StepNode.tsx";
import type { WayEdgeType } from "./WayEdge.tsx";

/** The steps and ways as the drawing library takes them. */
export function useElements(
  props: DiagramProps & { graph: PictureGraph; laid: Laid },
  drag: { uid: string; place: Point } | null,
) {
  const { t } = useLingui();
  const { graph, laid, definition, counts, activeUids, problems, changed, selected } = props;
  const editable = props.acts !== undefined;
  const faulty = (problems ?? [])
    .filter(({ severity }) => severity === "error")
    .flatMap(({ path, uid }) => [idAt(definition, path), uid])
    .join(" ");
  const bad = useMemo(() => new Set(faulty.split(" ")), [faulty]);
  const parents = useMemo(() => new Set(graph.steps.map(({ parentUid }) => parentUid)), [graph]);
  const nodes = useMemo(
    () =>
      graph.steps.flatMap((step): StepNodeType[] => {
        const box = laid.boxes.get(step.uid);
        if (!box) return [];
        const { width, height } = box;
        const count = counts?.get(step.uid) ?? null;
        const handle = { x: width / 2, width: 1, height: 1 };
        const place = drag?.uid === step.uid ? drag.place : { x: box.x, y: box.y };
        return [
          {
            ...{ id: step.uid, type: "step", width, height, measured: { width, height } },
            ...(step.parentUid && { parentId: step.parentUid, extent: "parent" as const }),
            position: place,
            handles: [
              { ...handle, type: "target", position: Position.Top, y: 0 },
              { ...handle, type: "source", position: Position.Bottom, y: height },
            ],
            selected: step.uid === selected,
            ariaRole: "img",
            ariaLabel: count === null ? step.label : t`${step.label}, ${count} here now`,
            data: {
              ...{ step, count, holds: parents.has(step.uid), editable },
              active: activeUids?.includes(step.uid) ?? false,
              problem: bad.has(step.uid),
              changed: changed?.has(step.uid) ?? false,
            },
          },
        ];
      }),
    [graph, laid, counts, activeUids, bad, changed, selected, editable, parents, drag, t],
  );
  const edges = useMemo(() => {
    const drawn = new Set(nodes.map(({ id }) => id));
    const inside = (uid: string): boolean => {
      if (drag === null) return false;
      for (let at: string | null | undefined = uid; at; ) {
        if (at === drag.uid) return true;
        at = graph.steps.find((step) => step.uid === at)?.parentUid;
      }
      return false;
    };
    return graph.ways
      .filter(({ fromUid, toUid }) => drawn.has(fromUid) && drawn.has(toUid))
      .map((way): WayEdgeType => {
        const loose = inside(way.fromUid) || inside(way.toUid);
        return {
          ...{ id: way.id, type: "way", source: way.fromUid, target: way.toUid },
          selected: way.id === selected,
          // Only its own dot is in reach: several arrows may end on one step.
          reconnectable: editable && way.id === selected ? "target" : false,
          ariaRole: "img",
          ariaLabel: way.sentence,
          data: {
            way,
            route: loose ? null : (laid.routes.get(way.id) ?? null),
            problem: bad.has(way.id),
            changed: changed?.has(way.id) ?? false,
          },
        };
      });
  }, [graph, laid, nodes, bad, changed, selected, editable, drag]);
  return { nodes, edges };
}
