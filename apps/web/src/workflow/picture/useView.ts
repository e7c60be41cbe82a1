import { useReactFlow, useStoreApi } from "@xyflow/react";
import { useEffect, useRef } from "react";
import type { Box } from "./layout.ts";

/** Begins at a size that can be read, with the step in question in sight; follows the selection. */
export function useView(
  boxes: ReadonlyMap<string, Box>,
  about: readonly string[],
  first: string | null,
) {
  const { setViewport, getViewport } = useReactFlow();
  const store = useStoreApi();
  const begun = useRef(false);
  const all = [...boxes.values()];
  const right = Math.max(...all.map(({ x, width }) => x + width), 1) + 8;
  const bottom = Math.max(...all.map(({ y, height }) => y + height), 1) + 8;
  /** Puts a step into the middle, but leaves no room empty that the picture could fill. */
  const centre = (box: Box | undefined, zoom: number) => {
    const { width, height } = store.getState();
    const middle = (room: number, length: number, at: number) =>
      length * zoom <= room
        ? (room - length * zoom) / 2
        : Math.min(0, Math.max(room - length * zoom, room / 2 - at * zoom));
    const x = middle(width, right, box ? box.x + box.width / 2 : 0);
    const y = Math.min(8, middle(height, bottom, box ? box.y + box.height / 2 : 0));
    void setViewport({ x, y, zoom });
  };
  const whole = () => {
    const { width, height } = store.getState();
    centre(undefined, Math.min(1, width / right, height / bottom));
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: moves only when something else is looked at.
  useEffect(() => {
    const { width, height } = store.getState();
    const box = around(boxes, about);
    if (!begun.current) {
      begun.current = true;
      centre(box ?? boxes.get(first ?? ""), Math.min(1, Math.max(0.7, width / right)));
      return;
    }
    if (!box) return;
    const { x, y, zoom } = getViewport();
    const [left, top] = [box.x * zoom + x, box.y * zoom + y];
    const seen =
      left >= 0 && top >= 0 && left + box.width * zoom <= width && top + 40 * zoom <= height;
    if (!seen) centre(box, zoom);
  }, [about.join(" ")]);
  return { whole };
}

/** The smallest box around some steps. */
function around(boxes: ReadonlyMap<string, Box>, uids: readonly string[]): Box | undefined {
  const found = uids.flatMap((uid) => boxes.get(uid) ?? []);
  if (found.length === 0) return undefined;
  const [x, y] = [Math.min(...found.map((box) => box.x)), Math.min(...found.map((box) => box.y))];
  const right = Math.max(...found.map((box) => box.x + box.width));
  const bottom = Math.max(...found.map((box) => box.y + box.height));
  return { x, y, width: right - x, height: bottom - y };
}
