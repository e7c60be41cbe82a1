import type { RefObject } from "react";
import { useLayoutEffect, useState } from "react";
import { flushSync } from "react-dom";

/** CSS pixels of a row before one has been measured. */
const GUESS = 56;
/** Rows that are drawn beyond the edges, and by how many rows at a time the drawn part moves on. */
const EXTRA = 12;
const STEP = 6;

export interface Sight {
  first: number;
  last: number;
  /** CSS pixels. */
  rowHeight: number;
}

/**
 * Which rows of a long list can be seen, whether the list scrolls in `frame` or with the page. All
 * rows have to be equally high; how high is measured, so text may be of any size. Printing sees all.
 */
export function useSight(
  list: RefObject<HTMLElement | null>,
  frame: RefObject<HTMLElement | null>,
  count: number,
): Sight {
  const [sight, setSight] = useState<Sight>({ first: 0, last: 2 * EXTRA, rowHeight: GUESS });
  // biome-ignore lint/correctness/useExhaustiveDependencies: rows of another height, or more of them, are looked at anew.
  useLayoutEffect(() => {
    const element = list.current;
    if (!element) return;
    const look = () => {
      const box = element.getBoundingClientRect();
      const edges = frame.current?.getBoundingClientRect();
      const top = Math.max(0, edges?.top ?? 0);
      const bottom = Math.min(innerHeight, edges?.bottom ?? innerHeight);
      const row = element.querySelector(":scope > [data-row]")?.getBoundingClientRect();
      const rowHeight = row?.height || GUESS;
      const at = (edge: number) => (edge - box.top) / rowHeight;
      const first = STEP * Math.floor((at(top) - EXTRA) / STEP);
      const last = STEP * Math.ceil((at(bottom) + EXTRA) / STEP);
      setSight((before) =>
        before.first === first && before.last === last && before.rowHeight === rowHeight
          ? before
          : { first, last, rowHeight },
      );
    };
    let asked = 0;
    const lookSoon = () => {
      cancelAnimationFrame(asked);
      asked = requestAnimationFrame(look);
    };
    const seeAll = () =>
      flushSync(() => setSight((before) => ({ ...before, first: 0, last: count })));
    look();
    const sizes = new ResizeObserver(lookSoon);
    sizes.observe(element);
    // Heard on its way down, because scrolling in a frame doesn't bubble.
    addEventListener("scroll", lookSoon, { capture: true, passive: true });
    addEventListener("resize", lookSoon);
    addEventListener("beforeprint", seeAll);
    addEventListener("afterprint", look);
    return () => {
      cancelAnimationFrame(asked);
      sizes.disconnect();
      removeEventListener("scroll", lookSoon, { capture: true });
      removeEventListener("resize", lookSoon);
      removeEventListener("beforeprint", seeAll);
      removeEventListener("afterprint", look);
    };
  }, [list, frame, count, sight.rowHeight]);
  return sight;
}
