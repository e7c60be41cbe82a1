import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { Button, LinkButton } from "../../ui/Button.tsx";
import { EffectPreview } from "../../ui/EffectPreview.tsx";
import { Note } from "../../ui/Note.tsx";
import { MoveCounted, type Subject } from "./Counted.tsx";
import type { Preview } from "./MoveForm.tsx";
import { Stays } from "./Stays.tsx";

/** What the move would do, counted; then the act. */
export function WhatHappens(props: {
  schemeId: string;
  base: string;
  preview: Preview;
  subject: Subject;
  to: number;
  /** The counts are of the choices before. */
  looking: boolean;
  /** A step still waits for a decision. */
  undecided: boolean;
  busy: boolean;
  onMove: () => void;
}) {
  const { t } = useLingui();
  const { preview, subject, to } = props;
  const { ready, blocked, total, looked, reminders, warnings } = preview;
  const why = (): string | undefined => {
    if (props.looking) return t`Looking at everybody concerned…`;
    if (ready > 0) return undefined;
    return props.undecided ? t`Say first where they go.` : t`Nobody can be moved like this.`;
  };
  return (
    <EffectPreview
      title={t`What would happen`}
      actions={
        <>
          <Button variant="filled" busy={props.busy} disabledReason={why()} onClick={props.onMove}>
            <MoveCounted subject={subject} count={ready} />
          </Button>
          <LinkButton variant="text" to={`${props.base}/versions`}>
            <Trans>Not now</Trans>
          </LinkButton>
        </>
      }
    >
      <div className="move__say">
        <div role="status">
          <p>
            <Plural
              value={ready}
              _0={`None of ${looked} can be moved to version ${to}.`}
              one={`# of ${looked} can be moved to version ${to}.`}
              other={`# of ${looked} can be moved to version ${to}.`}
            />{" "}
            {blocked > 0 && (
              <Plural value={blocked} one="# stays as it is." other="# stay as they are." />
            )}
          </p>
          {looked < total && (
            <p>
              <Trans>
                There are {total} in all; the first {looked} were looked at. The others will be
                looked at one by one as they are moved.
              </Trans>
            </p>
          )}
          <p>
            <Plural
              value={reminders.kept}
              _0="No reminder or deadline is running."
              one="# reminder or deadline keeps its date."
              other="# reminders and deadlines keep their date."
            />{" "}
            {reminders.begun > 0 && (
              <Plural value={reminders.begun} one="# begins now." other="# begin now." />
            )}{" "}
            {reminders.cancelled > 0 && (
              <Plural value={reminders.cancelled} one="# is cancelled." other="# are cancelled." />
            )}
          </p>
        </div>
        {warnings.length > 0 && (
          <Note kind="warn" title={t`Worth knowing`}>
            <ul>
              {warnings.map((sentence) => (
                <li key={sentence}>{sentence}</li>
              ))}
            </ul>
          </Note>
        )}
        {preview.blockedReasons.length > 0 && (
          <>
            <h4>
              <Trans>Who stays, and why</Trans>
            </h4>
            <Stays
              schemeId={props.schemeId}
              subject={subject}
              stays={preview.blockedReasons}
              label={t`Who stays, and why`}
            />
          </>
        )}
      </div>
    </EffectPreview>
  );
}
