import { Trans, useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import { useId, useState } from "react";
import type { Action } from "../api/useAction.ts";
import type {
  RecordMilestoneMutation,
  RecordMilestoneMutationVariables,
} from "../gql/Milestones.ts";
import { plainDate } from "../i18n/format.ts";
import { Button } from "../ui/Button.tsx";
import { DateInput } from "../ui/DateInput.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { ErrorNote } from "../ui/ErrorNote.tsx";
import { RefusedNote } from "../ui/RefusedNote.tsx";
import { TextInput } from "../ui/TextInput.tsx";
import { faultsOf } from "./fields.ts";

/** Since when somebody has something behind them, and a word on it for those who run the scheme. */
export function RecordDialog(props: {
  title: string;
  action: Action<RecordMilestoneMutation, RecordMilestoneMutationVariables>;
  onClose: () => void;
  onRecord: (given: { on: string; note: string | null }) => Promise<void>;
  children?: ReactNode;
}) {
  const { t } = useLingui();
  const { action } = props;
  const id = useId();
  const [on, setOn] = useState(() => plainDate());
  const [note, setNote] = useState("");
  const [wrong, setWrong] = useState(false);

  async function record() {
    const field = { name: "on", label: "", kind: "date", required: true, maxLength: null };
    const bad = "on" in faultsOf([{ ...field, choices: [] }], { on });
    setWrong(bad);
    if (bad) document.getElementById(id)?.focus();
    else await props.onRecord({ on, note: note.trim() || null });
  }
  return (
    <Dialog
      open
      onClose={props.onClose}
      title={props.title}
      actions={
        <>
          <Button variant="filled" busy={action.busy} onClick={() => void record()}>
            <Trans>Record it</Trans>
          </Button>
          <Button onClick={props.onClose}>
            <Trans>Leave it as it is</Trans>
          </Button>
        </>
      }
    >
      {props.children}
      <DateInput
        id={id}
        label={t`On which day?`}
        value={on}
        onChange={setOn}
        {...(wrong ? { error: t`Give a date, for example 12 3 2027` } : {})}
      />
      <TextInput
        label={t`A note`}
        optional
        seenBy={t`Seen by those who run the scheme, not by the person.`}
        value={note}
        onChange={setNote}
      />
      <RefusedNote problem={action.problem} />
      <ErrorNote error={action.error} onRetry={action.retry} />
    </Dialog>
  );
}
