import { Trans } from "@lingui/react/macro";
import { useEffect, useState } from "react";
import "./Note.css";

/** Milliseconds before a wait is worth a word. */
const PATIENCE = 350;

/** Says that something is on its way, in words, and only if it takes a while. */
export function Loading({ what }: { what?: string }) {
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSlow(true), PATIENCE);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div className="wait" role="status">
      {slow && <p>{what ?? <Trans>Loading…</Trans>}</p>}
    </div>
  );
}
