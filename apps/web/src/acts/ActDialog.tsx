import { Trans, useLingui } from "@lingui/react/macro";
import { useId, useState } from "react";
import { useAction } from "../api/useAction.ts";
import { SendActDocument } from "../gql/Acts.ts";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { ErrorNote } from "../ui/ErrorNote.tsx";
import { RefusedNote } from "../ui/RefusedNote.tsx";
import { ActField } from "./ActField.tsx";
import type { Act } from "./Acts.tsx";
import type { Values } from "./fields.ts";
import { faultsOf, payloadOf } from "./fields.ts";

/** One act before it is done: what it asks for, who will know, and the two answers. */
export function ActDialog(props: {
  act: Act;
  subject: { subjectType: string; subjectId: string };
  onClose: () => void;
  onDone: () => void;
}) {
  const { t } = useLingui();
  const { act, subject } = props;
  const id = useId();
  const action = useAction(SendActDocument);
  const [values, setValues] = useState<Values>({});
  const [tried, setTried] = useState(false);
  const faults = tried ? faultsOf(act.fields, values) : {};

  async function send() {
    setTried(true);
    const [first] = act.fields.filter(({ name }) => faultsOf(act.fields, values)[name]);
    if (first) {
      document.getElementById(`${id}-${first.name}`)?.focus();
      return;
    }
    const payload = payloadOf(act.fields, values);
    const outcome = await action.run({ input: { ...subject, event: act.event, payload } });
    if (outcome.kind === "done") props.onDone();
  }
  return (
    <Dialog
      open
      onClose={props.onClose}
      title={act.label}
      actions={
        <>
          <Button variant="filled" busy={action.busy} onClick={() => void send()}>
            {act.label}
          </Button>
          <Button onClick={props.onClose}>
            <Trans>Leave it as it is</Trans>
          </Button>
        </>
      }
    >
      {act.confidential && (
        <p>
          <Trans>Only you and the coordinators will know of this.</Trans>
        </p>
      )}
      {act.confirm && (
        <p>
          <Trans>Take a moment: you can’t undo this here.</Trans>
        </p>
      )}
      {!act.confirm && !act.confidential && act.fields.length === 0 && (
        <p>{t`It is noted as done today.`}</p>
      )}
      {act.fields.map((field) => (
        <ActField
          key={field.name}
          id={`${id}-${field.name}`}
          field={field}
          value={values[field.name] ?? ""}
          fault={faults[field.name]}
          onChange={(value) => setValues((now) => ({ ...now, [field.name]: value }))}
        />
      ))}
      <RefusedNote problem={action.problem} />
      <ErrorNote error={action.error} onRetry={action.retry} />
    </Dialog>
  );
}
