import { Trans, useLingui } from "@lingui/react/macro";
import { type InvokeDef, phrase } from "@quad/workflow";
import { Button } from "../../ui/Button.tsx";
import { Select } from "../../ui/Select.tsx";
import { newRef } from "./catalogue.ts";
import { useDesk } from "./desk.ts";
import { useEditor } from "./editor.ts";
import { ParamFields } from "./ParamFields.tsx";
import { withParams } from "./RuleEditor.tsx";
import type { StepAt } from "./steps.ts";
import { Panel, Token, useChoosing } from "./Token.tsx";

/** Work that goes on outside while a step lasts. Its ends are ways of the step. */
export function WorkItem({ step, work }: { step: StepAt; work: InvokeDef }) {
  const { t } = useLingui();
  const { registry, locale, run } = useEditor();
  const { say } = useDesk();
  const { close } = useChoosing();
  const { uid } = step;
  const { id, src } = work;
  const opens = `work ${id}`;
  const known = registry.actors.get(src.type);
  const types = [...registry.actors.values()];
  const set = (next: InvokeDef) => run({ do: "work.set", uid, id, work: next });
  return (
    <li>
      <p>
        <Trans>On arriving,</Trans>{" "}
        <Token opens={opens}>{known ? phrase(known, src.params ?? {}, locale) : src.type}</Token>
        {"\u2060."}
      </p>
      <Panel
        of={opens}
        title={t`Work that goes on meanwhile`}
        actions={
          <>
            <Button small onClick={close}>
              <Trans>Done</Trans>
            </Button>
            <Button
              small
              variant="text"
              onClick={() => {
                run({ do: "work.set", uid, id, work: null });
                close();
              }}
            >
              <Trans>Leave this out</Trans>
            </Button>
          </>
        }
      >
        <Select
          label={t`Work`}
          value={src.type}
          onChange={(type) => set({ ...work, src: newRef(registry.actors.get(type)!) })}
          options={[
            ...types.map(({ type, label }) => ({ value: type, label: say(label) })),
            ...(known ? [] : [{ value: src.type, label: src.type }]),
          ]}
        />
        {known && (
          <ParamFields
            schema={known.params}
            params={src.params ?? {}}
            onChange={(params) => set({ ...work, src: withParams(src, params) })}
          />
        )}
      </Panel>
    </li>
  );
}
