import type { Json } from "@quad/workflow";
import type { ElkExtendedEdge, ElkNode } from "elkjs/lib/elk-api.js";
import type { PictureGraph, PictureStep } from "./graph.ts";

export interface Point {
  x: number;
  y: number;
}

/** Of a step: the place relative to the group around it, in pixels. */
export interface Box extends Point {
  width: number;
  height: number;
}

export interface Route {
  points: Point[];
  /** Where the words stand: their top left corner and size. */
  label: Box | null;
}

export interface Laid {
  boxes: ReadonlyMap<string, Box>;
  /** By id of a way, in the picture's own coordinates. One that isn't here is drawn straight. */
  routes: ReadonlyMap<string, Route>;
}

export const STEP_WIDTH = 176;
const LINE = 17;
/** Around what a group holds; above it stands the group's name. */
export const PAD = { side: 16, top: 40, bottom: 16 };
const LABEL_WIDTH = 132;

/** How many lines a text takes in so many pixels of 13 px sans, roughly. */
const linesIn = (text: string, width: number, perCharacter: number): number => {
  const room = Math.max(4, Math.floor(width / perCharacter));
  let lines = 1;
  let used = 0;
  for (const word of text.split(/\s+/)) {
    if (used > 0 && used + 1 + word.length > room) {
      lines += 1;
      used = 0;
    }
    used += word.length + (used > 0 ? 1 : 0);
  }
  return lines;
};

/** The size of a step that holds none, for its label. */
export const sizeOf = ({
  label,
}: Pick<PictureStep, "label">): { width: number; height: number } => ({
  width: STEP_WIDTH,
  height: 19 + LINE * Math.min(3, linesIn(label, STEP_WIDTH - 50, 6.4)),
});

/** The size of the words on an arrow. */
export function labelSize(text: string): { width: number; height: number } {
  const lines = Math.min(3, linesIn(text, LABEL_WIDTH, 6.1));
  const width = lines > 1 ? LABEL_WIDTH : Math.min(LABEL_WIDTH, Math.ceil(text.length * 6.4) + 4);
  return { width, height: lines * 15 + 2 };
}

const spacing = {
  "elk.spacing.nodeNode": "24",
  "elk.layered.spacing.nodeNodeBetweenLayers": "16",
  "elk.spacing.edgeNode": "14",
  "elk.layered.spacing.edgeNodeBetweenLayers": "14",
  "elk.spacing.edgeEdge": "12",
  "elk.layered.spacing.edgeEdgeBetweenLayers": "12",
  "elk.spacing.edgeLabel": "4",
};

/** What the layout works on. Ways from a group to its own inside are left out: they are drawn straight. */
export function elkGraph({ steps, ways }: PictureGraph): ElkNode {
  const parents = new Map(steps.map(({ uid, parentUid }) => [uid, parentUid]));
  const holds = (outer: string, inner: string): boolean => {
    for (let at = parents.get(inner); at; at = parents.get(at)) if (at === outer) return true;
    return false;
  };
  const childrenOf = (parent: string | null): ElkNode[] =>
    steps
      .filter(({ parentUid }) => parentUid === parent)
      .map((step): ElkNode => {
        const children = childrenOf(step.uid);
        if (children.length === 0) return { id: step.uid, ...sizeOf(step) };
        const padding = `[top=${PAD.top},left=${PAD.side},bottom=${PAD.bottom},right=${PAD.side}]`;
        return {
          id: step.uid,
          children,
          layoutOptions: {
            "elk.padding": padding,
            "elk.nodeSize.constraints": "MINIMUM_SIZE",
            "elk.nodeSize.minimum": `(${STEP_WIDTH}, 60)`,
            ...spacing,
          },
        };
      });
  const drawn = ways.filter(
    ({ fromUid, toUid }) => !holds(fromUid, toUid) && !holds(toUid, fromUid),
  );
  return {
    id: "workflow",
    layoutOptions: {
      "elk.algorithm": "layered",
      "elk.direction": "DOWN",
      "elk.hierarchyHandling": "INCLUDE_CHILDREN",
      "elk.edgeRouting": "ORTHOGONAL",
      "elk.json.edgeCoords": "ROOT",
      "elk.layered.considerModelOrder.strategy": "NODES_AND_EDGES",
      "elk.layered.cycleBreaking.strategy": "MODEL_ORDER",
      "elk.layered.nodePlacement.strategy": "NETWORK_SIMPLEX",
      "elk.layered.nodePlacement.favorStraightEdges": "true",
      "elk.layered.edgeLabels.sideSelection": "ALWAYS_DOWN",
      "elk.padding": "[top=8,left=8,bottom=8,right=8]",
      ...spacing,
    },
    children: childrenOf(null),
    edges: drawn.map(
      ({ id, fromUid, toUid, text }): ElkExtendedEdge => ({
        id: `way:${id}`,
        sources: [fromUid],
        targets: [toUid],
        labels: text
          ? [{ text, ...labelSize(text), layoutOptions: { "elk.edgeLabels.placement": "CENTER" } }]
          : [],
      }),
    ),
  };
}

