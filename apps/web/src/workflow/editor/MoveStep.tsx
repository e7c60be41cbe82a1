import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { Button } from "../../ui/Button.tsx";
import { Radios } from "../../ui/Choices.tsx";
import { Adding } from "./AddWay.tsx";
import { useDesk } from "./desk.ts";
import { useEditor } from "./editor.ts";
import { moveAmongSiblings } from "./moves.ts";
import { nameOf, type StepAt } from "./steps.ts";
import { TargetField } from "./TargetField.tsx";
import { useChoosing } from "./Token.tsx";

/** One place up or down, or before, after or into any other step. */
export function MoveStep({ step }: { step: StepAt }) {
  const { t } = useLingui();
  const { run } = useEditor();
  const { index, say, jump } = useDesk();
  const { close } = useChoosing();
  const [toUid, setTo] = useState<string | null>(null);
  const [how, setHow] = useState("after");
  const target = toUid === null ? undefined : index.byUid.get(toUid);
  const inside = (one: StepAt): boolean =>
    one.uid === step.uid || (one.parentUid !== null && inside(index.byUid.get(one.parentUid)!));
  const move = (by: -1 | 1) => {
    const command = moveAmongSiblings(step, by);
    if (command) run(command);
  };
  const first = step.siblings[0] === step.uid;
  const last = step.siblings.at(-1) === step.uid;
  const canHold = target && target.kind !== "end" && target.kind !== "back";
  return (
    <Adding
      opens="step move"
      title={t`Move “${nameOf(step, say)}”`}
      missing={target ? undefined : t`Choose where to.`}
      act={<Trans>Move it</Trans>}
      add={() => {
        if (!target) return;
        const place =
          how === "inside" && canHold
            ? { parentUid: target.uid }
            : {
                parentUid: target.parentUid,
                ...(how === "before" ? { beforeUid: target.uid } : { afterUid: target.uid }),
              };
        run({ do: "step.move", uid: step.uid, ...place });
        setTo(null);
        close();
        jump(step.uid);
      }}
    >
      <div className="acts">
        <Button small onClick={() => move(-1)} disabledReason={first ? t`It is the first.` : null}>
          <Trans>One up</Trans>
        </Button>
        <Button small onClick={() => move(1)} disabledReason={last ? t`It is the last.` : null}>
          <Trans>One down</Trans>
        </Button>
      </div>
      <Radios
        label={t`Or move it`}
        layout="row"
        value={how}
        onChange={setHow}
        options={[
          { value: "before", label: t`before` },
          { value: "after", label: t`after` },
          { value: "inside", label: t`into` },
        ]}
      />
      <TargetField label={t`this step`} value={toUid} onChange={setTo} without={inside} />
    </Adding>
  );
}
