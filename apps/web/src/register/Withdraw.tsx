import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { useAction } from "../api/useAction.ts";
import { WithdrawDocument } from "../gql/Enrolment.ts";
import { useText } from "../i18n/text.ts";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { ErrorNote } from "../ui/ErrorNote.tsx";
import { Note } from "../ui/Note.tsx";
import { Section } from "../ui/Page.tsx";
import type { Enrolment } from "./EnrolmentPage.tsx";

/** The way out of a scheme, with what follows from it said first. */
export function Withdraw({ enrolment }: { enrolment: Enrolment }) {
  const { t } = useLingui();
  const say = useText();
  const [open, setOpen] = useState(false);
  const action = useAction(WithdrawDocument);
  const scheme = say(enrolment.scheme.name);

  async function withdraw() {
    const outcome = await action.run({ id: enrolment.id });
    if (outcome.kind === "done") setOpen(false);
  }
  return (
    <Section title={t`Changed your mind?`}>
      <p>
        <Trans>Leaving is no trouble to anybody, and you don’t have to say why.</Trans>
      </p>
      <div className="acts">
        <Button variant="destructive" onClick={() => setOpen(true)}>
          <Trans>Withdraw…</Trans>
        </Button>
      </div>
      <Dialog
        open={open}
        onClose={() => setOpen(false)}
        title={t`Leave ${scheme}?`}
        actions={
          <>
            <Button
              variant="destructive"
              busy={action.busy}
              busyLabel={t`Leaving…`}
              onClick={() => void withdraw()}
            >
              <Trans>Yes, withdraw me</Trans>
            </Button>
            <Button onClick={() => setOpen(false)}>
              <Trans>No, stay</Trans>
            </Button>
          </>
        }
      >
        <p>
          {enrolment.role === "MENTEE" ? (
            <Trans>
              Your place goes to whoever has waited longest, and your choices of mentor are removed.
            </Trans>
          ) : (
            <Trans>
              Your place goes to whoever has waited longest, and nobody finds you among the mentors
              any more.
            </Trans>
          )}
        </p>
        <p>
          <Trans>This can’t be undone here; the coordinator can invite you again.</Trans>
        </p>
        {action.problem && (
          <Note kind="bad" role="alert" title={action.problem.message}>
            {action.problem.__typename === "Refused" &&
              action.problem.reasons.map((reason) => <p key={reason.code}>{reason.message}</p>)}
          </Note>
        )}
        <ErrorNote error={action.error} onRetry={action.retry} />
      </Dialog>
    </Section>
  );
}
