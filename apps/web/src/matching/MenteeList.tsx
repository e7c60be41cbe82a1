import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { memo, useId, useRef } from "react";
import { Link } from "react-router";
import { Status } from "../ui/Status.tsx";
import type { Board, MenteeRow } from "./board.ts";

/** So many mentees fit a screen or two; above that a name can be looked for. */
const SEARCH_FROM = 20;

export const rowId = (menteeId: string) => `mentee-${menteeId}`;

/** Every mentee, those without a match first, each with what stands in the way or who it is. */
export function MenteeList(props: {
  /** Those who are listed, of so many. */
  board: Board;
  of: number;
  search: string;
  onSearch: (search: string) => void;
  selected: string | undefined;
}) {
  const { t } = useLingui();
  const id = useId();
  const list = useRef<HTMLElement>(null);
  const { board, search } = props;
  const groups = [
    { title: t`No match yet`, rows: board.unmatched },
    { title: t`Matched`, rows: board.matched },
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
      {props.of > SEARCH_FROM && (
        <div className="filters board__find">
          <div className="grow">
            <label htmlFor={id}>
              <Trans>Find a mentee</Trans>
            </label>
            <input
              className="input"
              id={id}
              type="search"
              value={search}
              onChange={(event) => {
                props.onSearch(event.target.value);
                list.current?.scrollTo({ top: 0 });
              }}
            />
          </div>
        </div>
      )}
      <nav ref={list} className="pick" aria-label={t`Mentees`}>
        {groups.map(
          ({ title, rows }) =>
            rows.length > 0 && (
              <div key={title}>
                <h3>
                  <span>{title}</span>
                  <span>{rows.length}</span>
                </h3>
                <ul>
                  {rows.map((row) => (
                    <Row key={row.id} row={row} on={row.id === props.selected} />
                  ))}
                </ul>
              </div>
            ),
        )}
      </nav>
      <p className="vh" role="status">
        {search && <Found count={board.unmatched.length + board.matched.length} />}
      </p>
    </>
  );
}

function Found({ count }: { count: number }) {
  return <Plural value={count} one="# mentee found" other="# mentees found" />;
}

const Row = memo(function Row({ row, on }: { row: MenteeRow; on: boolean }) {
  const { t } = useLingui();
  const { mentor } = row;
  return (
    <li>
      <Link
        id={rowId(row.id)}
        to={`?mentee=${row.id}`}
        preventScrollReset
        aria-current={on ? "true" : undefined}
      >
        <b>{row.name}</b>
        <span className="n">
          <Plural value={row.optionCount} one="# possible" other="# possible" />
        </span>
        <span className="cause">
          {mentor
            ? mentor.rank === null
              ? t`with ${mentor.name}`
              : t`with ${mentor.name}, choice ${mentor.rank}`
            : row.cause}
        </span>
        {row.locked && (
          <span className="cause">
            <Status kind="held">
              <Trans>Locked</Trans>
            </Status>
          </span>
        )}
        {mentor?.fit === 1 && (
          <span className="cause">
            <Status kind="late">
              <Trans>Weak fit</Trans>
            </Status>
          </span>
        )}
      </Link>
    </li>
  );
});
