import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useMemo, useState } from "react";
import { useSearchParams } from "react-router";
import { useAction } from "../api/useAction.ts";
import { StartRunDocument } from "../gql/OneRound.ts";
import { useFormats } from "../i18n/format.ts";
import { ActionNote } from "../scheme/ActionNote.tsx";
import { Button, LinkButton } from "../ui/Button.tsx";
import { NextStep } from "../ui/NextStep.tsx";
import { Note } from "../ui/Note.tsx";
import { Page } from "../ui/Page.tsx";
import { Status } from "../ui/Status.tsx";
import { Board } from "./Board.tsx";
import type { Round, Run } from "./board.ts";
import { boardOf } from "./board.ts";
import { MentorsLeft } from "./MentorsLeft.tsx";
import { PartnershipView } from "./PartnershipView.tsx";
import { SaidNote } from "./SaidNote.tsx";
import { SendSlot } from "./SendSlot.tsx";
import { Shortage } from "./Shortage.tsx";
import type { Changes } from "./useChange.ts";
import { useChange } from "./useChange.ts";
import { ViewChoice } from "./ViewChoice.tsx";

/** A result to look over: what it is worth, what is left to settle, each mentee, then sending it. */
export function ReviewPage({ round, run }: { round: Round; run: Run }) {
  const { t } = useLingui();
  const [params] = useSearchParams();
  const [sending, setSending] = useState(false);
  const start = useAction(StartRunDocument, { refetchQueries: ["OneRound"] });
  const changes = useChange(round, run);
  const board = useMemo(() => boardOf(run, round.pairings), [run, round.pairings]);
  const stale = round.chosenRun?.poolChanged === true;
  const results = round.runs.filter(({ state }) => state === "DONE").length;
  const failure = round.latestRun?.id === run.id ? null : round.latestRun?.failure;
  const byPartnership = params.get("view") === "matches";

  const send = (variant: "filled" | "outlined") => (
    <Button
      variant={variant}
      onClick={() => setSending(true)}
      aria-expanded={sending}
      disabledReason={board.matched.length === 0 && t`There is no match to send`}
    >
      <Plural
        value={run.partnerships.length}
        _0="Send proposals…"
        one="Send # proposal…"
        other="Send # proposals…"
      />
    </Button>
  );
  const runAgain = (kept: boolean) =>
    void start.run({
      roundId: round.id,
      options: {
        keep: kept ? { runId: run.id, budget: null } : null,
        matcher: null,
        criteria: null,
      },
    });
  const settled = !stale && board.unmatched.length === 0;
  return (
    <Page
      title={t`Matching, round ${round.number}`}
      back={{ to: `/schemes/${round.schemeId}/matching`, label: t`All rounds` }}
      lede={<Lede run={run} />}
      actions={
        <>
          <LinkButton variant="text" to="results">
            {t`All results (${results})`}
          </LinkButton>
          <LinkButton to="options">
            <Trans>Run in another way…</Trans>
          </LinkButton>
          {!settled && send("outlined")}
        </>
      }
    >
      <StatusLine round={round} changes={changes} />
      {failure && (
        <Note kind="bad" title={t`The last run came to nothing`}>
          {failure} <Trans>What you see is the result before it.</Trans>
        </Note>
      )}
      {stale ? (
        <NextStep
          title={t`Run again`}
          actions={
            <>
              <Button
                variant="filled"
                busy={start.busy}
                busyLabel={t`Starting…`}
                onClick={() => runAgain(false)}
              >
                <Trans>Run again</Trans>
              </Button>
              <Button variant="text" busy={start.busy} onClick={() => runAgain(true)}>
                <Trans>Run again and keep what can be kept</Trans>
              </Button>
            </>
          }
        >
          <Trans>People, answers or places have changed since this run.</Trans>
        </NextStep>
      ) : settled ? (
        <NextStep title={t`Send the proposals`} actions={send("filled")}>
          <Trans>
            Every mentee has a match. Look them over; nobody hears of it until you send.
          </Trans>
        </NextStep>
      ) : (
        <Shortage round={round} run={run} board={board} changes={changes} />
      )}
      <SaidNote top changes={changes} pairings={round.pairings} />
      <ActionNote schemeId={round.schemeId} action={start} />
      <SendSlot
        round={round}
        run={run}
        board={board}
        open={sending}
        onClose={() => setSending(false)}
      />
      <ViewChoice byPartnership={byPartnership} />
      {byPartnership ? (
        <PartnershipView run={run} />
      ) : (
        <Board round={round} run={run} board={board} changes={changes} />
      )}
      <MentorsLeft run={run} />
    </Page>
  );
}

/** Which run this is, how many it matched, and what its result is worth, by model if there are several. */
function Lede({ run }: { run: Run }) {
  const formats = useFormats();
  const [only] = run.models;
  return (
    <>
      <Trans>
        Run {run.number}, {run.finishedAt ? formats.dateTime(run.finishedAt) : ""}, matched{" "}
        <strong>
          {run.matched} of {run.menteeCount} mentees
        </strong>
        .
      </Trans>{" "}
      {run.models.length === 1 && only
        ? only.worth
        : run.models.map(({ model, label, matched, worth }) => (
            <span key={model} className="lede__model">
              <Trans>
                {label}: {matched} matched. {worth}
              </Trans>
            </span>
          ))}
    </>
  );
}

function StatusLine({ round, changes }: { round: Round; changes: Changes }) {
  const locks = round.pairings.filter(({ kind }) => kind === "LOCKED").length;
  return (
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
          value={round.pairings.length - locks}
          _0="no pair is forbidden."
          one="# pair is forbidden."
          other="# pairs are forbidden."
        />
      </span>
      {changes.undoTo && (
        <Button variant="text" small busy={changes.busy} onClick={() => void changes.undo("top")}>
          <Trans>Undo the last change</Trans>
        </Button>
      )}
    </p>
  );
}
