import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { Adding } from "./AddWay.tsx";
import { useDesk } from "./desk.ts";
import { useEditor } from "./editor.ts";
import { nameOf, type StepAt } from "./steps.ts";
import { TargetField } from "./TargetField.tsx";
import { removed } from "./timers.ts";

/** Says who is in it, and asks where the ways that led here shall lead. */
export function RemoveStep({ step }: { step: StepAt }) {
  const { t } = useLingui();
  const { definition, run, counts } = useEditor();
  const { index, say, announce, jump } = useDesk();
  const [toUid, setTo] = useState<string | null>(null);
  const gone = (one: StepAt): boolean =>
    one.uid === step.uid || (one.parentUid !== null && gone(index.byUid.get(one.parentUid)!));
  const going = index.all.filter(gone);
  const uids = new Set(going.map(({ uid }) => uid));
  const leading = index.all
    .filter((one) => !gone(one))
    .flatMap(({ ways }) => ways)
    .filter((way) => way.toUid !== null && uids.has(way.toUid)).length;
  const here = counts.get(step.uid) ?? 0;
  const name = nameOf(step, say);
  return (
    <Adding
      opens="step remove"
      title={t`Remove “${name}”`}
      missing={undefined}
      destructive
      act={<Trans>Remove the step</Trans>}
      add={() => {
        const timers = removed(
          definition,
          index,
          going.flatMap(({ ways }) => ways),
        ).filter((command) => command.do === "timer.set");
        run({ do: "step.remove", uid: step.uid, ...(toUid && { toUid }) }, ...timers);
        const at = step.siblings.indexOf(step.uid);
        jump(step.siblings[at - 1] ?? step.parentUid ?? step.siblings[at + 1] ?? step.uid);
        announce(t`“${name}” is removed.`);
      }}
    >
      {here > 0 && (
        <p>
          <Plural
            value={here}
            one="# is in this step now, and stays in it on the published version until moved."
            other="# are in this step now, and stay in it on the published version until moved."
          />
        </p>
      )}
      {leading > 0 ? (
        <TargetField
          label={t`Ways that lead here (${leading})`}
          value={toUid}
          stay={t`are removed, too`}
          onChange={setTo}
          without={gone}
        />
      ) : (
        <p>
          <Trans>No way leads here.</Trans>
        </p>
      )}
    </Adding>
  );
}
