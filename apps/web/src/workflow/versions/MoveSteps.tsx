import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { Section } from "../../ui/Page.tsx";
import { Status } from "../../ui/Status.tsx";
import { type Column, Table } from "../../ui/Table.tsx";
import { Counted, type Subject } from "./Counted.tsx";
import type { Preview } from "./MoveForm.tsx";

type Step = Preview["steps"][number];

/** Where they stand and where they go, step by step; a step can be left out. */
export function MoveSteps(props: {
  /** All, whether they are moved or not. */
  steps: readonly Step[];
  /** As the choices have it now. */
  going: readonly Step[];
  subject: Subject;
  /** uids of steps that are left out. */
  left: readonly string[];
  choosable: boolean;
  onLeave: (uids: readonly string[]) => void;
}) {
  const { t } = useLingui();
  const { left, going } = props;
  const columns: Column<Step>[] = [
    {
      key: "step",
      header: t`In the step`,
      names: true,
      cell: (step) =>
        props.choosable ? (
          <label className="opt move__step">
            <input
              type="checkbox"
              checked={!left.includes(step.uid)}
              onChange={(event) =>
                props.onLeave(
                  event.target.checked
                    ? left.filter((uid) => uid !== step.uid)
                    : [...left, step.uid],
                )
              }
            />
            <span>{step.label}</span>
          </label>
        ) : (
          step.label
        ),
    },
    {
      key: "count",
      header: t`Now`,
      number: true,
      cell: (step) => <Counted subject={props.subject} count={step.count} />,
    },
    {
      key: "to",
      header: t`Goes to`,
      cell: (step) => {
        if (left.includes(step.uid)) return <Trans>stays</Trans>;
        const then = going.find(({ uid }) => uid === step.uid) ?? step;
        if (then.toLabel === null) {
          return (
            <Status kind="stop">
              <Trans>not decided</Trans>
            </Status>
          );
        }
        return then.toUid === step.uid && then.toLabel === step.label ? (
          <Trans>the same step</Trans>
        ) : (
          then.toLabel
        );
      },
    },
  ];
  return (
    <Section
      title={t`Who and where to`}
      lede={
        props.choosable ? (
          <Plural
            value={props.steps.length}
            one="Take the tick away to leave them where they are."
            other="Take a tick away to leave those of a step where they are."
          />
        ) : undefined
      }
    >
      <Table
        caption={t`Where they stand and where they go`}
        columns={columns}
        rows={props.steps}
        rowKey={(step) => step.uid}
      />
    </Section>
  );
}
