import type { ReactNode } from "react";
import { useId } from "react";
import "./Note.css";

/** How far a long job has come: the sentence first, the bar below it. */
export function Progress(props: {
  /** "Matching 38 mentees. 12 seconds so far; the best found covers 33." */
  children: ReactNode;
  value: number;
  max: number;
  actions?: ReactNode;
}) {
  const id = useId();
  return (
    <div>
      <p id={id}>{props.children}</p>
      <progress className="prog" aria-labelledby={id} max={props.max} value={props.value} />
      {props.actions && <div className="acts">{props.actions}</div>}
    </div>
  );
}
