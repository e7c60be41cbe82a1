import { type ComponentType, useEffect, useRef, useState } from "react";

/**
 * A part of the screen that comes after the rest, once it is wanted; null until it is here. Without
 * a connection it is tried again when there is one: nobody who edits loses the page to it.
 */
export function usePart<P>(
  wanted: boolean,
  load: () => Promise<ComponentType<P>>,
): ComponentType<P> | null {
  const [part, setPart] = useState<ComponentType<P> | null>(null);
  const loading = useRef(load);
  useEffect(() => {
    if (!wanted || part) return;
    let gone = false;
    const fetch = () =>
      void loading.current().then(
        (loaded) => {
          if (!gone) setPart(() => loaded);
        },
        () => undefined,
      );
    fetch();
    window.addEventListener("online", fetch);
    return () => {
      gone = true;
      window.removeEventListener("online", fetch);
    };
  }, [wanted, part]);
  return part;
}
