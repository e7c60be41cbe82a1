import { useEffect } from "react";
import { useLocation } from "react-router";

/** Goes to the part of a screen that the address names, once it is there: into view, with the focus. */
export function useHashTarget(ready: boolean): void {
  const { hash, key } = useLocation();
  // biome-ignore lint/correctness/useExhaustiveDependencies: following the same link again goes there again.
  useEffect(() => {
    if (!ready || !hash) return;
    const part = document.getElementById(hash.slice(1));
    if (!part) return;
    part.scrollIntoView({ block: "start" });
    const heading = part.querySelector("h2") ?? part;
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
  }, [ready, hash, key]);
}
