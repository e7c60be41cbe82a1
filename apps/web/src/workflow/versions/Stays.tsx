import { Trans } from "@lingui/react/macro";
import { Fragment } from "react";
import { Link } from "react-router";
import { Lines } from "../../ui/Lines.tsx";
import { Counted, type Subject } from "./Counted.tsx";
import type { Preview } from "./MoveForm.tsx";

/** Who can't be moved, by reason, with the first of them by name. */
export function Stays(props: {
  schemeId: string;
  subject: Subject;
  stays: Preview["blockedReasons"];
  label: string;
}) {
  return (
    <Lines aria-label={props.label}>
      {props.stays.map(({ message, count, examples }) => (
        <li key={message}>
          <p>
            <strong>
              <Counted subject={props.subject} count={count} />:
            </strong>{" "}
            {message}
          </p>
          <p className="small">
            {examples.map(({ instanceId, about }, i) => (
              <Fragment key={instanceId}>
                {i > 0 && "; "}
                <Link to={`/schemes/${props.schemeId}/instances/${instanceId}`}>{about}</Link>
              </Fragment>
            ))}
            {count > examples.length && (
              <>
                {" "}
                <Trans>and others</Trans>
              </>
            )}
          </p>
        </li>
      ))}
    </Lines>
  );
}
