import { useApolloClient } from "@apollo/client/react";
import { Trans, useLingui } from "@lingui/react/macro";
import { useId, useState } from "react";
import type { Unexpected } from "../../api/errors.ts";
import { toUnexpected } from "../../api/errors.ts";
import { PublishCheckDocument, type PublishCheckQuery } from "../../gql/Versions.ts";
import { Button } from "../../ui/Button.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { ErrorNote } from "../../ui/ErrorNote.tsx";
import { Loading } from "../../ui/Loading.tsx";
import { Published } from "./Published.tsx";
import { PublishForm } from "./PublishForm.tsx";
import "./Versions.css";

/**
 * The button that publishes a draft: it shows first what changes, whom it leaves where they are, and
 * what stops it. What is shown and published is what the server has: `prepare` sends what is waiting.
 */
export function PublishDialog(props: {
  schemeId: string;
  workflowKey: string;
  /** Of the draft on screen. */
  revision: number;
  /** Once the panel is closed after publishing. */
  onPublished: () => void;
  /** Before anything is looked at: saves what isn't saved. Gives the revision after that. */
  prepare?: () => Promise<number>;
  /** Leads to a step with a problem. */
  onJump?: (uid: string) => void;
}) {
  const { t } = useLingui();
  const { schemeId, workflowKey, onPublished } = props;
  const client = useApolloClient();
  const button = useId();
  const [open, setOpen] = useState(false);
  const [found, setFound] = useState<PublishCheckQuery | null>(null);
  const [error, setError] = useState<Unexpected | null>(null);
  const [revision, setRevision] = useState(props.revision);
  const [done, setDone] = useState<number | null>(null);

  async function look() {
    setOpen(true);
    setError(null);
    setFound(null);
    try {
      setRevision((await props.prepare?.()) ?? props.revision);
      const { data } = await client.query({
        query: PublishCheckDocument,
        variables: { schemeId, key: workflowKey },
        fetchPolicy: "no-cache",
      });
      setFound(data ?? null);
    } catch (cause) {
      setError(toUnexpected(cause));
    }
  }
  function close(focusBack = true) {
    setOpen(false);
    // One panel may have taken the place of another, which then had nothing to give the focus back to.
    if (focusBack) requestAnimationFrame(() => document.getElementById(button)?.focus());
    if (done === null) return;
    setDone(null);
    onPublished();
  }

  return (
    <>
      <Button id={button} onClick={() => void look()}>
        <Trans>Publish…</Trans>
      </Button>
      {found && !error ? (
        done === null ? (
          <PublishForm
            key={`${found.publishCheck.revision}`}
            open={open}
            schemeId={schemeId}
            workflowKey={workflowKey}
            found={found}
            expected={revision}
            onClose={() => close()}
            onAgain={() => void look()}
            onDone={setDone}
            onJump={(uid) => {
              close(false);
              props.onJump?.(uid);
            }}
          />
        ) : (
          <Published
            open={open}
            title={t`Version ${done} is published`}
            schemeId={schemeId}
            workflowKey={workflowKey}
            found={found}
            version={done}
            onClose={() => close()}
          />
        )
      ) : (
        <Dialog
          open={open}
          onClose={() => close()}
          title={t`Publish`}
          actions={
            <Button variant="text" onClick={() => close()}>
              <Trans>Not now</Trans>
            </Button>
          }
        >
          {error ? <ErrorNote error={error} onRetry={() => void look()} /> : <Loading />}
        </Dialog>
      )}
    </>
  );
}
