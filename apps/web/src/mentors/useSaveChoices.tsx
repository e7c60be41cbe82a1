import { Plural, useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import { useState } from "react";
import { useAction } from "../api/useAction.ts";
import { SetPreferencesDocument } from "../gql/Mentors.ts";
import { Button } from "../ui/Button.tsx";
import { ErrorNote } from "../ui/ErrorNote.tsx";
import { Note } from "../ui/Note.tsx";
import type { Choosing } from "./useChoices.ts";

export interface SavingChoices {
  /** The act, with its count; it may stand in two places. */
  button: ReactNode;
  /** What came of it. */
  outcome: ReactNode;
  /** Saved on this visit, and not changed since. */
  saved: boolean;
}

/** Sends the choices as they stand. */
export function useSaveChoices(enrolmentId: string, choosing: Choosing): SavingChoices {
  const { t } = useLingui();
  const action = useAction(SetPreferencesDocument);
  const [done, setDone] = useState(false);
  const { choices, changed } = choosing;
  const count = choices.length;

  async function save() {
    const mentors = choices.map((one) => one.enrolmentId);
    const outcome = await action.run({ id: enrolmentId, mentors });
    setDone(outcome.kind === "done");
    if (outcome.kind === "done") choosing.settle();
  }
  const nothing = count === 0 ? t`Add somebody from the list first.` : t`These are saved.`;
  const { problem } = action;
  return {
    button: (
      <Button
        variant="filled"
        busy={action.busy}
        busyLabel={t`Saving…`}
        disabledReason={changed ? undefined : nothing}
        onClick={() => void save()}
      >
        {count === 0 ? (
          changed ? (
            t`Save no choices`
          ) : (
            t`Save my choices`
          )
        ) : (
          <Plural value={count} one="Save my choice" other="Save my # choices" />
        )}
      </Button>
    ),
    outcome: (
      <>
        {problem && (
          <Note kind="bad" role="alert" title={problem.message}>
            {problem.__typename === "Refused" &&
              problem.reasons.map((reason) => <p key={reason.message}>{reason.message}</p>)}
          </Note>
        )}
        <ErrorNote error={action.error} onRetry={action.retry} />
      </>
    ),
    saved: done && !changed,
  };
}
