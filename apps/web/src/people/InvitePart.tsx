import { useQuery } from "@apollo/client/react";
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { useAction } from "../api/useAction.ts";
import type { PeopleFiltersQuery } from "../gql/SchemePeople.ts";
import {
  InviteEnrolmentsDocument,
  NotInvitedDocument,
  RemindEnrolmentsDocument,
} from "../gql/SchemePeople.ts";
import { ActionNote } from "../scheme/ActionNote.tsx";
import { Button } from "../ui/Button.tsx";
import { EffectPreview } from "../ui/EffectPreview.tsx";
import { Note } from "../ui/Note.tsx";
import type { PersonRow } from "./PeoplePage.tsx";

type Asking = "everybody" | "invite" | "remind" | null;
const refetchQueries = ["SchemePeople", "PeopleFilters", "NotInvited"];

/** Writing to many people at once: who gets a letter is said before it is sent. */
export function InvitePart(props: {
  scheme: PeopleFiltersQuery["scheme"];
  /** Those who are listed, and those of them who are chosen. */
  rows: readonly PersonRow[];
  chosen: readonly PersonRow[];
  onChoose: (chosen: readonly PersonRow[]) => void;
}) {
  const { scheme, rows, chosen, onChoose } = props;
  const { t } = useLingui();
  const [asking, setAsking] = useState<Asking>(null);
  const [sent, setSent] = useState<number | null>(null);
  const invite = useAction(InviteEnrolmentsDocument, { refetchQueries });
  const remind = useAction(RemindEnrolmentsDocument, { refetchQueries });
  // People wait to be invited in the first stage of all.
  const first = scheme.overview.stages.find(({ subject }) => subject === "enrolment");
  const { data } = useQuery(NotInvitedDocument, {
    variables: { schemeId: scheme.id, stage: first?.stage ?? "" },
    skip: !first,
  });
  if (!scheme.may.includes("enrolment.invite")) return null;
  const everybody = data?.enrolments.totalCount ?? 0;
  const able = (action: string) => chosen.filter(({ may }) => may.includes(action));
  const toInvite = able("enrolment.invite");
  const toRemind = able("enrolment.remind");
  const count =
    asking === "everybody"
      ? everybody
      : asking === "invite"
        ? toInvite.length
        : asking === "remind"
          ? toRemind.length
          : 0;
  const left = asking === "everybody" ? 0 : chosen.length - count;

  function ask(what: Asking) {
    setSent(null);
    invite.clear();
    remind.clear();
    setAsking(what);
  }
  async function send() {
    const ids = (asking === "remind" ? toRemind : toInvite).map(({ id }) => id);
    const outcome =
      asking === "remind"
        ? await remind.run({ schemeId: scheme.id, enrolmentIds: ids })
        : await invite.run({
            schemeId: scheme.id,
            enrolmentIds: asking === "everybody" ? null : ids,
          });
    setAsking(null);
    if (outcome.kind !== "done") return;
    setSent(outcome.value.count);
    onChoose([]);
  }

  return (
    <div className="people__acts">
      <div className="acts">
        <Button
          variant={everybody > 0 ? "filled" : "outlined"}
          onClick={() => ask("everybody")}
          disabledReason={everybody === 0 && t`Everybody has been invited`}
        >
          <Plural
            value={everybody}
            _0="Invite people…"
            one="Invite # person not yet invited…"
            other="Invite all # not yet invited…"
          />
        </Button>
        {toInvite.length > 0 && (
          <Button onClick={() => ask("invite")}>
            <Plural value={toInvite.length} one="Invite # chosen…" other="Invite # chosen…" />
          </Button>
        )}
        {toRemind.length > 0 && (
          <Button onClick={() => ask("remind")}>
            <Plural value={toRemind.length} one="Remind # chosen…" other="Remind # chosen…" />
          </Button>
        )}
        {chosen.length < rows.length && (
          <Button variant="text" onClick={() => onChoose(rows)}>
            <Trans>Choose all that are shown</Trans>
          </Button>
        )}
        {chosen.length > 0 && (
          <Button variant="text" onClick={() => onChoose([])}>
            <Trans>Choose none</Trans>
          </Button>
        )}
        <span className="small quiet" role="status">
          {chosen.length > 0 && (
            <Plural value={chosen.length} one="# person chosen" other="# people chosen" />
          )}
        </span>
      </div>
      {asking && (
        <EffectPreview
          title={
            asking === "remind"
              ? t`Send reminders? Letters: ${count}`
              : t`Send invitations? Letters: ${count}`
          }
          actions={
            <>
              <Button variant="filled" busy={invite.busy || remind.busy} onClick={send}>
                <Plural value={count} one="Send # letter" other="Send # letters" />
              </Button>
              <Button variant="text" onClick={() => setAsking(null)}>
                <Trans>Not yet</Trans>
              </Button>
            </>
          }
        >
          <p>
            <Trans>
              Each person gets one email in their language, with a link to their own form. A letter
              that is sent can’t be taken back.
            </Trans>{" "}
            {left > 0 && (
              <Plural
                value={left}
                one="# chosen person gets none, because they need it no more."
                other="# chosen people get none, because they need it no more."
              />
            )}
          </p>
        </EffectPreview>
      )}
      {sent !== null && (
        <Note kind="info" role="status">
          <Plural value={sent} one="# letter is on its way." other="# letters are on their way." />
        </Note>
      )}
      <ActionNote schemeId={scheme.id} action={invite} />
      <ActionNote schemeId={scheme.id} action={remind} />
    </div>
  );
}
