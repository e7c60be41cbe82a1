import { useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import { useId } from "react";
import "./NextStep.css";

/** The one next action of a screen. Say its name as a verb, why it matters, and by when. */
export function NextStep(props: {
  title: string;
  /** "by Friday 20 November", "about 5 minutes". */
  when?: ReactNode;
  /** One sentence. */
  children?: ReactNode;
  /** One filled button, and at most one quieter way. */
  actions?: ReactNode;
  /** Replaces "Your next step". */
  kicker?: string;
}) {
  const id = useId();
  const { t } = useLingui();
  return (
    <section className="next" aria-labelledby={id}>
      <p className="next__k">
        <span>{props.kicker ?? t`Your next step`}</span>
        {props.when && <span className="next__when">{props.when}</span>}
      </p>
      <div>
        <h2 id={id}>{props.title}</h2>
        {props.children && <div className="next__say">{props.children}</div>}
      </div>
      {props.actions && <div className="acts acts--fill">{props.actions}</div>}
    </section>
  );
}
