import { Plural, Trans, useLingui } from "@lingui/react/macro";
import type { RefObject } from "react";
import { memo, useRef } from "react";
import { Link } from "react-router";
import { useFormats } from "../i18n/format.ts";
import { Status } from "../ui/Status.tsx";
import type { MenteeRow } from "./board.ts";
import { partnersOf } from "./board.ts";
import { pieces } from "./moving.ts";
import { useSight } from "./useSight.ts";

export const rowId = (menteeId: string) => `mentee-${menteeId}`;

/**
 * Mentees as rows of one height, of which only those in sight are drawn, and the one looked at: the
 * only one that Tab stops at, as in a list box. Screen readers are told how many there are.
 */
export function MenteeRows(props: {
  rows: readonly MenteeRow[];
  frame: RefObject<HTMLElement | null>;
  selected: string | undefined;
  /** Rows in the groups before this one. */
  before: number;
  of: number;
}) {
  const { rows, frame, selected } = props;
  const list = useRef<HTMLUListElement>(null);
  const sight = useSight(list, frame, rows.length);
  const kept = rows.findIndex(({ id }) => id === selected);
  return (
    <ul ref={list}>
      {pieces(rows.length, sight, kept).map((piece) => {
        if ("gap" in piece) {
          return (
            <li
              key={`before ${piece.before}`}
              aria-hidden="true"
              style={{ blockSize: piece.gap * sight.rowHeight }}
            />
          );
        }
        const row = rows[piece.row];
        return (
          row && (
            <Row
              key={row.id}
              row={row}
              on={piece.row === kept}
              position={props.before + piece.row + 1}
              of={props.of}
            />
          )
        );
      })}
    </ul>
  );
}

const Row = memo(function Row(props: {
  row: MenteeRow;
  on: boolean;
  position: number;
  of: number;
}) {
  const { row, on } = props;
  const { t } = useLingui();
  const formats = useFormats();
  const { partnership, rank } = row;
  const names = formats.list(partnersOf(row));
  return (
    <li data-row aria-setsize={props.of} aria-posinset={props.position}>
      <Link
        id={rowId(row.id)}
        to={`?mentee=${row.id}`}
        preventScrollReset
        aria-current={on ? "true" : undefined}
        tabIndex={on ? 0 : -1}
      >
        <b>{row.name}</b>
        <span className="n">
          <Plural value={row.optionCount} one="# possible" other="# possible" />
        </span>
        {row.unmatched ? (
          <span className="cause cause--why">{row.unmatched.short}</span>
        ) : (
          <span className="cause">
            {rank === null ? t`with ${names}` : t`with ${names}, choice ${rank}`}
          </span>
        )}
        {partnership?.locked ? (
          <span className="pick__mark">
            <Status kind="held">
              <Trans>Locked</Trans>
            </Status>
          </span>
        ) : partnership?.fit === 1 ? (
          <span className="pick__mark">
            <Status kind="late">
              <Trans>Weak fit</Trans>
            </Status>
          </span>
        ) : null}
      </Link>
    </li>
  );
});
