import { isInside, type Model, type StateNode } from "../model.ts";
import { type Labels, targetOf } from "./labels.ts";

/** A state on the drawing; x and y are of its upper left corner, in pixels of the whole. */
export interface Box {
  node: StateNode;
  x: number;
  y: number;
  width: number;
  height: number;
  title: string[];
  /** What happens while it stays: ways without a target. */
  notes: string[];
  children: Box[];
}

export interface Point {
  x: number;
  y: number;
}

/** Upper left corners by uid, each from that of the group around it. */
export type Positions = Readonly<Record<string, Point>>;

const PADDING = 20;
const GAP = 36;
/** Room beside the rows of a group for ways that pass other steps. */
const PASSAGE = 90;
export const TITLE = 18;
export const NOTE = 15;

/** Lines of at most so many characters; a longer word gets a line of its own. */
export function wrapped(text: string, most: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/).filter(Boolean)) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < most)
      lines.push(`${lines.pop()} ${word}`);
    else lines.push(word.length > 2 * most ? `${word.slice(0, 2 * most)}…` : word);
  }
  return lines;
}

const widest = (lines: string[], sign: number): number =>
  Math.max(0, ...lines.map((line) => line.length * sign));

/** In the author's order. */
export function childrenOf(model: Model, group: StateNode | null): StateNode[] {
  const states = group ? (group.def.states ?? {}) : model.definition.states;
  return Object.keys(states).flatMap(
    (key) => model.byPath.get(group ? `${group.path}.${key}` : key) ?? [],
  );
}

/** Which siblings lead to which, deeper states standing for the sibling around them. */
function leadsTo(model: Model, siblings: StateNode[]): Map<StateNode, StateNode[]> {
  const around = (node: StateNode): StateNode | undefined =>
    siblings.find((one) => one === node || isInside(node, one));
  const found = new Map<StateNode, StateNode[]>(siblings.map((one) => [one, []]));
  for (const way of model.nodes.flatMap(({ ways }) => ways)) {
    const to = targetOf(model, way);
    const [a, b] = [around(way.source), to && around(to)];
    if (a && b && a !== b && !found.get(a)!.includes(b)) found.get(a)!.push(b);
  }
  return found;
}

/** Rows from the first state downwards, each state below all that lead to it; loops are cut. */
function rows(model: Model, siblings: StateNode[], first: StateNode | undefined): StateNode[][] {
  const next = leadsTo(model, siblings);
  const done: StateNode[] = [];
  const open = new Set<StateNode>();
  const kept = new Map<StateNode, StateNode[]>();
  const visit = (node: StateNode): void => {
    open.add(node);
    for (const to of next.get(node)!) {
      if (open.has(to)) continue;
      kept.set(node, [...(kept.get(node) ?? []), to]);
      if (!done.includes(to)) visit(to);
    }
    open.delete(node);
    done.push(node);
  };
  for (const node of first ? [first, ...siblings] : siblings) if (!done.includes(node)) visit(node);
  const level = new Map<StateNode, number>();
  for (const node of done.reverse()) {
    const own = level.get(node) ?? 0;
    level.set(node, own);
    for (const to of kept.get(node) ?? []) level.set(to, Math.max(level.get(to) ?? 0, own + 1));
  }
  const found: StateNode[][] = [];
  for (const node of siblings) {
    const at = level.get(node)!;
    found[at] = [...(found[at] ?? []), node];
  }
  return found.filter((row) => row.length > 0);
}

class Layout {
  readonly model: Model;
  readonly labels: Labels;
  readonly positions: Positions;

  constructor(model: Model, labels: Labels, positions: Positions) {
    this.model = model;
    this.labels = labels;
    this.positions = positions;
  }

  box(node: StateNode): Box {
    const staying = node.ways.filter(({ def }) => def.target === undefined);
    const notes = staying.flatMap((way) => wrapped(`↻ ${this.labels.way(way)}`, 32));
    const title = wrapped(this.labels.state(node), node.children.length > 0 ? 60 : 24);
    const head = PADDING + title.length * TITLE + notes.length * NOTE;
    const own = Math.max(110, widest(title, 7.6) + 28, widest(notes, 6.4) + 28);
    const empty = { node, x: 0, y: 0, title, notes, children: [] };
    if (node.kind === "history") return { ...empty, notes: [], width: 36, height: 36 };
    if (node.children.length === 0) return { ...empty, width: own, height: head };
    const { children, width, height } = this.group(node, head + 4);
    return { ...empty, children, width: Math.max(own, width), height };
  }

