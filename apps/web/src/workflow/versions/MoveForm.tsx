import { useQuery } from "@apollo/client/react";
import { Trans, useLingui } from "@lingui/react/macro";
import type { MigrationPlan } from "@quad/workflow";
import { useState } from "react";
import { useAction } from "../../api/useAction.ts";
import {
  MovePreviewDocument,
  type MovePreviewQuery,
  type MoveVersionsQuery,
  StartMoveDocument,
} from "../../gql/Move.ts";
import { ActionNote } from "../../scheme/ActionNote.tsx";
import { Radios, Tick } from "../../ui/Choices.tsx";
import { Disclosure } from "../../ui/Disclosure.tsx";
import { Loading } from "../../ui/Loading.tsx";
import { Section } from "../../ui/Page.tsx";
import { Select } from "../../ui/Select.tsx";
import { Unready } from "../../ui/Unready.tsx";
import type { Subject } from "./Counted.tsx";
import { Decisions } from "./Decisions.tsx";
import { MoveSteps } from "./MoveSteps.tsx";
import { WhatHappens } from "./WhatHappens.tsx";
import "./Versions.css";

export type Preview = MovePreviewQuery["migrationPreview"];
type Version = MoveVersionsQuery["workflowVersions"][number];

/** The choices of a move, and below them what they would do to everybody concerned. */
export function MoveForm(props: {
  schemeId: string;
  workflowKey: string;
  base: string;
  from: number;
  to: number;
  /** One alone. */
  instanceId: string | null;
  versions: readonly Version[];
  subject: Subject;
  onVersions: (versions: { from: number; to: number }) => void;
  onStarted: (id: string) => void;
}) {
  const { t } = useLingui();
  const { schemeId, workflowKey: key, from, to, versions, instanceId, subject } = props;
  const [chosen, setChosen] = useState<Record<string, string>>({});
  const [timers, setTimers] = useState<MigrationPlan["timers"]>("as-defined");
  const [entry, setEntry] = useState(false);
  const [left, setLeft] = useState<readonly string[]>([]);
  const start = useAction(StartMoveDocument);

  const whom = { schemeId, key, fromVersion: from, toVersion: to };
  const instanceIds = instanceId === null ? null : [instanceId];
  const options = { fetchPolicy: "no-cache" as const };
  const first = useQuery(MovePreviewDocument, {
    ...options,
    variables: { input: { ...whom, instanceIds } },
  });
  const all = first.data?.migrationPreview;
  const suggested = all?.plan as MigrationPlan | undefined;
  const plan = suggested && {
    ...suggested,
    map: { ...suggested.map, ...chosen },
    timers,
    entry,
  };
  const stepUids =
    all && left.length > 0
      ? all.steps.map(({ uid }) => uid).filter((uid) => !left.includes(uid))
      : null;
  const input = { ...whom, instanceIds, stepUids, plan };
  const now = useQuery(MovePreviewDocument, {
    ...options,
    variables: { input },
    skip: !all,
  });
  const preview = now.data?.migrationPreview ?? now.previousData?.migrationPreview ?? all;

  async function move() {
    const outcome = await start.run({ input: { ...input, confirm: true } });
    if (outcome.kind === "done" && "id" in outcome.value) props.onStarted(outcome.value.id);
  }

  const asOption = ({ version, current }: Version) => ({
    value: String(version),
    label: current ? t`Version ${version}, current` : t`Version ${version}`,
  });
  const fromOptions = versions.filter((one) => one.running > 0 || one.version === from);
  const toOptions = versions.filter((one) => one.version !== from);
  const decided = all?.decisions.every(({ uid }) => chosen[uid]) ?? false;
  return (
    <>
      <Section title={t`From and to`}>
        <div className="compare">
          {instanceId === null && (
            <Select
              label={t`From`}
              options={fromOptions.map(asOption)}
              value={String(from)}
              onChange={(value) => props.onVersions({ from: Number(value), to })}
            />
          )}
          <Select
            label={t`To`}
            options={toOptions.map(asOption)}
            value={String(to)}
            onChange={(value) => props.onVersions({ from, to: Number(value) })}
          />
        </div>
      </Section>
      {!preview || !all ? (
        first.error ? (
          <Unready error={first.error} />
        ) : (
          <Loading />
        )
      ) : (
        <div className="move">
          {all.decisions.length > 0 && (
            <Decisions
              decisions={all.decisions}
              to={to}
              chosen={chosen}
              onChoose={(uid, toUid) => {
                const { [uid]: _, ...rest } = chosen;
                setChosen(toUid === "" ? rest : { ...rest, [uid]: toUid });
              }}
            />
          )}
          <MoveSteps
            steps={all.steps}
            going={preview.steps}
            subject={subject}
            left={left}
            choosable={instanceId === null && all.steps.length > 1}
            onLeave={setLeft}
          />
          <Disclosure summary={<Trans>More choices</Trans>}>
            <Radios
              label={t`Reminders and deadlines that are running`}
              value={timers}
              onChange={(value) => setTimers(value as MigrationPlan["timers"])}
              options={[
                {
                  value: "as-defined",
                  label: t`As each of them says; usually they keep their date`,
                },
                { value: "keep", label: t`All keep their date` },
                { value: "recompute", label: t`All get the new length, from when they began` },
                { value: "restart", label: t`All count from the move` },
              ]}
            />
            <Tick
              label={t`Also do what happens on arriving in the steps they newly come to`}
              hint={t`Letters go out, and tasks appear, as if they had just got there.`}
              checked={entry}
              onChange={setEntry}
            />
          </Disclosure>
          <WhatHappens
            base={props.base}
            schemeId={schemeId}
            preview={preview}
            subject={subject}
            to={to}
            looking={now.loading}
            undecided={!decided}
            busy={start.busy}
            onMove={() => void move()}
          />
          <ActionNote schemeId={schemeId} action={start} />
        </div>
      )}
    </>
  );
}
