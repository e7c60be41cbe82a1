import { useEffect, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { useSearchParams } from "react-router";
import type { Board, MenteeRow } from "./board.ts";
import { rowId } from "./MenteeRows.tsx";

/** Milliseconds that a row is looked at before the address names it: browsers count such changes. */
const PATIENCE = 250;

/**
 * The mentee looked at: whom an arrow key led to, else whom the address names, else whom it named last,
 * else the first of the list.
 */
export function useSelected(board: Board, rows: readonly MenteeRow[]) {
  const [params, setParams] = useSearchParams();
  const wanted = params.get("mentee");
  const [at, setAt] = useState<string | null>(null);
  const seen = useRef<string | null>(null);
  /** Whom the address was last told to name from here. */
  const told = useRef<string | null>(null);

  useEffect(() => {
    if (at === null) return;
    const timer = setTimeout(() => {
      told.current = at;
      setParams({ mentee: at }, { replace: true, preventScrollReset: true });
    }, PATIENCE);
    return () => clearTimeout(timer);
  }, [at, setParams]);
  useEffect(() => {
    // An arrow may have led on while the address was being changed.
    setAt((now) => (wanted === told.current && now !== wanted ? now : null));
    const before = seen.current;
    if (wanted) seen.current = wanted;
    // Back from one mentee's page to the list, on a phone: to the row the reader came from.
    else if (before) document.getElementById(rowId(before))?.focus();
  }, [wanted]);

  const id = at ?? wanted ?? seen.current;
  const selected =
    rows.find((row) => row.id === id) ??
    (wanted ? [...board.unmatched, ...board.matched].find((row) => row.id === id) : undefined) ??
    rows[0];
  return {
    selected,
    wanted,
    /** Leads to a row, and takes the focus there. */
    look(next: string) {
      flushSync(() => setAt(next));
      document.getElementById(rowId(next))?.focus();
    },
  };
}
