import { useLingui } from "@lingui/react/macro";
import type { Ref } from "@quad/workflow";
import { useState } from "react";
import { Select } from "../../ui/Select.tsx";
import { Adding } from "./AddWay.tsx";
import { newRef } from "./catalogue.ts";
import { useDesk } from "./desk.ts";
import { useEditor } from "./editor.ts";
import { freshId } from "./fresh.ts";
import { ParamFields } from "./ParamFields.tsx";
import { withParams } from "./RuleEditor.tsx";
import type { StepAt } from "./steps.ts";
import { TargetField } from "./TargetField.tsx";

/** Work that begins on arriving and goes on outside: what it is, and where its two ends lead. */
export function AddWork({ step, opens }: { step: StepAt; opens: string }) {
  const { t } = useLingui();
  const { registry, run } = useEditor();
  const { say, jump } = useDesk();
  const [src, setSrc] = useState<Ref>();
  const [doneUid, setDone] = useState<string | null>(null);
  const [failedUid, setFailed] = useState<string | null>(null);
  const known = src && registry.actors.get(src.type);
  const missing = !src
    ? t`Choose the work.`
    : doneUid === null || failedUid === null
      ? t`Choose where it leads, done or failed.`
      : undefined;
  function add() {
    if (!src) return;
    const id = freshId(`${step.key}-work`);
    const { uid: fromUid } = step;
    const done = freshId(`${step.key}-done`);
    run(
      { do: "work.set", uid: fromUid, id, work: { id, src, onError: [] } },
      { do: "way.add", id: done, fromUid, trigger: { invokeDone: id }, toUid: doneUid },
      {
        ...{ do: "way.add", id: freshId(`${step.key}-failed`), fromUid },
        ...{ trigger: { invokeError: id }, toUid: failedUid },
      },
    );
    setSrc(undefined);
    jump(fromUid);
  }
  return (
    <Adding opens={opens} title={t`Work that goes on meanwhile`} missing={missing} add={add}>
      <Select
        label={t`Work`}
        value={src?.type ?? ""}
        placeholder={t`Choose`}
        onChange={(type) => {
          const next = registry.actors.get(type);
          setSrc(next && newRef(next));
        }}
        options={[...registry.actors.values()].map(({ type, label }) => ({
          value: type,
          label: say(label),
        }))}
      />
      {src && known && (
        <ParamFields
          schema={known.params}
          params={src.params ?? {}}
          onChange={(params) => setSrc(withParams(src, params))}
        />
      )}
      <TargetField label={t`When it is finished, go to`} value={doneUid} onChange={setDone} />
      <TargetField label={t`If it fails, go to`} value={failedUid} onChange={setFailed} />
    </Adding>
  );
}
