import { type Edge, type EdgeProps, getSmoothStepPath } from "@xyflow/react";
import { cx } from "../../ui/cx.ts";
import type { PictureWay } from "./graph.ts";
import { labelSize, type Point, type Route } from "./layout.ts";
import { pathThrough } from "./route.ts";

export type WayData = { way: PictureWay; route: Route | null; problem: boolean; changed: boolean };

export type WayEdgeType = Edge<WayData, "way">;

/** A way out as an arrow with a few words on it. */
export function WayEdge(props: EdgeProps<WayEdgeType>) {
  const { data, selected } = props;
  if (!data) return null;
  const { way, route } = data;
  const size = labelSize(way.text);
  const [straight, middleX, middleY] = getSmoothStepPath({ ...props, borderRadius: 5 });
  const path = route ? pathThrough(route.points) : straight;
  const label = route?.label ?? {
    ...{ x: middleX - size.width / 2, y: middleY - size.height / 2 },
    ...size,
  };
  const [before, end] = route
    ? (route.points.slice(-2) as [Point, Point])
    : [
        { x: props.targetX, y: props.targetY - 1 },
        { x: props.targetX, y: props.targetY },
      ];
  return (
    <g
      className={cx(
        "pic__way",
        selected && "is-on",
        data.changed && "is-changed",
        data.problem && "is-bad",
      )}
    >
      <path d={path} className="pic__grip" />
      <path d={path} className="pic__line" />
      <path d={headAt(before, end)} className="pic__head" />
      {way.text && (
        <foreignObject x={label.x} y={label.y} width={label.width} height={label.height}>
          <span className="pic__text" title={way.sentence}>
            {way.text}
          </span>
        </foreignObject>
      )}
    </g>
  );
}

/** A small filled triangle with its point at `to`, seen from `from`. */
function headAt(from: Point, to: Point): string {
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  const [ux, uy] = [(to.x - from.x) / length, (to.y - from.y) / length];
  const at = (back: number, side: number) =>
    `${to.x - ux * back - uy * side} ${to.y - uy * back + ux * side}`;
  return `M${to.x} ${to.y}L${at(7, 3.5)}L${at(7, -3.5)}Z`;
}
