import { useEffect, useRef } from "react";
import type { MenteeRow } from "./board.ts";
import type { Choosing } from "./MenteeDetail.tsx";
import { rowId } from "./MenteeRows.tsx";
import { rowAfter, rowByLetters } from "./moving.ts";

/** Milliseconds within which letters belong to one name. */
const TOGETHER = 700;

export interface BoardKeys {
  rows: readonly MenteeRow[];
  selected: MenteeRow | undefined;
  /** Letters act; else they lead to names. */
  letters: boolean;
  onLook: (row: MenteeRow) => void;
  onAsk: (kind: "LOCK" | "FORBID", row: MenteeRow, target: HTMLElement) => void;
  onChoose: (choosing: Choosing) => void;
  onUndo: () => void;
  onCompare: () => void;
  onFind: () => void;
  onHelp: () => void;
}

/** Listens for keys inside the element that the returned ref is put on. */
export function useBoardKeys(props: BoardKeys) {
  const box = useRef<HTMLElement>(null);
  const typed = useRef({ letters: "", at: 0 });
  const press = useRef<(event: KeyboardEvent) => void>(() => undefined);

  function letter(key: string, target: HTMLElement, row: MenteeRow | undefined): boolean {
    switch (key) {
      case "l":
      case "f":
        if (row) props.onAsk(key === "l" ? "LOCK" : "FORBID", row, target);
        return row !== undefined;
      case "s":
        if (row?.partnership) props.onChoose("swap");
        return true;
      case "m":
        if (row) props.onChoose("match");
        return true;
      case "u":
        props.onUndo();
        return true;
      case "c":
        props.onCompare();
        return true;
      case "/":
        props.onFind();
        return true;
      case "?":
        props.onHelp();
        return true;
      default:
        return false;
    }
  }
  function next(key: string, current: number, now: number): number | undefined {
    const { rows, letters } = props;
    if (letters || key.length > 1 || key === " ") return rowAfter(rows.length, current, key);
    const before = now - typed.current.at < TOGETHER ? typed.current.letters : "";
    typed.current = { letters: before + key, at: now };
    return rowByLetters(
      rows.map(({ name }) => name),
      current,
      typed.current.letters,
    );
  }
  press.current = (event) => {
    const target = event.target as HTMLElement;
    const { rows, selected } = props;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (target.closest("dialog")) return;
    if (target.matches("input[type=search]") && ["ArrowDown", "Enter"].includes(event.key)) {
      event.preventDefault();
      if (rows[0]) props.onLook(rows[0]);
      return;
    }
    if (target.matches("input, select, textarea")) return;
    // In the list a key is meant for the row in focus, which may not be the one looked at.
    const inFocus = target.closest(".pick a")?.id;
    const current = rows.findIndex(({ id }) => rowId(id) === inFocus);
    if (inFocus) {
      const to = next(event.key, current, event.timeStamp);
      const row = to === undefined ? undefined : rows[to];
      if (row) {
        event.preventDefault();
        props.onLook(row);
        return;
      }
    }
    if (!props.letters) return;
    if (letter(event.key.toLowerCase(), target, rows[current] ?? selected)) event.preventDefault();
  };
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const listen = (event: KeyboardEvent) => press.current(event);
    element.addEventListener("keydown", listen);
    return () => element.removeEventListener("keydown", listen);
  }, []);
  return box;
}
