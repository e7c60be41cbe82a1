import type { ReactNode } from "react";
import { cx } from "./cx.ts";
import "./Steps.css";

export interface Step {
  title: ReactNode;
  /** A plain name, for the list's keys. */
  key: string;
  /** At the right of the title: a status, a count. */
  beside?: ReactNode;
  children?: ReactNode;
  /** The step that is open. */
  on?: boolean;
}

/** Steps in their order, with a serif number each; the open one stands between heavy rules. */
export function Steps({ steps }: { steps: Step[] }) {
  return (
    <ol className="steps">
      {steps.map((step) => (
        <li
          key={step.key}
          className={cx(step.on && "is-on") || undefined}
          aria-current={step.on ? "step" : undefined}
        >
          <div>
            <div className="split">
              <h3>{step.title}</h3>
              {step.beside}
            </div>
            {step.children && <div className="steps__say">{step.children}</div>}
          </div>
        </li>
      ))}
    </ol>
  );
}
