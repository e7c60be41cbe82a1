import { Trans } from "@lingui/react/macro";
import { useAction } from "../api/useAction.ts";
import { CancelImportDocument } from "../gql/OneImport.ts";
import { useFormats } from "../i18n/format.ts";
import { ActionNote } from "../scheme/ActionNote.tsx";
import { Button } from "../ui/Button.tsx";
import { Progress } from "../ui/Progress.tsx";
import type { OneImport } from "./OneImportPage.tsx";

/** How far a running import has come, and a way to stop it. */
export function Running({ one }: { one: OneImport }) {
  const formats = useFormats();
  const cancel = useAction(CancelImportDocument);
  const done = Math.round(one.progress * one.rowCount);
  return (
    <>
      <Progress
        value={Math.round(one.progress * 100)}
        max={100}
        actions={
          <>
            <Button busy={cancel.busy} onClick={() => void cancel.run({ id: one.id })}>
              <Trans>Stop here</Trans>
            </Button>
            <span className="small quiet">
              <Trans>You can leave this page; it carries on. Whoever has come in stays.</Trans>
            </span>
          </>
        }
      >
        <Trans>
          Bringing people in: {formats.number(done)} of {formats.number(one.rowCount)} lines so far.
        </Trans>
      </Progress>
      <ActionNote schemeId={one.schemeId} action={cancel} />
    </>
  );
}