  /** Boxes of a group, placed from its own corner, below a head. */
  group(group: StateNode | null, head: number): Pick<Box, "children" | "width" | "height"> {
    const nodes = childrenOf(this.model, group);
    const initial = group ? group.def.initial : this.model.definition.initial;
    const sideBySide = group?.kind === "parallel";
    const first = nodes.find(({ key }) => key === initial);
    const plan = sideBySide ? [nodes] : rows(this.model, nodes, first);
    const table = plan.map((row) => row.map((node) => this.box(node)));
    const { down, up } = this.passages(nodes, plan);
    const wide = (row: Box[]): number =>
      row.reduce((sum, box) => sum + box.width, (row.length - 1) * GAP);
    const width = Math.max(0, ...table.map(wide));
    let y = head + (sideBySide ? 0 : PADDING);
    for (const row of table) {
      let x = PADDING + (down ? PASSAGE : 0) + (width - wide(row)) / 2;
      for (const box of row) {
        box.x = x;
        box.y = y;
        x += box.width + GAP;
      }
      y += Math.max(...row.map((box) => box.height)) + this.gap(row);
    }
    const children = table.flat();
    for (const box of children) {
      const { uid } = box.node.def;
      if (!Object.hasOwn(this.positions, uid)) continue;
      const { x: left, y: top } = this.positions[uid]!;
      Object.assign(box, { x: left, y: top });
    }
    this.pullIn(children, head);
    return {
      children,
      width:
        Math.max(0, ...children.map((box) => box.x + box.width)) + PADDING + (up ? PASSAGE : 0),
      height: Math.max(head, ...children.map((box) => box.y + box.height)) + PADDING,
    };
  }

  /** Whether ways of a group skip a row downwards, and whether any lead up again. */
  passages(nodes: StateNode[], plan: StateNode[][]): { down: boolean; up: boolean } {
    const row = new Map(plan.flatMap((all, i) => all.map((node) => [node, i] as const)));
    const steps = [...leadsTo(this.model, nodes)].flatMap(([from, all]) =>
      all.map((to) => row.get(to)! - row.get(from)!),
    );
    const several = plan.length > 1;
    return {
      down: several && steps.some((step) => step > 1),
      up: several && steps.some((step) => step < 0),
    };
  }

  /** Room below a row for the words of the ways that leave it. */
  gap(row: Box[]): number {
    const lines = row.flatMap(({ node }) => {
      const of = new Map<string, number>();
      for (const way of node.ways) {
        const { target } = way.def;
        if (target === undefined) continue;
        const own = wrapped(this.labels.way(way), 22).length;
        of.set(target, (of.get(target) ?? 0) + own);
      }
      return [...of.values()];
    });
    return 44 + NOTE * Math.max(0, ...lines);
  }

  /** Positions by hand may reach above or left of their group. */
  pullIn(boxes: Box[], head: number): void {
    const left = Math.min(...boxes.map(({ x }) => x)) - PADDING;
    const top = Math.min(...boxes.map(({ y }) => y)) - head;
    for (const box of boxes) {
      if (left < 0) box.x -= left;
      if (top < 0) box.y -= top;
    }
  }
}

/** Adds the corner of the group, so that every box stands in the whole. */
function shift(boxes: Box[], by: Point): void {
  for (const box of boxes) {
    box.x += by.x;
    box.y += by.y;
    shift(box.children, box);
  }
}

/**
 * Places every state: rows downwards by the longest way from the first state, the author's order
 * within a row, steps side by side next to each other. The same definition gives the same drawing.
 */
export function layOut(model: Model, labels: Labels, positions: Positions, top: number): Box[] {
  const { children } = new Layout(model, labels, positions).group(null, top);
  shift(children, { x: 0, y: 0 });
  return children;
}

export function allBoxes(boxes: Box[]): Box[] {
  return boxes.flatMap((box) => [box, ...allBoxes(box.children)]);
}
