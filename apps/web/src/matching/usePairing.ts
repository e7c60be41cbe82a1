import { useState } from "react";
import type { Action } from "../api/useAction.ts";
import { useAction } from "../api/useAction.ts";
import type { SetPairingMutation, SetPairingMutationVariables } from "../gql/OneRound.ts";
import { SetPairingDocument } from "../gql/OneRound.ts";
import type { Pairing, Round } from "./board.ts";
import { kindOf } from "./board.ts";

export interface Pair {
  mentee: { id: string; name: string };
  mentor: { id: string; name: string };
}
type Kind = Pairing["kind"] | null;

export interface Decision extends Pair {
  before: Kind;
  after: Kind;
}

export interface Decisions {
  action: Action<SetPairingMutation, SetPairingMutationVariables>;
  /** What was decided last on this screen, to be said and undone. */
  last: Decision | null;
  of: (pair: Pair) => Kind;
  /** Decides so, or takes the decision away where it stands already. */
  toggle: (pair: Pair, kind: Pairing["kind"]) => void;
  undo: () => void;
}

/** Locking two people together and keeping two apart, each time with a way back. */
export function usePairing(round: Round): Decisions {
  const action = useAction(SetPairingDocument, { refetchQueries: ["MenteeCandidates"] });
  const [last, setLast] = useState<Decision | null>(null);
  const of = ({ mentee, mentor }: Pair) =>
    kindOf(round.pairings, { menteeEnrolmentId: mentee.id, mentorEnrolmentId: mentor.id });

  async function decide(pair: Pair, kind: Kind) {
    if (action.busy) return;
    const before = of(pair);
    const { mentee, mentor } = pair;
    const outcome = await action.run({
      input: {
        roundId: round.id,
        menteeEnrolmentId: mentee.id,
        mentorEnrolmentId: mentor.id,
        kind,
      },
    });
    setLast(outcome.kind === "done" ? { ...pair, before, after: kind } : null);
  }
  return {
    action,
    last,
    of,
    toggle: (pair, kind) => void decide(pair, of(pair) === kind ? null : kind),
    undo: () => {
      if (last) void decide(last, last.before);
    },
  };
}
