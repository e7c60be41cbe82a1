import { useApolloClient } from "@apollo/client/react";
import { Trans, useLingui } from "@lingui/react/macro";
import type { WorkflowDefinition } from "@quad/workflow";
import { useEffect, useState } from "react";
import { WorkflowDraftDocument } from "../../gql/WorkflowDraft.ts";
import { useFormats } from "../../i18n/format.ts";
import { Button } from "../../ui/Button.tsx";
import { Note } from "../../ui/Note.tsx";
import { useDesk } from "./desk.ts";
import { useEditor } from "./editor.ts";
import type { Draft, Session } from "./session.ts";

/** Somebody else has saved: says who and when, and lets the reader choose. Nothing is overwritten. */
export function ClashNote(props: {
  draft: Draft;
  session: Session;
  /** What is published has changed, too. */
  onPublished: () => void;
}) {
  const { draft, session } = props;
  const { t } = useLingui();
  const client = useApolloClient();
  const formats = useFormats();
  const { definition, registry, locale } = useEditor();
  const { announce } = useDesk();
  const [theirs, setTheirs] = useState<Draft | null>(null);
  const [changes, setChanges] = useState<string[] | null>(null);
  const { schemeId, key, editable } = draft;

  useEffect(() => {
    let gone = false;
    void client
      .query({
        query: WorkflowDraftDocument,
        variables: { schemeId, key },
        fetchPolicy: "no-cache",
      })
      .then(({ data }) => {
        if (!gone && data) setTheirs(data.workflowDraft);
      })
      .catch(() => undefined);
    return () => {
      gone = true;
    };
  }, [client, schemeId, key]);

  const other = theirs?.definition as WorkflowDefinition | undefined;
  const name = theirs?.savedBy ?? t`Somebody`;
  async function compare() {
    if (!other) return;
    const { diff } = await import("./compare.ts");
    setChanges(diff(definition, other, registry, locale).map(({ sentence }) => sentence));
  }
  async function keep() {
    const { download } = await import("./exchange.ts");
    download("json", definition, registry, locale);
  }
  function take() {
    if (!theirs || !other) return;
    session.restart(other, theirs.revision);
    if (theirs.baseVersion !== draft.baseVersion) props.onPublished();
    announce(t`What ${name} saved is on the screen now.`);
  }
  if (!editable) return null;
  return (
    <div className="wf-note">
      <Note
        kind="warn"
        role="alert"
        title={
          theirs?.savedAt
            ? t`${name} saved other changes on ${formats.dateTime(theirs.savedAt)}`
            : t`Somebody has published or discarded this draft meanwhile`
        }
        actions={
          <>
            <Button small onClick={() => void compare()}>
              <Trans>See what they changed</Trans>
            </Button>
            <Button small onClick={() => void keep()}>
              <Trans>Keep mine as a copy to download</Trans>
            </Button>
            <Button small variant="text" onClick={take}>
              <Trans>Take theirs</Trans>
            </Button>
          </>
        }
      >
        <p>
          <Trans>Nothing of yours has been saved since, and nothing was overwritten.</Trans>
        </p>
        {changes && (
          <>
            <p>
              {changes.length === 0 ? (
                <Trans>They say the same as you do.</Trans>
              ) : (
                <Trans>From yours to theirs:</Trans>
              )}
            </p>
            <ul>
              {changes.map((sentence) => (
                <li key={sentence}>{sentence}</li>
              ))}
            </ul>
          </>
        )}
      </Note>
    </div>
  );
}
