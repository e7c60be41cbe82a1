import { useQuery } from "@apollo/client/react";
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useEffect, useId, useRef, useState } from "react";
import { toUnexpected } from "../api/errors.ts";
import type { WhatIfQuery } from "../gql/Board.ts";
import { WhatIfDocument } from "../gql/Board.ts";
import { useFormats } from "../i18n/format.ts";
import { ActionNote } from "../scheme/ActionNote.tsx";
import { Button } from "../ui/Button.tsx";
import { ErrorNote } from "../ui/ErrorNote.tsx";
import type { Pairing, Run } from "./board.ts";
import type { Ask } from "./change.ts";
import { inputOf } from "./change.ts";
import { MovesTable } from "./MovesTable.tsx";
import type { Changes } from "./useChange.ts";
import { useChangeWords } from "./words.ts";

type Effect = WhatIfQuery["whatIf"];

/**
 * What a change would do to everybody, before it is done. Takes the focus: first to its heading, and
 * to "Do it" once the answer is there, so that a key and Enter do what they say. Escape leaves it.
 */
export function Consequence(props: {
  schemeId: string;
  run: Run;
  pairings: readonly Pairing[];
  ask: Ask;
  changes: Changes;
  /** Takes the focus back to where the reader came from. */
  onClose: () => void;
}) {
  const { run, ask, changes } = props;
  const { t } = useLingui();
  const id = useId();
  const box = useRef<HTMLElement>(null);
  const words = useChangeWords(props.pairings);
  const [reason, setReason] = useState("");
  const { data, error, refetch } = useQuery(WhatIfDocument, {
    variables: { runId: run.id, change: inputOf(ask) },
    fetchPolicy: "no-cache",
  });
  const effect = data?.whatIf;
  useEffect(() => box.current?.querySelector("h4")?.focus(), []);
  useEffect(() => {
    const heading = box.current?.querySelector("h4");
    if (effect && document.activeElement === heading) {
      box.current?.querySelector<HTMLElement>(".acts .btn")?.focus();
    }
  }, [effect]);

  function leave() {
    changes.leave();
    props.onClose();
  }
  async function apply(others: number) {
    if (await changes.apply(ask, others, reason)) props.onClose();
  }
  const named = [ask.mentee?.id, ask.other?.id];
  const others = effect?.moves.filter(({ enrolmentId }) => !named.includes(enrolmentId)) ?? [];
  return (
    <section
      ref={box}
      className="effect consequence"
      aria-labelledby={id}
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        event.stopPropagation();
        leave();
      }}
    >
      <h4 className="effect__title" id={id} tabIndex={-1}>
        {words(ask).before}
      </h4>
      {!effect && !error && (
        <p className="quiet" role="status">
          <Trans>Looking at who would move…</Trans>
        </p>
      )}
      {error && <ErrorNote error={toUnexpected(error)} onRetry={() => void refetch()} />}
      {effect && !effect.possible && (
        <p id={`${id}-say`}>
          <Trans>That can’t be: {effect.because}</Trans>
        </p>
      )}
      {effect?.possible && (
        <>
          <p id={`${id}-say`}>
            <Summary effect={effect} others={others.length} />
          </p>
          <MovesTable caption={t`Matches that would change`} moves={effect.moves} />
          <div className="consequence__why">
            <label htmlFor={`${id}-why`}>
              <Trans>Why (optional; coordinators see it)</Trans>
            </label>
            <input
              className="input"
              id={`${id}-why`}
              value={reason}
              maxLength={500}
              onChange={(event) => setReason(event.target.value)}
            />
          </div>
        </>
      )}
      <ActionNote schemeId={props.schemeId} action={changes.action} />
      <div className="acts">
        {effect?.possible && (
          <Button
            variant="filled"
            busy={changes.busy}
            busyLabel={t`Doing it…`}
            aria-describedby={`${id}-say`}
            onClick={() => void apply(others.length)}
          >
            <Trans>Do it</Trans>
          </Button>
        )}
        <Button variant="text" aria-describedby={`${id}-say`} onClick={leave}>
          {effect?.possible === false ? t`Close` : t`Leave it`}
        </Button>
        {effect?.possible && (
          <span className="small quiet">
            <Trans>You can undo it until you send.</Trans>
          </span>
        )}
      </div>
    </section>
  );
}

/** "Two others move. One mentee more is matched: 34 instead of 33. The total fit falls by 0.3%." */
function Summary({ effect, others }: { effect: Effect; others: number }) {
  const { matchedBefore, matchedAfter, fitChange } = effect;
  const formats = useFormats();
  const more = matchedAfter - matchedBefore;
  const percent = formats.number(Math.abs(fitChange), Math.abs(fitChange) < 0.1 ? 2 : 1);
  return (
    <>
      <Plural
        value={others}
        _0="Nobody else moves."
        one="One other person moves."
        other="# others move."
      />{" "}
      {more === 0 ? (
        <Plural
          value={matchedAfter}
          one="# mentee stays matched."
          other="# mentees stay matched, as many as now."
        />
      ) : more > 0 ? (
        <Plural
          value={more}
          one={`One mentee more is matched: ${matchedAfter} instead of ${matchedBefore}.`}
          other={`# mentees more are matched: ${matchedAfter} instead of ${matchedBefore}.`}
        />
      ) : (
        <strong>
          <Plural
            value={-more}
            one={`One mentee fewer is matched: ${matchedAfter} instead of ${matchedBefore}.`}
            other={`# mentees fewer are matched: ${matchedAfter} instead of ${matchedBefore}.`}
          />
        </strong>
      )}{" "}
      {Math.abs(fitChange) < 0.005 ? (
        <Trans>The total fit stays the same.</Trans>
      ) : fitChange < 0 ? (
        <Trans>The total fit falls by {percent}%.</Trans>
      ) : (
        <Trans>The total fit rises by {percent}%.</Trans>
      )}
    </>
  );
}
