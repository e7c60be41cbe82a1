import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { Button } from "../ui/Button.tsx";
import { Status } from "../ui/Status.tsx";
import type { Column } from "../ui/Table.tsx";
import { Table } from "../ui/Table.tsx";
import { useFitWord } from "./words.ts";

export interface Move {
  enrolmentId: string;
  name: string;
  /** Names, or in words that there is nobody. */
  before: string;
  after: string;
  /** 1 to 4; null without a match. */
  fitBefore: number | null;
  fitAfter: number | null;
}

/** Rows before the rest is folded. */
const SHOWN = 8;

/** Whoever moves: with whom now and then, and whether that is better or worse for them. */
export function MovesTable({ caption, moves }: { caption: string; moves: readonly Move[] }) {
  const { t } = useLingui();
  const [all, setAll] = useState(false);
  if (moves.length === 0) return null;
  const columns: Column<Move>[] = [
    { key: "name", header: t`Mentee`, names: true, cell: ({ name }) => name },
    {
      key: "before",
      header: t`Now with`,
      cell: (one) => <Partner name={one.before} fit={one.fitBefore} />,
    },
    {
      key: "after",
      header: t`Then with`,
      cell: (one) => <Partner name={one.after} fit={one.fitAfter} />,
    },
    { key: "fit", header: t`Fit`, cell: (move) => <FitChange move={move} /> },
  ];
  return (
    <>
      <Table
        caption={caption}
        columns={columns}
        rows={all ? moves : moves.slice(0, SHOWN)}
        rowKey={({ enrolmentId }) => enrolmentId}
      />
      {moves.length > SHOWN && !all && (
        <p className="more-rows">
          <Button small onClick={() => setAll(true)}>
            <Trans>Show all {moves.length}</Trans>
          </Button>
        </p>
      )}
    </>
  );
}

function Partner({ name, fit }: { name: string; fit: number | null }) {
  return fit === null ? <Status kind="stop">{name}</Status> : name;
}

/** "Better: fair to good"; a change for the worse is marked. */
export function FitChange({ move }: { move: Pick<Move, "fitBefore" | "fitAfter"> }) {
  const word = useFitWord();
  const { fitBefore: from, fitAfter: to } = move;
  if (to === null) {
    return (
      <Status kind="late">
        <Trans>Worse: no match any more</Trans>
      </Status>
    );
  }
  if (from === null) return <Trans>Better: {word(to)}, none before</Trans>;
  if (to === from) return <Trans>As before: {word(to)}</Trans>;
  if (to > from) {
    return (
      <Trans>
        Better: {word(from)} to {word(to)}
      </Trans>
    );
  }
  return (
    <Status kind="late">
      <Trans>
        Worse: {word(from)} to {word(to)}
      </Trans>
    </Status>
  );
}
