import { Trans, useLingui } from "@lingui/react/macro";
import type { ActionPlace, Ref } from "@quad/workflow";
import { useState } from "react";
import { Button } from "../../ui/Button.tsx";
import { ActionFields } from "./ActionTokens.tsx";
import { useEditor } from "./editor.ts";
import { Panel, useChoosing } from "./Token.tsx";

/** One more thing that is done at a place. */
export function NewActionPanel(props: { at: ActionPlace; opens: string; title: string }) {
  const { t } = useLingui();
  const { run } = useEditor();
  const { close } = useChoosing();
  const [action, setAction] = useState<Ref>();
  const [asked, setAsked] = useState(false);
  return (
    <Panel
      of={props.opens}
      title={props.title}
      actions={
        <>
          <Button
            small
            variant="filled"
            onClick={() => {
              setAsked(true);
              if (!action) return;
              run({ do: "action.add", at: props.at, action });
              setAction(undefined);
              setAsked(false);
              close();
            }}
          >
            <Trans>Add</Trans>
          </Button>
          <Button small variant="text" onClick={close}>
            <Trans>Cancel</Trans>
          </Button>
        </>
      }
    >
      <ActionFields value={action} onChange={setAction} />
      {asked && !action && <p className="err">{t`Choose what is done`}</p>}
    </Panel>
  );
}
