import { useQuery } from "@apollo/client/react";
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import type { WorkflowDefinition } from "@quad/workflow";
import { useState } from "react";
import { toUnexpected } from "../../api/errors.ts";
import { ShippedWorkflowsDocument } from "../../gql/ShippedWorkflows.ts";
import { useText } from "../../i18n/text.ts";
import { useModels } from "../../partnership/useModels.ts";
import { Button } from "../../ui/Button.tsx";
import { Radios } from "../../ui/Choices.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { ErrorNote } from "../../ui/ErrorNote.tsx";
import { Loading } from "../../ui/Loading.tsx";
import { useDesk } from "./desk.ts";
import { useEditor } from "./editor.ts";

/** Puts what ships for one of the models in place of the draft. */
export function StartDialog(props: {
  open: boolean;
  onClose: () => void;
  /** What was chosen, with the name of its model. */
  onStart: (definition: WorkflowDefinition, name: string) => void;
}) {
  const { t } = useLingui();
  const text = useText();
  const nameOf = useModels();
  const { schemeId, workflowKey } = useEditor();
  const { marks } = useDesk();
  const { open, onClose, onStart } = props;
  const [model, setModel] = useState("");
  const { data, error, refetch } = useQuery(ShippedWorkflowsDocument, {
    variables: { schemeId, key: workflowKey },
    skip: !open,
  });
  const shipped = data?.shippedWorkflows ?? [];
  const chosen = shipped.find((one) => one.model === model);

  function close() {
    setModel("");
    onClose();
  }
  function start() {
    if (!chosen) return;
    onStart(chosen.definition as WorkflowDefinition, nameOf(chosen.model));
    close();
  }
  return (
    <Dialog
      open={open}
      onClose={close}
      title={t`Start from a model`}
      actions={
        <>
          <Button
            variant="filled"
            onClick={start}
            disabledReason={!chosen && t`Choose a model first`}
          >
            <Trans>Start from this model</Trans>
          </Button>
          <Button variant="text" onClick={close}>
            <Trans>Leave it as it is</Trans>
          </Button>
        </>
      }
    >
      {error ? (
        <ErrorNote error={toUnexpected(error)} onRetry={() => void refetch()} />
      ) : data ? (
        <Radios
          label={t`Model`}
          value={model}
          onChange={setModel}
          options={shipped.map((one) => ({
            value: one.model,
            label: nameOf(one.model),
            hint: one.description ? text(one.description) : text(one.title),
          }))}
        />
      ) : (
        <Loading />
      )}
      <p>
        {marks.count > 0 ? (
          <Plural
            value={marks.count}
            one="The draft is replaced, with # change in it; Undo brings it back."
            other="The draft is replaced, with # changes in it; Undo brings it back."
          />
        ) : (
          <Trans>It becomes the draft, in place of what stands here; Undo takes it back.</Trans>
        )}{" "}
        <Trans>
          What is published stays as it is, and so does everything under way, until you publish and
          move it.
        </Trans>
      </p>
      <p>
        <Trans>
          A scheme has a workflow for taking part, for rounds and for partnerships. Start all three
          from the same model.
        </Trans>
      </p>
    </Dialog>
  );
}
