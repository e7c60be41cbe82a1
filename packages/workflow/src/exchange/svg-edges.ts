import { isInside, type Model, type StateNode } from "../model.ts";
import { type Labels, targetOf } from "./labels.ts";
import { allBoxes, type Box, NOTE, type Point, TITLE, wrapped } from "./svg-layout.ts";

/** A way on the drawing; ways between the same two states share one. */
export interface Edge {
  from: Box;
  to: Box;
  /** Start, two points that bend it, and end. */
  curve: [Point, Point, Point, Point];
  /** Its words, and the same in lines. */
  ways: string[];
  lines: string[];
  /** The middle of its first line of words. */
  at: Point;
}

/** Which side of a box an edge uses. */
type Side = "top" | "bottom" | "left" | "right";

interface Planned {
  from: Box;
  to: Box;
  ways: string[];
  out: Side;
  into: Side;
}

const centre = ({ x, y, width, height }: Box): Point => ({ x: x + width / 2, y: y + height / 2 });

const isAround = (box: Box, edge: Pick<Planned, "from" | "to">): boolean =>
  [edge.from, edge.to].some(({ node }) => node === box.node || isInside(node, box.node));

/** Whether a straight line from below one box to above another would pass through a third. */
function isBlocked(from: Box, to: Box, all: Box[]): boolean {
  const [a, b] = [centre(from), centre(to)];
  const [start, end] = [from.y + from.height, to.y];
  return all.some((box) => {
    if (isAround(box, { from, to }) || isInside(box.node, from.node)) return false;
    if (isInside(box.node, to.node) || box.y >= end || box.y + box.height <= start) return false;
    const share = (centre(box).y - start) / Math.max(1, end - start);
    return Math.abs(a.x + (b.x - a.x) * share - centre(box).x) < box.width / 2 + 8;
  });
}

function sides(from: Box, to: Box, all: Box[]): [Side, Side] {
  if (isInside(to.node, from.node)) return ["left", "left"];
  if (isInside(from.node, to.node) || from === to) return ["right", "right"];
  if (to.y >= from.y + from.height) {
    return isBlocked(from, to, all) ? ["left", "left"] : ["bottom", "top"];
  }
  if (to.y + to.height <= from.y) return ["right", "right"];
  return to.x > from.x ? ["right", "left"] : ["left", "right"];
}

function planned(model: Model, labels: Labels, boxes: Box[]): Planned[] {
  const all = allBoxes(boxes);
  const boxOf = new Map<StateNode, Box>(all.map((box) => [box.node, box]));
  const found = new Map<string, Planned>();
  for (const way of model.nodes.flatMap(({ ways }) => ways)) {
    const target = targetOf(model, way);
    const from = boxOf.get(way.source);
    const to = target && boxOf.get(target);
    if (!from || !to) continue;
    const key = `${way.source.path} ${target.path}`;
    const [out, into] = sides(from, to, all);
    const known = found.get(key) ?? { from, to, ways: [], out, into };
    known.ways.push(labels.way(way));
    found.set(key, known);
  }
  return [...found.values()];
}

/** Ends that share a side of a box stand apart, ordered by where the other end is. */
function ports(edges: Planned[]): Map<Planned, [Point, Point]> {
  const places = new Map<string, { edge: Planned; end: 0 | 1; other: Point }[]>();
  for (const edge of edges) {
    for (const end of [0, 1] as const) {
      const box = end === 0 ? edge.from : edge.to;
      const key = `${box.node.path} ${end === 0 ? edge.out : edge.into}`;
      const other = centre(end === 0 ? edge.to : edge.from);
      places.set(key, [...(places.get(key) ?? []), { edge, end, other }]);
    }
  }
  const found = new Map<Planned, [Point, Point]>();
  for (const ends of places.values()) {
    const { edge, end } = ends[0]!;
    const side = end === 0 ? edge.out : edge.into;
    const box = end === 0 ? edge.from : edge.to;
    const flat = side === "top" || side === "bottom";
    ends.sort((a, b) => (flat ? a.other.x - b.other.x : a.other.y - b.other.y));
    for (const [i, one] of ends.entries()) {
      const share = (i + 1) / (ends.length + 1);
      const point = flat
        ? { x: box.x + box.width * share, y: side === "top" ? box.y : box.y + box.height }
        : { x: side === "left" ? box.x : box.x + box.width, y: box.y + box.height * share };
      const both = found.get(one.edge) ?? [point, point];
      both[one.end] = point;
      found.set(one.edge, [...both]);
    }
  }
  return found;
}

