import { Plural, Trans, useLingui } from "@lingui/react/macro";
import type { FormEvent } from "react";
import { useState } from "react";
import { useAction } from "../api/useAction.ts";
import { CancelImportDocument, MapImportDocument, RunImportDocument } from "../gql/OneImport.ts";
import { ActionNote } from "../scheme/ActionNote.tsx";
import { Button } from "../ui/Button.tsx";
import { Tick } from "../ui/Choices.tsx";
import { NextStep } from "../ui/NextStep.tsx";
import { Section } from "../ui/Page.tsx";
import type { Column } from "../ui/Table.tsx";
import { Table } from "../ui/Table.tsx";
import type { OneImport } from "./OneImportPage.tsx";
import { Outcome } from "./Report.tsx";
import "./Mapping.css";

const IGNORE = "ignore";

/** What each column becomes, beside values from the file; then a check, then bringing people in. */
export function Mapping({ one }: { one: OneImport }) {
  const { t } = useLingui();
  const map = useAction(MapImportDocument);
  const run = useAction(RunImportDocument);
  const cancel = useAction(CancelImportDocument);
  const [chosen, setChosen] = useState<Record<string, string>>(() =>
    Object.fromEntries(one.mapping.map(({ column, target }) => [column, target])),
  );
  const [createUnits, setCreateUnits] = useState(true);
  const [register, setRegister] = useState(true);
  // A report is true only of the choices it was made with.
  const [checked, setChecked] = useState<string | null>(null);
  const now = JSON.stringify([chosen, createUnits, register]);
  const fresh = one.report !== null && one.state === "CHECKED" && checked === now;

  async function onSubmit(event: FormEvent) {
    event.preventDefault();
    const mapping = one.columns.map((column) => ({ column, target: chosen[column] ?? IGNORE }));
    const outcome = await map.run({ input: { id: one.id, mapping, createUnits, register } });
    if (outcome.kind !== "done") return;
    setChecked(now);
    document.getElementById("ready")?.scrollIntoView({ block: "start" });
  }
  const report = fresh ? one.report : null;
  const arrive = report ? report.created + report.updated + report.unchanged : 0;
  return (
    <>
      <div id="ready">
        {report ? (
          <NextStep
            title={t`Bring the people in`}
            actions={
              <Button variant="filled" busy={run.busy} onClick={() => void run.run({ id: one.id })}>
                <Plural value={arrive} one="Bring in # person" other="Bring in # people" />
              </Button>
            }
          >
            <Plural
              value={report.badRowCount}
              _0="Every line is fine. Nobody gets a letter from this."
              one="# line needs another look; the rest can come in. Nobody gets a letter from this."
              other="# lines need another look; the rest can come in. Nobody gets a letter from this."
            />
          </NextStep>
        ) : (
          <NextStep title={t`Say what each column is, then check the file`}>
            <Trans>The check changes nothing. It says what would happen, line by line.</Trans>
          </NextStep>
        )}
      </div>
      <ActionNote schemeId={one.schemeId} action={run} />
      {report && (
        <div className="sec-gap">
          <Outcome report={report} />
        </div>
      )}
      <form onSubmit={onSubmit} className="sec-gap">
        <Section title={t`Columns of the file`}>
          <MappingTable
            one={one}
            chosen={chosen}
            onChoose={(column, target) => setChosen({ ...chosen, [column]: target })}
          />
          <Tick
            label={t`Add units that are in the file and not here yet`}
            hint={t`Otherwise lines with an unknown unit are left out.`}
            checked={createUnits}
            onChange={setCreateUnits}
          />
          <Tick
            label={t`Take the answers as their registration, where they are complete`}
            hint={t`Otherwise people find their answers filled in and send them themselves.`}
            checked={register}
            onChange={setRegister}
          />
          <ActionNote schemeId={one.schemeId} action={map} />
          <ActionNote schemeId={one.schemeId} action={cancel} />
          <div className="acts acts--end">
            <Button
              variant={report ? "outlined" : "filled"}
              type="submit"
              busy={map.busy}
              busyLabel={t`Checking every line…`}
            >
              {report ? <Trans>Check again</Trans> : <Trans>Check the file</Trans>}
            </Button>
            <Button
              variant="text"
              busy={cancel.busy}
              onClick={() => void cancel.run({ id: one.id })}
            >
              <Trans>Leave this file</Trans>
            </Button>
          </div>
        </Section>
      </form>
    </>
  );
}

function MappingTable(props: {
  one: OneImport;
  chosen: Record<string, string>;
  onChoose: (column: string, target: string) => void;
}) {
  const { t } = useLingui();
  const { one, chosen } = props;
  const groups = [...new Set(one.targets.map(({ group }) => group))];
  const columns: Column<string>[] = [
    { key: "column", header: t`Column`, names: true, cell: (name) => name },
    {
      key: "sample",
      header: t`For example`,
      cell: (name) => <Sample values={valuesOf(one, name)} />,
    },
    {
      key: "target",
      header: t`Becomes`,
      cell: (name) => (
        <select
          className="input"
          aria-label={t`Becomes: ${name}`}
          value={chosen[name] ?? IGNORE}
          onChange={(event) => props.onChoose(name, event.target.value)}
        >
          {groups.map((group) => (
            <optgroup key={group} label={group}>
              {one.targets
                .filter((target) => target.group === group)
                .map(({ key, label, required }) => (
                  <option key={key} value={key}>
                    {required ? t`${label} (needed)` : label}
                  </option>
                ))}
            </optgroup>
          ))}
        </select>
      ),
    },
  ];
  return (
    <div className="mapping">
      <Table
        caption={t`Columns of the file and what they become`}
        columns={columns}
        rows={one.columns}
        rowKey={(name) => name}
      />
    </div>
  );
}

/** Up to three different values of a column, as the file has them. */
function valuesOf({ columns, sample }: OneImport, column: string): string[] {
  const place = columns.indexOf(column);
  const values = sample.map((row) => (row[place] ?? "").trim()).filter(Boolean);
  return [...new Set(values)].slice(0, 3);
}

function Sample({ values }: { values: readonly string[] }) {
  if (values.length === 0) {
    return (
      <span className="quiet">
        <Trans>empty in the first lines</Trans>
      </span>
    );
  }
  return (
    <ul className="mapping__sample">
      {values.map((value) => (
        <li key={value}>{value.length > 80 ? `${value.slice(0, 79)}…` : value}</li>
      ))}
    </ul>
  );
}
