import { Trans } from "@lingui/react/macro";
import type { WorkflowDefinition } from "@quad/workflow";
import type { PublishCheckQuery } from "../../gql/Versions.ts";
import { Button, LinkButton } from "../../ui/Button.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { MoveCounted, Staying } from "./Counted.tsx";

/** It is published: what that leaves, and the way to move those who run. */
export function Published(props: {
  open: boolean;
  title: string;
  schemeId: string;
  workflowKey: string;
  found: PublishCheckQuery;
  version: number;
  onClose: () => void;
}) {
  const { found, version } = props;
  const { running } = found.publishCheck;
  const { baseVersion, definition } = found.workflowDraft;
  const { subject } = definition as WorkflowDefinition;
  const base = `/schemes/${props.schemeId}/workflow/${props.workflowKey}`;
  return (
    <Dialog
      open={props.open}
      onClose={props.onClose}
      title={props.title}
      actions={
        <>
          {running > 0 && (
            <LinkButton variant="filled" to={`${base}/move?from=${baseVersion}&to=${version}`}>
              <MoveCounted subject={subject} count={running} />…
            </LinkButton>
          )}
          <Button variant={running > 0 ? "text" : "filled"} onClick={props.onClose}>
            <Trans>Done</Trans>
          </Button>
        </>
      }
    >
      <p className="publish">
        <Trans>Whatever begins from now on takes it.</Trans>{" "}
        {running > 0 && <Staying subject={subject} count={running} version={baseVersion} />}
      </p>
    </Dialog>
  );
}
