import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useAction } from "../api/useAction.ts";
import { RunImportDocument } from "../gql/OneImport.ts";
import { useFormats } from "../i18n/format.ts";
import { ActionNote } from "../scheme/ActionNote.tsx";
import { Button, LinkButton } from "../ui/Button.tsx";
import { Facts } from "../ui/Facts.tsx";
import { NextStep } from "../ui/NextStep.tsx";
import { Section } from "../ui/Page.tsx";
import type { Column } from "../ui/Table.tsx";
import { Table } from "../ui/Table.tsx";
import type { OneImport } from "./OneImportPage.tsx";

type ImportReport = NonNullable<OneImport["report"]>;
type BadRow = ImportReport["badRows"][number];

/** What an import did, and what to do next. */
export function Report({ one }: { one: OneImport }) {
  const { t } = useLingui();
  const run = useAction(RunImportDocument);
  const people = `/schemes/${one.schemeId}/people`;
  return (
    <>
      {one.state === "FAILED" ? (
        <NextStep
          title={t`Carry on where it stopped`}
          actions={
            <Button variant="filled" busy={run.busy} onClick={() => void run.run({ id: one.id })}>
              <Trans>Carry on</Trans>
            </Button>
          }
        >
          <Trans>
            A fault at our end stopped it. Whoever had come in is there, and nobody is doubled.
          </Trans>
        </NextStep>
      ) : (
        <NextStep
          title={t`Look over the list`}
          actions={
            <LinkButton variant="filled" to={people}>
              <Trans>Go to the people</Trans>
            </LinkButton>
          }
        >
          {one.state === "CANCELLED" ? (
            <Trans>
              It was stopped. Whoever had come in stays on the list; nobody has been written to.
            </Trans>
          ) : (
            <Trans>They are on the list now. Nobody has been written to yet.</Trans>
          )}
        </NextStep>
      )}
      <ActionNote schemeId={one.schemeId} action={run} />
      {one.report && (
        <div className="sec-gap">
          <Outcome report={one.report} />
        </div>
      )}
    </>
  );
}

/** The counts and the lines that need another look: before, what would happen; after, what did. */
export function Outcome({ report }: { report: ImportReport }) {
  const { t } = useLingui();
  const formats = useFormats();
  const columns: Column<BadRow>[] = [
    { key: "line", header: t`Line`, number: true, cell: ({ line }) => line },
    { key: "column", header: t`Column`, cell: ({ column }) => column ?? t`whole line` },
    { key: "text", header: t`What is wrong`, plainOnPhone: true, cell: ({ text }) => text },
  ];
  return (
    <>
      <Section title={report.dryRun ? t`What would happen` : t`What happened`} id="report">
        <Facts
          items={[
            { term: t`New people`, detail: formats.number(report.created) },
            { term: t`People brought up to date`, detail: formats.number(report.updated) },
            { term: t`People as they were`, detail: formats.number(report.unchanged) },
            { term: t`Added to this scheme`, detail: formats.number(report.enrolled) },
            { term: t`Registered from the file`, detail: formats.number(report.registered) },
            {
              term: t`New units`,
              detail: report.newUnits.length > 0 ? formats.list(report.newUnits) : t`none`,
            },
          ]}
        />
      </Section>
      <Section
        title={t`Lines that need another look`}
        beside={
          <span className="quiet">
            <Plural value={report.badRowCount} _0="none" one="# line" other="# lines" />
          </span>
        }
      >
        {report.badRows.length === 0 ? (
          <p className="quiet">
            <Trans>Every line is fine.</Trans>
          </p>
        ) : (
          <>
            <Table
              caption={t`Lines that need another look`}
              columns={columns}
              rows={report.badRows}
              rowKey={(row) => `${row.line} ${row.column ?? ""} ${row.reason} ${row.text}`}
            />
            {report.badRows.length < report.badRowCount && (
              <p className="small quiet acts">
                <Trans>
                  Only the first are listed. Put them right in the file and read it again.
                </Trans>
              </p>
            )}
          </>
        )}
      </Section>
    </>
  );
}
