import { Trans, useLingui } from "@lingui/react/macro";
import type { EditCommand, StepKind, Text } from "@quad/workflow";
import { useState } from "react";
import { Button } from "../../ui/Button.tsx";
import { Checkboxes, Radios } from "../../ui/Choices.tsx";
import { Select } from "../../ui/Select.tsx";
import { Adding } from "./AddWay.tsx";
import { useDesk } from "./desk.ts";
import { useEditor } from "./editor.ts";
import { freshId } from "./fresh.ts";
import { MoveStep } from "./MoveStep.tsx";
import { RemoveStep } from "./RemoveStep.tsx";
import { nameOf, type StepAt, tagsOf } from "./steps.ts";
import { Panel } from "./Token.tsx";
import { WordsFields } from "./WordsFields.tsx";

/** What can be done with a step as a whole; each opens by its name from the step's menu. */
export function StepActs({ step }: { step: StepAt }) {
  return (
    <>
      <Details step={step} />
      <AddStep step={step} place="before" />
      <AddStep step={step} place="after" />
      <AddStep step={step} place="inside" />
      <MoveStep step={step} />
      <RemoveStep step={step} />
    </>
  );
}

function Details({ step }: { step: StepAt }) {
  const { t } = useLingui();
  const { definition, run } = useEditor();
  const { say, index } = useDesk();
  const { uid, def, kind } = step;
  const stages = definition.stages ?? [];
  const tags = tagsOf(index);
  const isStart =
    step.parentUid === null
      ? definition.initial === step.key
      : index.byUid.get(step.parentUid)?.def.initial === step.key;
  const regions =
    step.parentUid !== null && index.byUid.get(step.parentUid)?.kind === "side-by-side";
  return (
    <Panel of="step details" title={t`This step`}>
      <WordsFields
        label={t`Name`}
        value={def.label}
        onChange={(label) => run({ do: "step.label", uid, label })}
      />
      <Select
        label={t`Stage`}
        value={def.stage ?? ""}
        placeholder={t`That of the group around it, or none`}
        onChange={(stage) => run({ do: "step.set", uid, stage: stage === "" ? null : stage })}
        options={stages.map(({ key, label }) => ({ value: key, label: say(label) }))}
      />
      {(kind === "step" || kind === "end") && (
        <Radios
          label={t`Kind`}
          layout="row"
          value={kind}
          onChange={(next) => run({ do: "step.set", uid, type: next === "end" ? "final" : null })}
          options={[
            { value: "step", label: t`A step on the way` },
            { value: "end", label: t`An end` },
          ]}
        />
      )}
      {(kind === "group" || kind === "side-by-side") && (
        <Radios
          label={t`The steps inside`}
          layout="row"
          value={kind}
          onChange={(next) => {
            const first = step.inner.find((one) => one.kind !== "back");
            run({
              ...{ do: "step.set", uid, type: next === "group" ? null : "parallel" },
              ...(next === "group" && first && { initialUid: first.uid }),
            });
          }}
          options={[
            { value: "group", label: t`One after the other` },
            { value: "side-by-side", label: t`All at the same time` },
          ]}
        />
      )}
      {kind === "back" && (
        <Radios
          label={t`How far back`}
          layout="row"
          value={def.history ?? "shallow"}
          onChange={(next) =>
            run({ do: "step.set", uid, history: next === "deep" ? "deep" : null })
          }
          options={[
            { value: "shallow", label: t`To the step of the group` },
            { value: "deep", label: t`To the innermost step` },
          ]}
        />
      )}
      {!isStart && !regions && kind !== "end" && kind !== "back" && (
        <div className="field">
          <Button
            small
            onClick={() =>
              run(
                step.parentUid === null
                  ? { do: "definition.set", initialUid: uid }
                  : { do: "step.set", uid: step.parentUid, initialUid: uid },
              )
            }
          >
            {step.parentUid === null ? (
              <Trans>Make it the first step of all</Trans>
            ) : (
              <Trans>Make it the first step of its group</Trans>
            )}
          </Button>
        </div>
      )}
      {tags.length > 0 && (
        <Checkboxes
          label={t`Marks that the rest of Quad looks at`}
          optional
          layout="columns"
          value={def.tags ?? []}
          onChange={(next) => run({ do: "step.set", uid, tags: next })}
          options={tags.map((tag) => ({ value: tag, label: tag }))}
        />
      )}
    </Panel>
  );
}

function AddStep({ step, place }: { step: StepAt; place: "before" | "after" | "inside" }) {
  const { t } = useLingui();
  const { run } = useEditor();
  const { jump, say } = useDesk();
  const [label, setLabel] = useState<Text>({});
  const [kind, setKind] = useState<StepKind>("step");
  const [through, setThrough] = useState(true);
  const { index } = useDesk();
  const name = nameOf(step, say);
  const leading = index.all.flatMap(({ ways }) => ways).filter(({ toUid }) => toUid === step.uid);
  const inside = place === "inside";
  const parentUid = inside ? step.uid : step.parentUid;
  const reroutes = place === "before" && kind !== "end" && kind !== "back" && leading.length > 0;

  function add() {
    const uid = freshId(label.en ?? "step");
    const at = place === "before" ? { beforeUid: step.uid } : { afterUid: step.uid };
    const { stage } = step.def;
    const commands: EditCommand[] = [
      {
        ...{ do: "step.add", uid, parentUid, label, kind },
        ...(inside ? {} : at),
        ...(stage && !inside && { stage }),
      },
    ];
    if (reroutes && through) {
      commands.push(
        ...leading.map(({ def }): EditCommand => ({ do: "way.set", id: def.id, toUid: uid })),
      );
    }
    run(...commands);
    setLabel({});
    setKind("step");
    jump(uid);
  }
  const titles = {
    before: t`A step before “${name}”`,
    after: t`A step after “${name}”`,
    inside: t`A step inside “${name}”`,
  };
  const kinds: { value: StepKind; label: string }[] = [
    { value: "step", label: t`A step` },
    { value: "end", label: t`An end` },
    { value: "group", label: t`A group of steps, one after the other` },
    { value: "side-by-side", label: t`Steps at the same time` },
    ...(parentUid !== null && (!inside || step.kind === "group")
      ? [{ value: "back" as const, label: t`A way back to where the group was left` }]
      : []),
  ];
  return (
    <Adding
      opens={`step ${place}`}
      title={titles[place]}
      missing={label.en ? undefined : t`Give it a name in English.`}
      add={add}
      act={<Trans>Add the step</Trans>}
    >
      <WordsFields label={t`Name`} value={label} onChange={setLabel} optional />
      <Select
        label={t`Kind`}
        value={kind}
        onChange={(next) => setKind(next as StepKind)}
        options={kinds}
      />
      {reroutes && (
        <Radios
          label={t`Ways that lead to “${name}” now`}
          value={through ? "new" : "old"}
          onChange={(next) => setThrough(next === "new")}
          options={[
            { value: "new", label: t`lead to the new step instead` },
            { value: "old", label: t`stay as they are` },
          ]}
        />
      )}
    </Adding>
  );
}
