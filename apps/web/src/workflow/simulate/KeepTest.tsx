import { Trans, useLingui } from "@lingui/react/macro";
import { useId, useState } from "react";
import { useAction } from "../../api/useAction.ts";
import { SaveScenarioDocument, WorkflowScenariosDocument } from "../../gql/Simulate.ts";
import { Button } from "../../ui/Button.tsx";
import { ErrorNote } from "../../ui/ErrorNote.tsx";
import { RefusedNote } from "../../ui/RefusedNote.tsx";
import { TextInput } from "../../ui/TextInput.tsx";
import { useEditor } from "../editor/editor.ts";
import { scenarioOf, type Trial } from "./trial.ts";
import type { View } from "./useTrial.ts";

/** Keeps what was tried under a name: publishing plays it again, and stops if it comes out otherwise. */
export function KeepTest({ trial, view }: { trial: Trial; view: View }) {
  const { t } = useLingui();
  const { schemeId, workflowKey, editable } = useEditor();
  const [open, setOpen] = useState(false);
  const [name, setName] = useState(trial.test ?? "");
  const [missing, setMissing] = useState(false);
  const [kept, setKept] = useState<string | null>(null);
  const opener = useId();
  function close(): void {
    setOpen(false);
    document.getElementById(opener)?.focus();
  }
  const save = useAction(SaveScenarioDocument, {
    refetchQueries: [WorkflowScenariosDocument],
  });
  if (!editable) return null;
  async function keep(): Promise<void> {
    if (name.trim() === "") {
      setMissing(true);
      return;
    }
    const scenario = scenarioOf(trial, name.trim(), view);
    const done = await save.run({ input: { schemeId, key: workflowKey, scenario } });
    if (done.kind !== "done") return;
    setKept(name.trim());
    close();
  }
  return (
    <>
      <Button id={opener} small variant="text" aria-expanded={open} onClick={() => setOpen(!open)}>
        <Trans>Keep as a test…</Trans>
      </Button>
      <span className="small quiet" role="status">
        {kept !== null && !open && <Trans>Kept as “{kept}”.</Trans>}
      </span>
      {open && (
        <form
          className="try__ask"
          onSubmit={(event) => {
            event.preventDefault();
            void keep();
          }}
        >
          <TextInput
            label={t`What should it be called?`}
            hint={t`It is played again before this workflow is published, and has to come to the same step.`}
            value={name}
            error={missing ? t`Write a name` : undefined}
            onChange={(typed) => {
              setName(typed);
              setMissing(false);
            }}
          />
          <RefusedNote problem={save.problem} />
          <ErrorNote error={save.error} onRetry={save.retry} />
          <div className="acts">
            <Button small type="submit" busy={save.busy}>
              <Trans>Keep it</Trans>
            </Button>
            <Button small variant="text" onClick={close}>
              <Trans>Don’t keep it</Trans>
            </Button>
          </div>
        </form>
      )}
    </>
  );
}
