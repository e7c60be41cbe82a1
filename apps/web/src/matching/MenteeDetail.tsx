import { useQuery } from "@apollo/client/react";
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useEffect, useRef, useState } from "react";
import { Link } from "react-router";
import { toUnexpected } from "../api/errors.ts";
import type { MenteeCandidatesQuery } from "../gql/Board.ts";
import { MenteeCandidatesDocument } from "../gql/Board.ts";
import { Button } from "../ui/Button.tsx";
import { ErrorNote } from "../ui/ErrorNote.tsx";
import { Loading } from "../ui/Loading.tsx";
import type { Board, MenteeRow, Round, Run } from "./board.ts";
import { Candidates } from "./Candidates.tsx";
import { MatchWith, SwapWith } from "./Choosers.tsx";
import { Consequence } from "./Consequence.tsx";
import type { Ask } from "./change.ts";
import { NoMatch } from "./NoMatch.tsx";
import { Present } from "./Present.tsx";
import { KeptApart, RuledOut } from "./RuledOut.tsx";
import { SaidNote } from "./SaidNote.tsx";
import type { Changes } from "./useChange.ts";
import { useSettled } from "./useSettled.ts";

export type Candidate = MenteeCandidatesQuery["candidates"]["options"][number];

/** Candidates that are drawn at first, and how many are fetched, and drawn then, at a time. */
const SHOWN = 6;
const FETCHED = 20;
/** Milliseconds that a row is looked at before its candidates are fetched. */
const PATIENCE = 120;

/** What is being chosen beside a mentee: somebody to match with, or to swap with. */
export type Choosing = "match" | "swap" | null;

/** One mentee: the present match or why there is none, every possible mentor, and who is ruled out. */
export function MenteeDetail(props: {
  round: Round;
  run: Run;
  board: Board;
  row: MenteeRow;
  changes: Changes;
  /** The mentee that the address names; absent while the first is shown by default. */
  arrived: string | null;
  choosing: Choosing;
  onChoosing: (choosing: Choosing) => void;
  /** Takes the focus back to where the reader was before a panel took it. */
  onReturn: () => void;
}) {
  const { round, run, row, changes, arrived } = props;
  const { t } = useLingui();
  const heading = useRef<HTMLHeadingElement>(null);
  const settled = useSettled(row.id, PATIENCE);
  const [more, setMore] = useState({ of: row.id, shown: SHOWN });
  const shown = more.of === settled ? more.shown : SHOWN;
  const first = Math.max(FETCHED, shown);
  const { data, previousData, error, refetch } = useQuery(MenteeCandidatesDocument, {
    variables: { roundId: round.id, menteeEnrolmentId: settled, first },
  });
  const runShown = useRef(run.id);
  useEffect(() => {
    // Who has places left is said of the result on the board.
    if (runShown.current === run.id) return;
    runShown.current = run.id;
    void refetch();
  }, [run.id, refetch]);
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

  // While more of one mentee come, those that are there stay.
  const list =
    settled === row.id ? (data ?? (first > FETCHED ? previousData : undefined)) : undefined;
  const candidates = list?.candidates;
  const matched = new Set(row.partnership?.mentors.map(({ enrolmentId }) => enrolmentId));
  const others = candidates?.options.filter(({ mentorEnrolmentId: id }) => !matched.has(id)) ?? [];
  const missing = candidates
    ? candidates.total -
      Math.min(shown, others.length) -
      (candidates.options.length - others.length)
    : 0;

  function ask(wanted: Ask) {
    props.onChoosing(null);
    changes.ask(wanted);
  }
  const below = (at: string) =>
    changes.asked?.at === at && (
      <Consequence
        key={`${run.id} ${JSON.stringify(changes.asked)}`}
        schemeId={round.schemeId}
        run={run}
        pairings={round.pairings}
        ask={changes.asked}
        changes={changes}
        onClose={props.onReturn}
      />
    );
  function close() {
    props.onChoosing(null);
    props.onReturn();
  }
  return (
    <>
      <p className="narrow-only">
        <Link className="solo" to="?" preventScrollReset>
          <Trans>All mentees</Trans>
        </Link>
      </p>
      <div className="split">
        <div>
          <h2 ref={heading} tabIndex={-1} id="board-mentee">
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
      <SaidNote changes={changes} pairings={round.pairings} />
      {row.unmatched && <NoMatch unmatched={row.unmatched} onAsk={ask} />}
      <Present
        at={{ roundId: round.id, runId: run.id }}
        row={row}
        pairings={round.pairings}
        candidates={candidates?.options ?? null}
        onAsk={ask}
        onSwap={() => props.onChoosing("swap")}
        below={below}
      />
      <div className="acts board__person-acts">
        <Button small onClick={() => props.onChoosing("match")} of={row.name}>
          <Trans>Match with…</Trans>
        </Button>
        <Button
          small
          of={row.name}
          onClick={() =>
            ask({ kind: "WITHDRAW", mentee: { id: row.id, name: row.name }, at: "person" })
          }
        >
          <Trans>Leave out of this round…</Trans>
        </Button>
      </div>
      {props.choosing === "swap" && (
        <SwapWith board={props.board} row={row} onAsk={ask} onClose={close} />
      )}
      {props.choosing === "match" && candidates && (
        <MatchWith candidates={others} row={row} onAsk={ask} onClose={close} />
      )}
      {below("person")}
      {!candidates && !error && <Loading />}
      {error && <ErrorNote error={toUnexpected(error)} onRetry={() => void refetch()} />}
      {candidates && (
        <>
          <h3 className="board__h">
            {matched.size > 0 ? (
              <Plural
                value={Math.max(0, candidates.total - matched.size)}
                _0="No other possible mentor"
                one="# other possible mentor"
                other="# other possible mentors"
              />
            ) : (
              <Plural
                value={candidates.total}
                _0="No possible mentor"
                one="# possible mentor"
                other="# possible mentors"
              />
            )}
          </h3>
          <Candidates
            key={row.id}
            runId={run.id}
            row={row}
            candidates={others.slice(0, shown)}
            onAsk={ask}
            below={below}
          />
          {missing > 0 && (
            <div className="acts">
              <Button
                onClick={() =>
                  setMore({ of: row.id, shown: FETCHED * (Math.floor(shown / FETCHED) + 1) })
                }
              >
                {t`Show ${Math.min(missing, FETCHED - (shown % FETCHED))} more`}
              </Button>
            </div>
          )}
          <KeptApart row={row} pairings={round.pairings} onAsk={ask} />
          <RuledOut rules={candidates.ruledOut} />
        </>
      )}
    </>
  );
}
