import type { ReactNode } from "react";
import "./Note.css";

/** Nothing here yet: what will appear, why it is empty, and one thing to do. */
export function Empty(props: { title: string; children: ReactNode; action?: ReactNode }) {
  return (
    <div className="blank">
      <h3>{props.title}</h3>
      <div className="blank__say">{props.children}</div>
      {props.action && <div className="acts">{props.action}</div>}
    </div>
  );
}
