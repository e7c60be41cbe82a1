import type { ReactNode } from "react";
import "./Menu.css";

/** A part that stays folded until somebody wants it; printing unfolds it. */
export function Disclosure(props: { summary: ReactNode; open?: boolean; children: ReactNode }) {
  return (
    <details className="more" open={props.open}>
      <summary>
        <span>{props.summary}</span>
      </summary>
      <div className="more__in">{props.children}</div>
    </details>
  );
}
