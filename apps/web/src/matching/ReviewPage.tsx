import { Plural, Trans, useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import { useState } from "react";
import { useAction } from "../api/useAction.ts";
import { StartRunDocument } from "../gql/OneRound.ts";
import { useFormats } from "../i18n/format.ts";
import { ActionNote } from "../scheme/ActionNote.tsx";
import { Button, LinkButton } from "../ui/Button.tsx";
import { Disclosure } from "../ui/Disclosure.tsx";
import { Lines } from "../ui/Lines.tsx";
import { NextStep } from "../ui/NextStep.tsx";
import { Note } from "../ui/Note.tsx";
import { Page } from "../ui/Page.tsx";
import { Status } from "../ui/Status.tsx";
import { Board } from "./Board.tsx";
import type { Round, Run } from "./board.ts";
import { boardOf, notTakenIn } from "./board.ts";
import { PublishPart } from "./PublishPart.tsx";

/** A result to look over: what it is worth, what is left to settle, each mentee, then sending it. */
export function ReviewPage({ round, run }: { round: Round; run: Run }) {
  const { t } = useLingui();
  const formats = useFormats();
  const [sending, setSending] = useState(false);
  const start = useAction(StartRunDocument, { refetchQueries: ["OneRound"] });
  const board = boardOf(run, round.pairings);
  const waiting = notTakenIn(run, round.pairings);
  const stale = waiting > 0 || run.poolChanged;
  const again = () => void start.run({ roundId: round.id });
  const locks = round.pairings.filter(({ kind }) => kind === "LOCKED").length;
  const bans = round.pairings.length - locks;
  const failure = round.latestRun?.id === run.id ? null : round.latestRun?.failure;

  const runAgain = (variant: "filled" | "outlined") => (
    <Button variant={variant} busy={start.busy} busyLabel={t`Starting…`} onClick={again}>
      <Trans>Run again</Trans>
    </Button>
  );
  const send = (variant: "filled" | "outlined") => (
    <Button
      variant={variant}
      onClick={() => setSending(true)}
      aria-expanded={sending}
      disabledReason={board.matched.length === 0 && t`There is no match to send`}
    >
      <Plural
        value={board.matched.length}
        _0="Send proposals…"
        one="Send # proposal…"
        other="Send # proposals…"
      />
    </Button>
  );
  const settled = !stale && board.unmatched.length === 0;
  return (
    <Page
      title={t`Matching, round ${round.number}`}
      back={{ to: `/schemes/${round.schemeId}/matching`, label: t`All rounds` }}
      lede={
        <>
          <Trans>
            Run {run.number}, {run.finishedAt ? formats.dateTime(run.finishedAt) : ""}, matched{" "}
            <strong>
              {run.matched} of {run.menteeCount} mentees
            </strong>
            .
          </Trans>{" "}
          <Worth run={run} />
        </>
      }
      actions={
        <>
          {!stale && runAgain("outlined")}
          {!settled && send("outlined")}
        </>
      }
    >
      <p className="round__status row">
        <Status kind="todo">
          <Trans>Not sent</Trans>
        </Status>
        <span className="quiet">
          <Plural
            value={locks}
            _0="No match is locked by hand"
            one="# match is locked by hand"
            other="# matches are locked by hand"
          />
          {"; "}
          <Plural
            value={bans}
            _0="no pair is forbidden."
            one="# pair is forbidden."
            other="# pairs are forbidden."
          />
        </span>
      </p>
      {failure && (
        <Note kind="bad" title={t`The last run came to nothing`}>
          {failure} <Trans>What you see is the result before it.</Trans>
        </Note>
      )}
      {stale ? (
        <Stale count={waiting} actions={runAgain("filled")} />
      ) : settled ? (
        <NextStep title={t`Send the proposals`} actions={send("filled")}>
          <Trans>
            Every mentee has a match. Look them over; nobody hears of it until you send.
          </Trans>
        </NextStep>
      ) : (
        <Settle board={board} />
      )}
      <ActionNote schemeId={round.schemeId} action={start} />
      {sending && (
        <PublishPart round={round} run={run} board={board} onClose={() => setSending(false)} />
      )}
      <Board round={round} board={board} />
      <MentorsLeft run={run} />
    </Page>
  );
}

/** How good a result is: proved the best, or how far it can be from it. */
function Worth({ run }: { run: Run }) {
  const formats = useFormats();
  if (run.provenOptimal) {
    return <Trans>No other set of matches scores higher: this is proved, not estimated.</Trans>;
  }
  if (run.objective === null || run.bound === null || run.bound === 0) return null;
  const gap = (100 * (run.bound - run.objective)) / run.bound;
  return <Trans>It is within {formats.number(gap, 1)}% of the best that could be.</Trans>;
}

function Stale({ count, actions }: { count: number; actions: ReactNode }) {
  const { t } = useLingui();
  return (
    <NextStep title={t`Run again`} actions={actions}>
      {count > 0 ? (
        <Plural
          value={count}
          one="# decision of yours is not part of this result yet."
          other="# decisions of yours are not part of this result yet."
        />
      ) : (
        <Trans>People, answers or places have changed since this run.</Trans>
      )}
    </NextStep>
  );
}

function Settle({ board }: { board: ReturnType<typeof boardOf> }) {
  const { t } = useLingui();
  const nearest = board.unmatched.find(({ wouldHelp }) => wouldHelp !== null) ?? board.unmatched[0];
  if (!nearest) return null;
  return (
    <NextStep
      title={t`Settle the mentees without a match: ${board.unmatched.length}`}
      when={<Trans>before you send</Trans>}
      actions={
        <LinkButton variant="filled" to={`?mentee=${nearest.id}`}>
          <Trans>Look at {nearest.name}</Trans>
        </LinkButton>
      }
    >
      {nearest.wouldHelp ? (
        <Trans>
          {nearest.name} is the nearest. This would give a match: {nearest.wouldHelp}
        </Trans>
      ) : (
        <Trans>
          {nearest.name}: {nearest.cause}
        </Trans>
      )}
    </NextStep>
  );
}

function MentorsLeft({ run }: { run: Run }) {
  const mentors = run.unmatched.filter(({ role }) => role === "MENTOR");
  if (mentors.length === 0) return null;
  return (
    <div className="sec-gap">
      <Disclosure
        summary={
          <Plural
            value={mentors.length}
            one="# mentor has no mentee"
            other="# mentors have no mentee"
          />
        }
      >
        <Lines kind="hang">
          {mentors.map((one) => (
            <li key={one.enrolmentId}>
              <strong>{one.name}</strong>
              <span>
                {one.cause} {one.wouldHelp}
              </span>
            </li>
          ))}
        </Lines>
      </Disclosure>
    </div>
  );
}
