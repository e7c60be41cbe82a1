import { Trans, useLingui } from "@lingui/react/macro";
import { useEffect, useRef, useState } from "react";
import { useSearchParams } from "react-router";
import { Button } from "../ui/Button.tsx";
import { Empty } from "../ui/Empty.tsx";
import type { MenteeRow, Round, Board as Rows } from "./board.ts";
import { found, rowAfter } from "./board.ts";
import { Keys } from "./Keys.tsx";
import { MenteeDetail } from "./MenteeDetail.tsx";
import { MenteeList, rowId } from "./MenteeList.tsx";
import { usePairing } from "./usePairing.ts";
import "./Board.css";

/**
 * Mentees beside the one who is looked at, who is in the address. On a phone they are two pages.
 * Keys work only while the focus is inside.
 */
export function Board({ round, board }: { round: Round; board: Rows }) {
  const { t } = useLingui();
  const [params, setParams] = useSearchParams();
  const [help, setHelp] = useState(false);
  const decisions = usePairing(round);
  const box = useRef<HTMLElement>(null);
  const [search, setSearch] = useState("");
  const listed = found(board, search);
  const rows = [...listed.unmatched, ...listed.matched];
  const wanted = params.get("mentee");
  const everybody = [...board.unmatched, ...board.matched];
  const selected = everybody.find(({ id }) => id === wanted) ?? everybody[0];

  const press = useRef<(event: KeyboardEvent) => void>(() => undefined);
  press.current = (event) => {
    const target = event.target as HTMLElement;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (target.matches("input, select, textarea")) return;
    if (event.key === "?") {
      event.preventDefault();
      setHelp(true);
      return;
    }
    // In the list a key is meant for the row in focus: Tab may have gone on from the one looked at,
    // and the address follows an arrow only a moment later.
    const inFocus = target.closest(".pick a")?.id;
    const row = rows.find(({ id }) => rowId(id) === inFocus) ?? selected;
    const next = target.closest(".pick") ? rowAfter(rows, row?.id, event.key) : undefined;
    if (next) {
      event.preventDefault();
      setParams({ mentee: next.id }, { replace: true, preventScrollReset: true });
      document.getElementById(rowId(next.id))?.focus();
      return;
    }
    const letter = event.key.toLowerCase();
    const kind = letter === "l" ? "LOCKED" : letter === "f" ? "FORBIDDEN" : null;
    const mentor = kind && row && mentorAt(target, row);
    if (kind && row && mentor) {
      event.preventDefault();
      decisions.toggle({ mentee: row, mentor }, kind);
    }
  };
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const listen = (event: KeyboardEvent) => press.current(event);
    element.addEventListener("keydown", listen);
    return () => element.removeEventListener("keydown", listen);
  }, []);

  return (
    <section
      ref={box}
      className={wanted ? "board board--one" : "board"}
      aria-label={t`Mentees and their mentors`}
    >
      <div className="board__list">
        <MenteeList
          board={listed}
          of={everybody.length}
          search={search}
          onSearch={setSearch}
          selected={selected?.id}
        />
        <p className="small quiet wide-only noprint board__keys">
          <Trans>Keys: up and down move, L locks, F forbids.</Trans>{" "}
          <Button variant="text" small onClick={() => setHelp(true)}>
            <Trans>All keys</Trans>
          </Button>
        </p>
      </div>
      <div className="board__one">
        {selected ? (
          <MenteeDetail round={round} row={selected} decisions={decisions} arrived={wanted} />
        ) : (
          <Empty title={t`Nobody to match`}>
            <Trans>Mentees who are ready to be matched are listed here after a run.</Trans>
          </Empty>
        )}
      </div>
      <Keys open={help} onClose={() => setHelp(false)} />
    </section>
  );
}

/** The mentor that a key is meant for: the one the focus is on, else the present match. */
function mentorAt(target: HTMLElement, { mentor }: MenteeRow) {
  const at = target.closest<HTMLElement>("[data-mentor]")?.dataset;
  return at?.mentor ? { id: at.mentor, name: at.name ?? "" } : mentor;
}
