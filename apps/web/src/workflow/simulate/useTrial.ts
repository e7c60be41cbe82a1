import { useApolloClient } from "@apollo/client/react";
import type { Move } from "@quad/workflow";
import { useEffect, useReducer, useRef, useState } from "react";
import { toUnexpected, type Unexpected } from "../../api/errors.ts";
import type { SimulateWorkflowQuery } from "../../gql/Simulate.ts";
import { SimulateWorkflowDocument } from "../../gql/Simulate.ts";
import { plainDate } from "../../i18n/format.ts";
import { useEditor } from "../editor/editor.ts";
import {
  freshTrial,
  morningOf,
  scenarioOf,
  type Trial,
  type TrialAct,
  trialReducer,
} from "./trial.ts";

type Answer = SimulateWorkflowQuery["simulateWorkflow"];
export type View = Extract<Answer, { __typename: "SimulationView" }>;
export type Refusal = Extract<Answer, { __typename: "Refused" }>;

/** Milliseconds without a change of the draft before what was tried is played on it again. */
const PATIENCE = 400;

export interface Trying {
  trial: Trial;
  act(action: TrialAct): void;
  move(move: Move): void;
  /** The last that could be played; stays in sight while the next is on its way. */
  view: View | null;
  /** Why the draft as it is can't be tried. */
  refusal: Refusal | null;
  error: Unexpected | null;
  retry(): void;
  busy: boolean;
  /** The view follows from something that was done here, not from a change of the draft. */
  own: boolean;
  /** What somebody who doesn't see the screen has to hear. */
  said: string;
}

/**
 * Somebody tries the draft: what they have done so far is played by the server whenever they do
 * something, and soon after the draft has changed. After a move of theirs the step where it led is
 * selected; a change of the draft moves no selection.
 */
export function useTrial(): Trying {
  const client = useApolloClient();
  const { schemeId, definition, select } = useEditor();
  const [trial, dispatch] = useReducer(trialReducer, null, () =>
    freshTrial(morningOf(plainDate())),
  );
  const [view, setView] = useState<View | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [error, setError] = useState<Unexpected | null>(null);
  const [busy, setBusy] = useState(true);
  const [said, setSaid] = useState("");
  const [isOwn, setOwn] = useState(false);
  const [again, setAgain] = useState(0);
  /** The trial that was last played, and the number of that play: an older answer counts no more. */
  const played = useRef<{ trial: Trial | null; number: number }>({ trial: null, number: 0 });

  // biome-ignore lint/correctness/useExhaustiveDependencies: `select` is made anew with each drawing; `again` plays once more.
  useEffect(() => {
    const own = played.current.trial !== trial;
    const first = played.current.trial === null;
    const number = played.current.number + 1;
    played.current = { trial, number };
    const current = () => played.current.number === number;

    async function play(): Promise<void> {
      setBusy(true);
      try {
        const { data } = await client.query({
          query: SimulateWorkflowDocument,
          variables: { input: { schemeId, definition, scenario: scenarioOf(trial, "Trial") } },
          fetchPolicy: "no-cache",
        });
        if (!current() || !data) return;
        const answer = data.simulateWorkflow;
        setError(null);
        if (answer.__typename === "Refused") {
          setRefusal(answer);
          return;
        }
        setRefusal(null);
        setView(answer);
        setOwn(own && !first);
        if (!own || first) return;
        setSaid(answer.timeline.at(-1)?.text ?? "");
        const [uid] = answer.activeUids;
        if (uid) select(uid);
      } catch (failure) {
        if (current()) setError(toUnexpected(failure));
      } finally {
        if (current()) setBusy(false);
      }
    }
    const timer = setTimeout(() => void play(), own ? 0 : PATIENCE);
    return () => clearTimeout(timer);
  }, [client, schemeId, definition, trial, again]);

  return {
    trial,
    act: dispatch,
    move: (move) => dispatch({ act: "move", move }),
    ...{ view, refusal, error, busy, own: isOwn, said },
    retry: () => setAgain((times) => times + 1),
  };
}
