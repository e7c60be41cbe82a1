import { useLingui } from "@lingui/react/macro";
import "./Fit.css";

export interface Reason {
  text: string;
  /** Speaks against. */
  against?: boolean;
}

/** Three or four checkable facts, for and against. */
export function Reasons({ reasons }: { reasons: readonly Reason[] }) {
  const { t } = useLingui();
  return (
    <ul className="why">
      {reasons.map((reason) => (
        <li key={reason.text} className={reason.against ? "but" : undefined}>
          {reason.against && <span className="vh">{t`Against:`} </span>}
          {reason.text}
        </li>
      ))}
    </ul>
  );
}
