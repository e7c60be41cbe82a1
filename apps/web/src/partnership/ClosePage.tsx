import { useQuery } from "@apollo/client/react";
import { Trans, useLingui } from "@lingui/react/macro";
import type { FormEvent } from "react";
import { useState } from "react";
import { useNavigate, useParams } from "react-router";
import { useAction } from "../api/useAction.ts";
import type { ClosingQuery } from "../gql/Close.ts";
import { ClosePartnershipDocument, ClosingDocument } from "../gql/Close.ts";
import { Button, LinkButton } from "../ui/Button.tsx";
import { Radios } from "../ui/Choices.tsx";
import { EffectPreview } from "../ui/EffectPreview.tsx";
import { ErrorNote } from "../ui/ErrorNote.tsx";
import { Page } from "../ui/Page.tsx";
import { RefusedNote } from "../ui/RefusedNote.tsx";
import { TextArea } from "../ui/TextArea.tsx";
import { Unready } from "../ui/Unready.tsx";
import type { EndReason } from "./useEndReasons.ts";
import { useEndReasons } from "./useEndReasons.ts";
import { useNames } from "./useNames.ts";

type Partnership = ClosingQuery["partnership"];

/** Ends a partnership: a reason that blames nobody, what follows, and then the act. */
export function ClosePage() {
  const { t } = useLingui();
  const { id = "" } = useParams();
  const { data, error } = useQuery(ClosingDocument, { variables: { id } });
  if (!data) return <Unready error={error} />;
  const { partnership } = data;
  const back = { to: `/partnerships/${id}`, label: t`Back to your partnership` };
  if (!partnership.may.includes("partnership.close")) {
    return (
      <Page title={t`There is nothing to close`} back={back}>
        <div className="acts">
          <LinkButton variant="filled" to="/">
            <Trans>Go to the first page</Trans>
          </LinkButton>
        </div>
      </Page>
    );
  }
  return (
    <Page
      title={t`Bring it to a close`}
      back={back}
      lede={t`Every partnership ends some day, and ending one is not held against anyone.`}
    >
      <Close partnership={partnership} />
    </Page>
  );
}

function Close({ partnership }: { partnership: Partnership }) {
  const { t } = useLingui();
  const name = useNames()(partnership);
  const navigate = useNavigate();
  const options = useEndReasons();
  const action = useAction(ClosePartnershipDocument);
  const [reason, setReason] = useState<EndReason | "">("");
  const [note, setNote] = useState("");
  const [missing, setMissing] = useState(false);
  const [sure, setSure] = useState(false);

  function onSubmit(event: FormEvent) {
    event.preventDefault();
    setMissing(reason === "");
    setSure(reason !== "");
    if (reason === "") document.getElementById("reason")?.focus();
  }
  async function close() {
    if (reason === "") return;
    const outcome = await action.run({ id: partnership.id, reason, note: note.trim() || null });
    if (outcome.kind === "done") await navigate(`/partnerships/${partnership.id}`);
  }
  return (
    <form className="stack" noValidate onSubmit={onSubmit}>
      <Radios
        id="reason"
        label={t`Which comes closest?`}
        options={options}
        value={reason}
        onChange={(value) => {
          setReason(value as EndReason);
          setMissing(false);
        }}
        error={missing ? t`Choose the one that comes closest` : undefined}
      />
      <TextArea
        label={t`Anything the coordinator should know`}
        optional
        seenBy={t`Seen by your coordinator. ${name} never sees it.`}
        rows={4}
        value={note}
        onChange={setNote}
      />
      <div className="acts">
        <Button type="submit" aria-expanded={sure}>
          <Trans>Close…</Trans>
        </Button>
      </div>
      <div aria-live="polite">
        {sure && (
          <EffectPreview
            title={t`What follows when you close`}
            actions={
              <>
                <Button
                  variant="destructive"
                  busy={action.busy}
                  busyLabel={t`Closing…`}
                  onClick={() => void close()}
                >
                  <Trans>Close our partnership</Trans>
                </Button>
                <LinkButton variant="text" to={`/partnerships/${partnership.id}`}>
                  <Trans>No, carry on</Trans>
                </LinkButton>
              </>
            }
          >
            <div className="prose">
              <ul>
                <li>
                  <Trans>
                    {name} gets an email that the partnership has come to a close. It doesn’t say
                    who closed it, nor why.
                  </Trans>
                </li>
                <li>
                  <Trans>You are both asked, apart, to look back on it: about 5 minutes.</Trans>
                </li>
                <li>
                  <Trans>
                    What you wrote together stays for you both to read, but no more is added.
                  </Trans>
                </li>
                <li>
                  <Trans>It can’t be taken up again here.</Trans>
                </li>
              </ul>
            </div>
            <RefusedNote problem={action.problem} />
            <ErrorNote error={action.error} onRetry={action.retry} />
          </EffectPreview>
        )}
      </div>
    </form>
  );
}
