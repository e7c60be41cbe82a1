import { Plural, Trans, useLingui } from "@lingui/react/macro";
import type { RefObject } from "react";
import { useId, useRef } from "react";
import type { Board, Filter } from "./board.ts";
import { countOf, FILTERS } from "./board.ts";
import { MenteeRows } from "./MenteeRows.tsx";
import "../ui/Field.css";
import "../ui/Filters.css";

/** So many mentees fit a screen; above that they can be searched and sorted out. */
const SEARCH_FROM = 12;

export interface Looking {
  search: string;
  filter: Filter;
}

/** Every mentee, those without a match first, each with what stands in the way or who it is. */
export function MenteeList(props: {
  all: Board;
  /** Those who are listed. */
  board: Board;
  looking: Looking;
  onLook: (looking: Looking) => void;
  selected: string | undefined;
  searchBox: RefObject<HTMLInputElement | null>;
}) {
  const { t } = useLingui();
  const frame = useRef<HTMLElement>(null);
  const { all, board, looking } = props;
  const listed = board.unmatched.length + board.matched.length;
  const groups = [
    { title: t`No match yet`, rows: board.unmatched, before: 0 },
    { title: t`Matched`, rows: board.matched, before: board.unmatched.length },
  ];
  return (
    <>
      <div className="split">
        <h2>
          <Trans>Mentees</Trans>
        </h2>
        <p className="small quiet">
          <Trans>Fewest options first</Trans>
        </p>
      </div>
      {countOf(all, "all") > SEARCH_FROM && (
        <Find
          all={all}
          looking={looking}
          onLook={(next) => {
            props.onLook(next);
            frame.current?.scrollTo({ top: 0 });
          }}
          searchBox={props.searchBox}
        />
      )}
      <nav ref={frame} className="pick" aria-label={t`Mentees`}>
        {groups.map(
          ({ title, rows, before }) =>
            rows.length > 0 && (
              <div key={before === 0 && rows === board.unmatched ? "unmatched" : "matched"}>
                <h3>
                  <span>{title}</span>
                  <span>{rows.length}</span>
                </h3>
                <MenteeRows
                  rows={rows}
                  frame={frame}
                  selected={props.selected}
                  before={before}
                  of={listed}
                />
              </div>
            ),
        )}
        {listed === 0 && (
          <p className="quiet">
            <Trans>Nobody is like that.</Trans>
          </p>
        )}
      </nav>
      <p className="vh" role="status">
        {(looking.search || looking.filter !== "all") && (
          <Plural value={listed} one="# mentee found" other="# mentees found" />
        )}
      </p>
    </>
  );
}

function Find(props: {
  all: Board;
  looking: Looking;
  onLook: (looking: Looking) => void;
  searchBox: RefObject<HTMLInputElement | null>;
}) {
  const { all, looking, onLook } = props;
  const { t } = useLingui();
  const id = useId();
  const words: Record<Filter, string> = {
    all: t`Everybody`,
    unmatched: t`No match`,
    weak: t`Weak fit`,
    locked: t`Locked`,
    byHand: t`Decided by hand`,
  };
  return (
    <search className="filters board__find">
      <div className="grow">
        <label htmlFor={id}>
          <Trans>Find a mentee</Trans>
        </label>
        <input
          ref={props.searchBox}
          className="input"
          id={id}
          type="search"
          value={looking.search}
          onChange={(event) => onLook({ ...looking, search: event.target.value })}
        />
      </div>
      <div className="board__sort">
        <label htmlFor={`${id}-sort`}>
          <Trans>Show</Trans>
        </label>
        <select
          className="input"
          id={`${id}-sort`}
          value={looking.filter}
          onChange={(event) => {
            const filter = FILTERS.find((one) => one === event.target.value);
            if (filter) onLook({ ...looking, filter });
          }}
        >
          {FILTERS.map((filter) => (
            <option key={filter} value={filter}>
              {t`${words[filter]} (${countOf(all, filter)})`}
            </option>
          ))}
        </select>
      </div>
    </search>
  );
}
