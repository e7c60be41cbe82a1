import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { type Catalogue, diff, registryOf, type WorkflowDefinition } from "@quad/workflow";
import { useMemo, useState } from "react";
import { useAction } from "../../api/useAction.ts";
import { type PublishCheckQuery, PublishWorkflowDocument } from "../../gql/Versions.ts";
import { Button } from "../../ui/Button.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { Disclosure } from "../../ui/Disclosure.tsx";
import { ErrorNote } from "../../ui/ErrorNote.tsx";
import { Lines } from "../../ui/Lines.tsx";
import { Note } from "../../ui/Note.tsx";
import { Status } from "../../ui/Status.tsx";
import { TextArea } from "../../ui/TextArea.tsx";
import { ChangeList } from "./ChangeList.tsx";
import { Staying } from "./Counted.tsx";

/** More changes than these stay folded. */
const SHOWN = 4;

/** What publishing would change and meet, a note for colleagues, and the act. */
export function PublishForm(props: {
  open: boolean;
  schemeId: string;
  workflowKey: string;
  found: PublishCheckQuery;
  /** The revision on the screen of whoever asks. */
  expected: number;
  onClose: () => void;
  onAgain: () => void;
  onDone: (version: number) => void;
  onJump: (uid: string) => void;
}) {
  const { t, i18n } = useLingui();
  const { schemeId, workflowKey, found } = props;
  const { publishCheck: check, workflowDraft: draft } = found;
  const [note, setNote] = useState("");
  const publish = useAction(PublishWorkflowDocument);
  const definition = draft.definition as WorkflowDefinition;
  const changes = useMemo(
    () =>
      diff(
        draft.baseDefinition as WorkflowDefinition,
        draft.definition as WorkflowDefinition,
        registryOf(found.workflowCatalogue as Catalogue),
        i18n.locale,
      ),
    [draft, found.workflowCatalogue, i18n.locale],
  );
  const { problems } = check;
  const stops = problems.length > 0 || !check.changed;
  const next = draft.baseVersion + 1;
  const title = !check.changed
    ? t`There is nothing to publish`
    : stops
      ? t`Version ${next} can’t be published yet`
      : t`Publish version ${next}?`;
  const list = <ChangeList changes={changes} level={4} />;

  async function send() {
    const input = { schemeId, key: workflowKey, expectedRevision: check.revision, note };
    const outcome = await publish.run({ input });
    if (outcome.kind === "done" && "version" in outcome.value) props.onDone(outcome.value.version);
  }

  return (
    <Dialog
      open={props.open}
      onClose={props.onClose}
      title={title}
      actions={
        <>
          {!stops && (
            <Button variant="filled" busy={publish.busy} onClick={() => void send()}>
              <Trans>Publish version {next}</Trans>
            </Button>
          )}
          <Button variant="text" onClick={props.onClose}>
            {stops ? <Trans>Close</Trans> : <Trans>Not now</Trans>}
          </Button>
        </>
      }
    >
      <div className="publish">
        {check.revision !== props.expected && (
          <Note kind="warn" title={t`Somebody has changed the draft meanwhile`}>
            <Trans>What you see here is what the draft says now.</Trans>
          </Note>
        )}
        {problems.length > 0 && (
          <>
            <p>
              <Plural
                value={problems.length}
                one="One thing stops publishing."
                other="# things stop publishing."
              />
            </p>
            <Lines aria-label={t`What stops it`}>
              {problems.map(({ rule, message, uid }) => (
                <li key={`${rule} ${uid} ${message}`}>
                  <Status kind="stop">{message}</Status>{" "}
                  {uid && (
                    <Button small variant="text" of={message} onClick={() => props.onJump(uid)}>
                      <Trans>Show it</Trans>
                    </Button>
                  )}
                </li>
              ))}
            </Lines>
          </>
        )}
        {!check.changed ? (
          <p>
            <Trans>The draft means the same as version {draft.baseVersion}.</Trans>
          </p>
        ) : (
          <>
            <h3>
              <Plural value={changes.length} one="# thing changes" other="# things change" />
            </h3>
            {changes.length > SHOWN ? (
              <Disclosure summary={<Trans>What changes</Trans>}>{list}</Disclosure>
            ) : (
              list
            )}
          </>
        )}
        {!stops && (
          <>
            {check.running > 0 && (
              <p>
                <Staying
                  subject={definition.subject}
                  count={check.running}
                  version={draft.baseVersion}
                />{" "}
                <Trans>Whatever begins from now on takes the new version.</Trans>
              </p>
            )}
            {check.sample && check.sample.ready < check.sample.looked && (
              <p>
                <Trans>Moving them will need decisions: {check.sample.reasons.join(" ")}</Trans>
              </p>
            )}
            <TextArea
              label={t`What has changed, for your colleagues`}
              optional
              rows={3}
              value={note}
              onChange={setNote}
            />
          </>
        )}
        {publish.problem && (
          <Note
            kind="bad"
            role="alert"
            title={publish.problem.message}
            actions={
              <Button onClick={props.onAgain}>
                <Trans>Look again</Trans>
              </Button>
            }
          />
        )}
        {publish.error && <ErrorNote error={publish.error} onRetry={publish.retry} />}
      </div>
    </Dialog>
  );
}
