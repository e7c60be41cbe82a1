import { useState } from "react";
import { useAction } from "../api/useAction.ts";
import { ChangeRunDocument } from "../gql/Board.ts";
import { ChooseRunDocument } from "../gql/OneRound.ts";
import type { Round, Run } from "./board.ts";
import type { Ask } from "./change.ts";
import { inputOf } from "./change.ts";

/**
 * What was done last on this screen: a change, or that one was taken back. `at`: where on the page,
 * as in an ask; there it is said.
 */
export type Said = { at: string } & (
  | { kind: "done"; ask: Ask; others: number }
  | { kind: "undone"; run: number }
);

export type Changes = ReturnType<typeof useChange>;

/** Changes by hand: what one would do, doing it, and taking it back. */
export function useChange(round: Round, run: Run) {
  const change = useAction(ChangeRunDocument, {
    refetchQueries: ["OneRound"],
    awaitRefetchQueries: true,
  });
  const choose = useAction(ChooseRunDocument);
  const [asked, setAsked] = useState<Ask | null>(null);
  const [said, setSaid] = useState<Said | null>(null);
  const { chosenRun } = round;
  const undoTo =
    chosenRun?.origin === "CHANGE"
      ? round.runs.find(({ number }) => number === chosenRun.basedOn)
      : undefined;
  return {
    asked,
    said,
    busy: change.busy || choose.busy,
    /** Whichever of the two came to nothing last. */
    action: choose.problem || choose.error ? choose : change,
    ask(wanted: Ask) {
      change.clear();
      choose.clear();
      setAsked(wanted);
    },
    leave: () => setAsked(null),
    /** True when it was done. `others`: how many people it moves besides those it names. */
    async apply(ask: Ask, others: number, reason: string): Promise<boolean> {
      const outcome = await change.run({
        runId: run.id,
        change: inputOf(ask),
        reason: reason.trim() || null,
      });
      if (outcome.kind !== "done") return false;
      setAsked(null);
      setSaid({ kind: "done", at: ask.at, ask, others });
      return true;
    },
    /** The run that the present result was made from by hand, if it was. */
    undoTo,
    async undo(at: string) {
      if (!undoTo || change.busy || choose.busy) return;
      setAsked(null);
      const outcome = await choose.run({ roundId: round.id, runId: undoTo.id });
      if (outcome.kind === "done") setSaid({ kind: "undone", at, run: undoTo.number });
    },
  };
}
