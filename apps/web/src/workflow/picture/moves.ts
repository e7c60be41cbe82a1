import type { Box, Point } from "./layout.ts";

export type Direction = "up" | "down" | "left" | "right";

const AXES: Record<Direction, Point> = {
  up: { x: 0, y: -1 },
  down: { x: 0, y: 1 },
  left: { x: -1, y: 0 },
  right: { x: 1, y: 0 },
};

/**
 * The step that an arrow key leads to from the one that is selected: the nearest that lies more in
 * that direction than beside it. Without a selection the topmost; null when there is none.
 * `boxes` are in the picture's own coordinates.
 */
export function neighbour(
  boxes: ReadonlyMap<string, Box>,
  from: string | null,
  direction: Direction,
): string | null {
  const here = from === null ? undefined : boxes.get(from);
  if (!here) {
    const [first] = [...boxes].sort(([, a], [, b]) => a.y - b.y || a.x - b.x);
    return first?.[0] ?? null;
  }
  const centre = ({ x, y, width, height }: Box): Point => ({ x: x + width / 2, y: y + height / 2 });
  const axis = AXES[direction];
  let best: { uid: string; distance: number } | null = null;
  for (const [uid, box] of boxes) {
    const [a, b] = [centre(here), centre(box)];
    const along = (b.x - a.x) * axis.x + (b.y - a.y) * axis.y;
    const beside = Math.abs((b.x - a.x) * axis.y) + Math.abs((b.y - a.y) * axis.x);
    if (uid === from || along <= 0 || beside > along * 2) continue;
    const distance = along + beside * 2;
    if (!best || distance < best.distance) best = { uid, distance };
  }
  return best?.uid ?? null;
}
