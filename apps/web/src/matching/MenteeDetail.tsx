import { useQuery } from "@apollo/client/react";
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useEffect, useRef, useState } from "react";
import { Link } from "react-router";
import { toUnexpected } from "../api/errors.ts";
import type { MenteeCandidatesQuery } from "../gql/OneRound.ts";
import { MenteeCandidatesDocument } from "../gql/OneRound.ts";
import { ActionNote } from "../scheme/ActionNote.tsx";
import { Button } from "../ui/Button.tsx";
import { ErrorNote } from "../ui/ErrorNote.tsx";
import { Loading } from "../ui/Loading.tsx";
import { Note } from "../ui/Note.tsx";
import type { MenteeRow, Round } from "./board.ts";
import { CandidateItem } from "./CandidateItem.tsx";
import { RuledOut } from "./RuledOut.tsx";
import type { Decision, Decisions } from "./usePairing.ts";
import { useSettled } from "./useSettled.ts";

export type Candidate = MenteeCandidatesQuery["candidates"][number];

/** Candidates that are drawn at first. */
const SHOWN = 8;
/** Milliseconds that a row is looked at before its candidates are fetched. */
const PATIENCE = 120;

/** One mentee: why there is no match or who it is, every possible mentor, and who is ruled out. */
export function MenteeDetail(props: {
  round: Round;
  row: MenteeRow;
  decisions: Decisions;
  /** The mentee that the address names; absent while the first is shown by default. */
  arrived: string | null;
}) {
  const { round, row, decisions, arrived } = props;
  const heading = useRef<HTMLHeadingElement>(null);
  const [all, setAll] = useState<string | null>(null);
  const settled = useSettled(row.id, PATIENCE);
  const { data, error, refetch } = useQuery(MenteeCandidatesDocument, {
    variables: { roundId: round.id, menteeEnrolmentId: settled },
  });
  useEffect(() => {
    // On a phone this is a page of its own: the reader arrives at its heading.
    if (arrived && matchMedia("(max-width: 59.99rem)").matches) heading.current?.focus();
  }, [arrived]);

  // Beside the list, which stays in view: another mentee begins at the top.
  // biome-ignore lint/correctness/useExhaustiveDependencies: for each mentee anew.
  useEffect(() => {
    const box = heading.current?.closest(".board__one");
    if (box && box.getBoundingClientRect().top < 0) box.scrollIntoView({ block: "start" });
  }, [row.id]);

  const candidates = settled === row.id ? data?.candidates : undefined;
  const possible = candidates?.filter(({ ruledOut }) => ruledOut === null) ?? [];
  const shown = all === row.id ? possible : possible.slice(0, SHOWN);
  return (
    <>
      <p className="narrow-only">
        <Link className="solo" to="?" preventScrollReset>
          <Trans>All mentees</Trans>
        </Link>
      </p>
      <div className="split">
        <div>
          <h2 ref={heading} tabIndex={-1}>
            {row.name}
          </h2>
          <p className="quiet">{row.unitName}</p>
        </div>
        <p className="small">
          <Link className="solo" to={`/schemes/${round.schemeId}/people/${row.id}`}>
            <Trans>Read the registration</Trans>
          </Link>
        </p>
      </div>
      {row.cause && (
        <Note kind="warn" title={row.cause}>
          {row.wouldHelp && <Trans>This would give a match: {row.wouldHelp}</Trans>}
        </Note>
      )}
      <Said decisions={decisions} />
      <ActionNote schemeId={round.schemeId} action={decisions.action} />
      {!candidates && !error && <Loading />}
      {error && <ErrorNote error={toUnexpected(error)} onRetry={() => void refetch()} />}
      {candidates && (
        <>
          <h3 className="board__h">
            <Plural
              value={possible.length}
              _0="No possible mentor"
              one="# possible mentor"
              other="# possible mentors"
            />
          </h3>
          {shown.map((one) => (
            <CandidateItem
              key={one.mentorEnrolmentId}
              candidate={one}
              mentee={row}
              decisions={decisions}
            />
          ))}
          {shown.length < possible.length && (
            <div className="acts">
              <Button onClick={() => setAll(row.id)}>
                <Trans>Show all {possible.length}</Trans>
              </Button>
            </div>
          )}
          <RuledOut candidates={candidates} mentee={row} decisions={decisions} />
        </>
      )}
    </>
  );
}

/** What was decided last, with a way back. */
function Said({ decisions }: { decisions: Decisions }) {
  const { last } = decisions;
  return (
    <div role="status">
      {last && (
        <Note
          kind="info"
          actions={
            <Button small busy={decisions.action.busy} onClick={decisions.undo}>
              <Trans>Undo</Trans>
            </Button>
          }
        >
          <Sentence decision={last} />
        </Note>
      )}
    </div>
  );
}

function Sentence({ decision }: { decision: Decision }) {
  const { t } = useLingui();
  const mentee = decision.mentee.name;
  const mentor = decision.mentor.name;
  switch (decision.after) {
    case "LOCKED":
      return t`${mentee} and ${mentor} are locked together, in every run from now on.`;
    case "FORBIDDEN":
      return t`${mentee} and ${mentor} are kept apart, in every run from now on.`;
    case null:
      return t`Runs are free again about ${mentee} and ${mentor}.`;
  }
}
