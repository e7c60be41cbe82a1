import { Trans, useLingui } from "@lingui/react/macro";
import { useRef, useState } from "react";
import { useNavigate } from "react-router";
import { Button } from "../ui/Button.tsx";
import { Empty } from "../ui/Empty.tsx";
import type { MenteeRow, Round, Board as Rows, Run } from "./board.ts";
import { found, kindOf } from "./board.ts";
import { Keys } from "./Keys.tsx";
import type { Choosing } from "./MenteeDetail.tsx";
import { MenteeDetail } from "./MenteeDetail.tsx";
import type { Looking } from "./MenteeList.tsx";
import { MenteeList } from "./MenteeList.tsx";
import { useBoardKeys } from "./useBoardKeys.ts";
import type { Changes } from "./useChange.ts";
import { useLetterKeys } from "./useLetterKeys.ts";
import { useSelected } from "./useSelected.ts";
import "./Board.css";

/**
 * Mentees beside the one who is looked at, who is in the address. On a phone they are two pages.
 * Keys work only while the focus is inside.
 */
export function Board(props: { round: Round; run: Run; board: Rows; changes: Changes }) {
  const { round, run, board, changes } = props;
  const { t } = useLingui();
  const navigate = useNavigate();
  const [help, setHelp] = useState(false);
  const [letters, setLetters] = useLetterKeys();
  const [looking, setLooking] = useState<Looking>({ search: "", filter: "all" });
  const [choosing, setChoosing] = useState<Choosing>(null);
  const searchBox = useRef<HTMLInputElement>(null);
  /** Where the focus was before a panel took it. */
  const origin = useRef<Element | null>(null);
  const listed = found(board, looking.search, looking.filter);
  const rows = [...listed.unmatched, ...listed.matched];
  const { selected, wanted, look } = useSelected(board, rows);

  function goBack() {
    const from = origin.current;
    // What the reader came from may be gone with the result before: then to the mentee's name.
    const target =
      from?.isConnected && from !== document.body
        ? from
        : (document.getElementById(from?.id ?? "") ?? document.getElementById("board-mentee"));
    if (target instanceof HTMLElement) target.focus();
  }
  function remember() {
    origin.current = document.activeElement;
  }
  /** A key's question about one mentee: the mentor in focus, else the present match. */
  function ask(kind: "LOCK" | "FORBID", row: MenteeRow, target: HTMLElement) {
    const mentor = mentorAt(target, row);
    if (!mentor) return;
    const locked = kindOf(round.pairings, row.id, mentor.id) === "LOCKED";
    setChoosing(null);
    changes.ask({
      kind: kind === "LOCK" && locked ? "RELEASE" : kind,
      mentee: { id: row.id, name: row.name },
      mentor,
      at: mentor.id,
    });
  }
  function choose(next: Choosing) {
    if (next) {
      remember();
      changes.leave();
    }
    setChoosing(next);
  }
  const box = useBoardKeys({
    rows,
    selected,
    letters,
    onLook: (row) => {
      changes.leave();
      setChoosing(null);
      look(row.id);
    },
    onAsk: (kind, row, target) => {
      remember();
      if (row.id !== selected?.id) look(row.id);
      ask(kind, row, target);
    },
    onChoose: choose,
    onUndo: () => void changes.undo("person"),
    onCompare: () => void navigate("results"),
    onFind: () => searchBox.current?.focus(),
    onHelp: () => setHelp(true),
  });

  return (
    <section
      ref={box}
      className={wanted ? "board board--one" : "board"}
      aria-label={t`Mentees and their mentors`}
    >
      <div className="board__list">
        <MenteeList
          all={board}
          board={listed}
          looking={looking}
          onLook={setLooking}
          selected={selected?.id}
          searchBox={searchBox}
        />
        <p className="small quiet wide-only noprint board__keys">
          {letters ? (
            <Trans>Keys: up and down move, L locks, F forbids, U undoes.</Trans>
          ) : (
            <Trans>Keys: up and down move, letters lead to a name.</Trans>
          )}{" "}
          <Button variant="text" small onClick={() => setHelp(true)}>
            <Trans>All keys, or switch them off</Trans>
          </Button>
        </p>
      </div>
      <div className="board__one">
        {selected ? (
          <MenteeDetail
            round={round}
            run={run}
            board={board}
            row={selected}
            changes={{
              ...changes,
              ask: (wantedChange) => {
                // A chooser has taken the focus already, and goes away.
                if (!choosing) remember();
                changes.ask(wantedChange);
              },
            }}
            arrived={wanted}
            choosing={choosing}
            onChoosing={choose}
            onReturn={goBack}
          />
        ) : (
          <Empty title={t`Nobody to match`}>
            <Trans>Mentees who are ready to be matched are listed here after a run.</Trans>
          </Empty>
        )}
      </div>
      <Keys open={help} onClose={() => setHelp(false)} letters={letters} onLetters={setLetters} />
    </section>
  );
}

/** The mentor that a key is meant for: the one the focus is on, else the present match. */
function mentorAt(target: HTMLElement, { partnership }: MenteeRow) {
  const at = target.closest<HTMLElement>("[data-mentor]")?.dataset;
  if (at?.mentor) return { id: at.mentor, name: at.name ?? "" };
  const mentor = partnership?.mentors[0];
  return mentor && { id: mentor.enrolmentId, name: mentor.name };
}
