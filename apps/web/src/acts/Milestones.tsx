import { useQuery } from "@apollo/client/react";
import { Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { useAction } from "../api/useAction.ts";
import type { MilestonesQuery } from "../gql/Milestones.ts";
import {
  MilestonesDocument,
  RecordMilestoneDocument,
  WithdrawMilestoneDocument,
} from "../gql/Milestones.ts";
import { useFormats } from "../i18n/format.ts";
import { useText } from "../i18n/text.ts";
import { Button } from "../ui/Button.tsx";
import { ErrorNote } from "../ui/ErrorNote.tsx";
import type { Fact } from "../ui/Facts.tsx";
import { Facts } from "../ui/Facts.tsx";
import { Section } from "../ui/Page.tsx";
import { RefusedNote } from "../ui/RefusedNote.tsx";
import { Status } from "../ui/Status.tsx";
import { RecordDialog } from "./RecordDialog.tsx";

export type Milestone = MilestonesQuery["enrolment"]["milestones"][number];

/**
 * What somebody has behind them: training, induction, and so on. `own`: it is the reader's, who may
 * confirm some of it; otherwise the reader looks after them, and records it.
 */
export function Milestones({ enrolmentId, own }: { enrolmentId: string; own?: boolean }) {
  const { t } = useLingui();
  const formats = useFormats();
  const text = useText();
  const { data } = useQuery(MilestonesDocument, { variables: { id: enrolmentId } });
  const [open, setOpen] = useState<Milestone | null>(null);
  const options = { refetchQueries: "active" as const };
  const record = useAction(RecordMilestoneDocument, options);
  const withdraw = useAction(WithdrawMilestoneDocument, options);
  const all = data?.enrolment.milestones ?? [];
  const shown = own ? all.filter((one) => one.on || one.required || one.mayRecord) : all;
  if (shown.length === 0) return null;

  const confirm = ({ kind }: Milestone) =>
    void record.run({ input: { enrolmentIds: [enrolmentId], kind } });
  const undo = ({ kind }: Milestone) => void withdraw.run({ ids: [enrolmentId], kind });

  const items = shown.map((one): Fact => {
    const name = text(one.label);
    return {
      term: name,
      detail: (
        <>
          {one.on ? (
            <Status kind="done">{formats.date(one.on)}</Status>
          ) : one.required ? (
            <Status kind="todo">{t`needed before matching`}</Status>
          ) : (
            <Status kind="todo">{t`not yet`}</Status>
          )}
          {one.by && !own && <div className="small">{t`recorded by ${one.by}`}</div>}
          {one.note && <div className="small">{one.note}</div>}
        </>
      ),
      action: one.mayRecord && (
        <Button
          small
          variant="text"
          of={name}
          busy={record.busy || withdraw.busy}
          onClick={() => (one.on ? undo(one) : own ? confirm(one) : setOpen(one))}
        >
          {one.on ? <Trans>Take it back</Trans> : own ? <Trans>I confirm</Trans> : t`Record…`}
        </Button>
      ),
    };
  });
  return (
    <Section title={own ? t`Your preparation` : t`Preparation`}>
      <Facts items={items} />
      {!open && <RefusedNote problem={record.problem ?? withdraw.problem} />}
      <ErrorNote error={withdraw.error} onRetry={withdraw.retry} />
      {open && (
        <RecordDialog
          title={text(open.label)}
          action={record}
          onClose={() => {
            record.clear();
            setOpen(null);
          }}
          onRecord={async (more) => {
            const input = { enrolmentIds: [enrolmentId], kind: open.kind, ...more };
            const outcome = await record.run({ input });
            if (outcome.kind === "done") setOpen(null);
          }}
        />
      )}
    </Section>
  );
}
