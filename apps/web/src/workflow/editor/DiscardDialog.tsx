import { Plural, Trans, useLingui } from "@lingui/react/macro";
import type { WorkflowDefinition } from "@quad/workflow";
import { useAction } from "../../api/useAction.ts";
import { DiscardWorkflowDraftDocument } from "../../gql/WorkflowDraft.ts";
import { Button } from "../../ui/Button.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { ErrorNote } from "../../ui/ErrorNote.tsx";
import { RefusedNote } from "../../ui/RefusedNote.tsx";
import { useDesk } from "./desk.ts";
import type { Draft, Session } from "./session.ts";

/** Back to the published version, for everybody. */
export function DiscardDialog(props: {
  open: boolean;
  draft: Draft;
  session: Session;
  onClose: () => void;
}) {
  const { t } = useLingui();
  const { marks, announce } = useDesk();
  const { draft, session, onClose } = props;
  const action = useAction(DiscardWorkflowDraftDocument);
  async function discard() {
    await session.flush();
    const { schemeId, key } = draft;
    const outcome = await action.run({ schemeId, key, expectedRevision: session.revision() });
    if (outcome.kind !== "done") return;
    session.restart(outcome.value.definition as WorkflowDefinition, outcome.value.revision);
    announce(t`The draft is gone.`);
    onClose();
  }
  return (
    <Dialog
      open={props.open}
      onClose={onClose}
      title={t`Discard all changes?`}
      actions={
        <>
          <Button variant="destructive" busy={action.busy} onClick={() => void discard()}>
            <Trans>Discard them</Trans>
          </Button>
          <Button variant="text" onClick={onClose}>
            <Trans>Keep the draft</Trans>
          </Button>
        </>
      }
    >
      <p>
        <Plural
          value={marks.count}
          one="# change is given up, for everybody who edits this workflow, and can’t be brought back."
          other="# changes are given up, for everybody who edits this workflow, and can’t be brought back."
        />
      </p>
      <RefusedNote problem={action.problem} />
      <ErrorNote error={action.error} onRetry={action.retry} />
    </Dialog>
  );
}