/** How far a bend on the left or right has to reach to pass beside what stands between. */
function beside(edge: Planned, from: Point, to: Point, all: Box[]): number {
  const [top, bottom] = [Math.min(from.y, to.y), Math.max(from.y, to.y)];
  const group = edge.from.node.ancestors.findLast((node) => isInside(edge.to.node, node));
  const between = all.filter(
    (box) =>
      box.y < bottom &&
      box.y + box.height > top &&
      (!group || isInside(box.node, group)) &&
      (!isAround(box, edge) || box === edge.from || box === edge.to),
  );
  const reach =
    edge.out === "right"
      ? Math.max(...between.map(({ x, width }) => x + width)) - Math.max(from.x, to.x)
      : Math.min(from.x, to.x) - Math.min(...between.map(({ x }) => x));
  return (Math.max(0, reach) + 18) / 0.75;
}

function bend(edge: Planned, from: Point, to: Point, all: Box[]): Edge["curve"] {
  const { out, into } = edge;
  const distance = Math.hypot(to.x - from.x, to.y - from.y);
  const long = Math.min(140, 30 + distance / 4);
  const nested = isInside(edge.from.node, edge.to.node);
  const inward = isInside(edge.to.node, edge.from.node);
  const round = out === into && !nested && !inward && edge.from !== edge.to;
  const passing = Math.max(Math.min(60, distance / 5), beside(edge, from, to, all)) + distance / 40;
  const far = round ? passing : nested ? 0 : long;
  const away = (point: Point, side: Side): Point => ({
    x: point.x + (side === "left" ? -far : side === "right" ? far : 0),
    y: point.y + (side === "top" ? -far : side === "bottom" ? far : 0),
  });
  const [start, end] = [away(from, out), away(to, into)];
  // Both bends reach equally far, whatever the widths of the two boxes.
  if (round && out === "right") start.x = end.x = Math.max(start.x, end.x);
  if (round && out === "left") start.x = end.x = Math.min(start.x, end.x);
  return [from, start, nested ? from : end, to];
}

export function pointOn([a, b, c, d]: Edge["curve"], t: number): Point {
  const mix = (key: "x" | "y"): number =>
    (1 - t) ** 3 * a[key] +
    3 * (1 - t) ** 2 * t * b[key] +
    3 * (1 - t) * t * t * c[key] +
    t ** 3 * d[key];
  return { x: mix("x"), y: mix("y") };
}

interface Area {
  x: number;
  y: number;
  width: number;
  height: number;
}

const meet = (a: Area, b: Area): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

export function wordsArea({ lines, at }: Pick<Edge, "lines" | "at">): Area {
  const width = Math.max(0, ...lines.map((line) => line.length * 6)) + 4;
  return { x: at.x - width / 2, y: at.y - NOTE + 3, width, height: lines.length * NOTE };
}

/** Every way with its curve, its words where they cover no other words and no step. */
export function drawWays(model: Model, labels: Labels, boxes: Box[]): Edge[] {
  const edges = planned(model, labels, boxes);
  const ends = ports(edges);
  const all = allBoxes(boxes);
  const taken: Area[] = all.map(({ children, x, y, width, height, title, notes }) => {
    const head = 10 + title.length * TITLE + notes.length * NOTE;
    return { x, y: y - 4, width, height: 8 + (children.length > 0 ? head : height) };
  });
  return edges.map((edge): Edge => {
    const { from, to, ways } = edge;
    const lines = ways.flatMap((way) => wrapped(ways.length > 1 ? `• ${way}` : way, 24));
    const [start, end] = ends.get(edge)!;
    const curve = bend(edge, start, end, all);
    const wide = wordsArea({ lines, at: start }).width;
    const loop = { x: start.x + 34 + wide / 2, y: (start.y + end.y) / 2 };
    const along = [0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8].flatMap((t) =>
      [0, -1, 1, -2, 2, 3, -3, 4, 5].map((rows) => {
        const point = pointOn(curve, t);
        return { x: point.x, y: point.y + rows * NOTE - ((lines.length - 1) * NOTE) / 2 };
      }),
    );
    const places = from === to ? [loop, ...along] : along;
    const free = places.find((at) => !taken.some((area) => meet(area, wordsArea({ lines, at }))));
    const at = free ?? places[0]!;
    taken.push(wordsArea({ lines, at }));
    return { from, to, curve, ways, lines, at };
  });
}
