import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { useAction } from "../api/useAction.ts";
import { InviteEnrolmentsDocument, RemindEnrolmentsDocument } from "../gql/SchemePeople.ts";
import { WithdrawPersonDocument } from "../gql/SchemePerson.ts";
import { ActionNote } from "../scheme/ActionNote.tsx";
import { Button, LinkButton } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { NextStep } from "../ui/NextStep.tsx";
import { Note } from "../ui/Note.tsx";
import type { OnePerson } from "./PersonPage.tsx";

const refetchQueries = ["SchemePerson"];

/** What can be done for one person now: write to them, make room, take them off the list. */
export function PersonActs({ schemeId, one }: { schemeId: string; one: OnePerson }) {
  const { t } = useLingui();
  const [leaving, setLeaving] = useState(false);
  const [said, setSaid] = useState("");
  const invite = useAction(InviteEnrolmentsDocument, { refetchQueries });
  const remind = useAction(RemindEnrolmentsDocument, { refetchQueries });
  const withdraw = useAction(WithdrawPersonDocument, { refetchQueries });
  const { name } = one.person;
  const to = { schemeId, enrolmentIds: [one.id] };

  async function sendInvitation() {
    const outcome = await invite.run(to);
    if (outcome.kind === "done") setSaid(t`The invitation to ${name} is on its way.`);
  }
  async function sendReminder() {
    const outcome = await remind.run(to);
    if (outcome.kind === "done") setSaid(t`The reminder to ${name} is on its way.`);
  }
  async function leave() {
    const outcome = await withdraw.run({ id: one.id });
    setLeaving(false);
    if (outcome.kind === "done") setSaid(t`${name} no longer takes part.`);
  }

  const write = one.email && (
    <a className="btn" href={`mailto:${one.email}`}>
      <Trans>Write to them</Trans>
    </a>
  );
  const step = one.may.includes("enrolment.invite")
    ? {
        title: t`Invite ${name}`,
        why: t`They are on the list and nobody has written to them yet.`,
        act: (
          <Button variant="filled" busy={invite.busy} onClick={sendInvitation}>
            <Trans>Send the invitation</Trans>
          </Button>
        ),
      }
    : one.may.includes("enrolment.remind")
      ? {
          title: t`Remind ${name}`,
          why: t`They were invited and have not registered.`,
          act: (
            <Button variant="filled" busy={remind.busy} onClick={sendReminder}>
              <Trans>Send a reminder</Trans>
            </Button>
          ),
        }
      : one.waitingPosition !== null
        ? {
            title: t`Make room in ${one.serviceArea?.name ?? t`their area`}`,
            why: t`They are number ${one.waitingPosition} in the queue. Another place goes to the first in it at once.`,
            act: (
              <LinkButton variant="filled" to={`/schemes/${schemeId}/settings#places`}>
                <Trans>Add places</Trans>
              </LinkButton>
            ),
          }
        : {
            title: t`Nothing to do for ${name} now`,
            why: t`You can write to them whenever you like.`,
            act: write,
          };
  return (
    <>
      <NextStep
        title={step.title}
        actions={
          <>
            {step.act}
            {step.act !== write && write}
            {one.may.includes("enrolment.withdraw") && (
              <Button variant="text" onClick={() => setLeaving(true)}>
                <Trans>Take them off the list…</Trans>
              </Button>
            )}
          </>
        }
      >
        {step.why}
      </NextStep>
      {said && (
        <Note kind="info" role="status">
          {said}
        </Note>
      )}
      <ActionNote schemeId={schemeId} action={invite} />
      <ActionNote schemeId={schemeId} action={remind} />
      <ActionNote schemeId={schemeId} action={withdraw} />
      <Dialog
        open={leaving}
        onClose={() => setLeaving(false)}
        title={t`Take ${name} off the list?`}
        actions={
          <>
            <Button variant="destructive" busy={withdraw.busy} onClick={leave}>
              <Trans>Take them off the list</Trans>
            </Button>
            <Button onClick={() => setLeaving(false)}>
              <Trans>Leave it as it is</Trans>
            </Button>
          </>
        }
      >
        <p>
          <Trans>
            They stop taking part, and their place goes to whoever waits longest. It can’t be taken
            back; they can be enrolled again.
          </Trans>
        </p>
      </Dialog>
    </>
  );
}