/** The result of the layout in the picture's words. */
export function readLayout(root: ElkNode): Laid {
  const boxes = new Map<string, Box>();
  const visit = (node: ElkNode): void => {
    for (const child of node.children ?? []) {
      const { x = 0, y = 0, width = STEP_WIDTH, height = 36 } = child;
      boxes.set(child.id, { x, y, width, height });
      visit(child);
    }
  };
  visit(root);
  const routes = new Map<string, Route>();
  for (const { id, sections = [], labels = [] } of root.edges ?? []) {
    const points = sections.flatMap(({ startPoint, bendPoints = [], endPoint }) => [
      startPoint,
      ...bendPoints,
      endPoint,
    ]);
    const [label] = labels;
    const { x, y, width = 0, height = 0 } = label ?? {};
    if (points.length < 2) continue;
    routes.set(id.slice("way:".length), {
      points,
      label: x === undefined || y === undefined ? null : { x, y, width, height },
    });
  }
  return { boxes, routes };
}

/** Places chosen by hand, by uid; what isn't a place is left out. */
export function handPlaces(layout: Json | undefined): Map<string, Point> {
  if (typeof layout !== "object" || layout === null || Array.isArray(layout)) return new Map();
  return new Map(
    Object.entries(layout).flatMap(([uid, place]) => {
      const { x, y } = (place ?? {}) as { x?: unknown; y?: unknown };
      return typeof x === "number" && typeof y === "number" ? [[uid, { x, y }] as const] : [];
    }),
  );
}

/**
 * The layout with steps put where somebody has put them. Groups grow around what they hold, and
 * arrows that touch a step that was moved are drawn straight.
 */
export function placed(graph: PictureGraph, laid: Laid, hand: ReadonlyMap<string, Point>): Laid {
  if (hand.size === 0) return laid;
  const boxes = new Map(laid.boxes);
  for (const [uid, place] of hand) {
    const box = boxes.get(uid);
    if (box) boxes.set(uid, { ...box, ...place });
  }
  const moved = new Set(hand.keys());
  for (const { uid } of graph.steps.toReversed()) {
    const box = boxes.get(uid);
    const inside = graph.steps.filter((step) => step.parentUid === uid);
    if (!box || inside.length === 0) continue;
    const own = inside.flatMap((step) => boxes.get(step.uid) ?? []);
    const width = Math.max(...own.map(({ x, width }) => x + width)) + PAD.side;
    const height = Math.max(...own.map(({ y, height }) => y + height)) + PAD.bottom;
    if (!inside.some((step) => moved.has(step.uid))) continue;
    boxes.set(uid, { ...box, width: Math.max(STEP_WIDTH, width), height });
    moved.add(uid);
  }
  // What stands inside of a group that was moved has moved with it.
  for (const { uid, parentUid } of graph.steps) {
    if (parentUid !== null && moved.has(parentUid)) moved.add(uid);
  }
  const routes = new Map(laid.routes);
  for (const { id, fromUid, toUid } of graph.ways) {
    if (moved.has(fromUid) || moved.has(toUid)) routes.delete(id);
  }
  return { boxes, routes };
}
