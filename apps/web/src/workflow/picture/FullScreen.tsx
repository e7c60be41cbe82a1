import { useLingui } from "@lingui/react/macro";
import type { RefObject } from "react";
import { useEffect, useState } from "react";
import { Button } from "../../ui/Button.tsx";

/** The picture on the whole screen, and back. */
export function FullScreen({ of }: { of: RefObject<HTMLDivElement | null> }) {
  const { t } = useLingui();
  const [full, setFull] = useState(false);
  useEffect(() => {
    const follow = () => setFull(document.fullscreenElement !== null);
    document.addEventListener("fullscreenchange", follow);
    return () => document.removeEventListener("fullscreenchange", follow);
  }, []);
  if (!document.fullscreenEnabled) return null;
  const toggle = () => (full ? document.exitFullscreen() : of.current?.requestFullscreen());
  return (
    <Button small onClick={() => void toggle()}>
      {full ? t`Leave full screen` : t`Full screen`}
    </Button>
  );
}
