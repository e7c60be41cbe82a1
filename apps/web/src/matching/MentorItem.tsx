import { Trans } from "@lingui/react/macro";
import type { ReactNode } from "react";
import { useId } from "react";
import { Fit } from "../ui/Fit.tsx";
import { Reasons } from "../ui/Reasons.tsx";
import { Status } from "../ui/Status.tsx";

type Level = 1 | 2 | 3 | 4;
export const levelOf = (fit: number): Level => Math.min(4, Math.max(1, Math.round(fit))) as Level;

/** One mentor for one mentee: how well they suit, why, whether there is room, and what can be done. */
export function MentorItem(props: {
  mentor: { id: string; name: string };
  /** One line: where the mentor works, and who has the places. */
  note?: ReactNode;
  /** 1 to 4. */
  fit: number | null;
  matched?: boolean;
  locked?: boolean;
  reasons: readonly { for: boolean; text: string }[];
  /** Buttons. */
  moves?: ReactNode;
  /** A consequence, or why not. */
  children?: ReactNode;
}) {
  const { mentor, fit } = props;
  const id = useId();
  return (
    <article className="cand" aria-labelledby={id} data-mentor={mentor.id} data-name={mentor.name}>
      <div>
        <h4 id={id}>
          <span>{mentor.name}</span>
          {fit !== null && <Fit level={levelOf(fit)} />}
          {props.matched && (
            <Status kind="full">
              <Trans>Matched now</Trans>
            </Status>
          )}
          {props.locked && (
            <Status kind="held">
              <Trans>Locked</Trans>
            </Status>
          )}
        </h4>
        {props.note && <p className="small quiet">{props.note}</p>}
        {props.reasons.length > 0 && (
          <Reasons reasons={props.reasons.map((one) => ({ text: one.text, against: !one.for }))} />
        )}
      </div>
      {props.moves && <div className="moves">{props.moves}</div>}
      {props.children && <div className="cand__below">{props.children}</div>}
    </article>
  );
}
