import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { useAction } from "../api/useAction.ts";
import { RecordMilestoneDocument } from "../gql/Milestones.ts";
import { Button } from "../ui/Button.tsx";
import { Note } from "../ui/Note.tsx";
import { Select } from "../ui/Select.tsx";
import type { Milestone } from "./Milestones.tsx";
import { RecordDialog } from "./RecordDialog.tsx";
import "./RecordForMany.css";

type Kind = Milestone["kind"];

/** Records for everybody chosen in a list that they have something behind them. */
export function RecordForMany({ enrolmentIds }: { enrolmentIds: readonly string[] }) {
  const { t } = useLingui();
  const [kind, setKind] = useState<Kind>("TRAINING");
  const [open, setOpen] = useState(false);
  const [said, setSaid] = useState<number | null>(null);
  const record = useAction(RecordMilestoneDocument);
  const count = enrolmentIds.length;
  const names: Partial<Record<Kind, string>> = {
    TRAINING: t`Training done`,
    INDUCTION: t`Induction done`,
    MANAGER: t`Line manager informed`,
    CONSENT: t`Consent given`,
  };
  if (count === 0 && said === null) return null;
  return (
    <div className="stack">
      <div role="status">
        {said !== null && (
          <Note kind="info">
            <Plural
              value={said}
              _0="Everybody chosen had this already."
              one="Recorded for one person."
              other="Recorded for # people."
            />
          </Note>
        )}
      </div>
      {count > 0 && (
        <div className="record-many">
          <Select
            label={t`Record for those chosen`}
            width="medium"
            value={kind}
            onChange={(value) => setKind(value as Kind)}
            options={Object.entries(names).map(([value, label]) => ({ value, label }))}
          />
          <Button
            onClick={() => {
              setSaid(null);
              setOpen(true);
            }}
          >
            <Plural value={count} one="Record for one person…" other="Record for # people…" />
          </Button>
        </div>
      )}
      {open && (
        <RecordDialog
          title={names[kind] ?? ""}
          action={record}
          onClose={() => {
            record.clear();
            setOpen(false);
          }}
          onRecord={async (more) => {
            const outcome = await record.run({
              input: { enrolmentIds: [...enrolmentIds], kind, ...more },
            });
            if (outcome.kind !== "done") return;
            setSaid(outcome.value.count);
            setOpen(false);
          }}
        >
          <p>
            <Trans>It is recorded for {count} people at once. Who has it already keeps it.</Trans>
          </p>
        </RecordDialog>
      )}
    </div>
  );
}
