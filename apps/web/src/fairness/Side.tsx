import { Trans, useLingui } from "@lingui/react/macro";
import type { RunFairnessQuery } from "../gql/Fairness.ts";
import { useFormats } from "../i18n/format.ts";
import { Amount } from "../ui/Bars.tsx";
import { Disclosure } from "../ui/Disclosure.tsx";
import { Empty } from "../ui/Empty.tsx";
import { Lines } from "../ui/Lines.tsx";
import { Section } from "../ui/Page.tsx";
import type { Column } from "../ui/Table.tsx";
import { Table } from "../ui/Table.tsx";

type SideOf = RunFairnessQuery["fairness"]["sides"][number];
type Group = SideOf["groups"][number];
type Row = Group["rows"][number];
type Choices = NonNullable<Group["choices"]>;

/** The groups of mentees, or of mentors. */
export function Side({ side, smallest }: { side: SideOf; smallest: number }) {
  const { t } = useLingui();
  const { total, groups } = side;
  const shown = groups.filter(({ rows }) => rows.length > 0);
  const held = groups.filter(({ rows }) => rows.length === 0);
  const title = side.role === "MENTEE" ? t`Mentees` : t`Mentors`;
  if (!total) {
    return (
      <Section title={title}>
        <Empty title={t`Fewer than ${smallest} people: not shown`}>
          <Trans>Figures of so few would single somebody out.</Trans>
        </Empty>
      </Section>
    );
  }
  return (
    <Section title={title} lede={<TotalLine total={total} />}>
      {shown.map((group) => (
        <GroupPart key={group.key} group={group} />
      ))}
      {groups.length === 0 && (
        <p>
          <Trans>All of them are of the same groups: there is nothing to compare.</Trans>
        </p>
      )}
      {held.length > 0 && (
        <section className="fairness__group">
          <h3>
            <Trans>Not shown</Trans>
          </h3>
          <Lines>
            {held.map(({ key, sentences }) => (
              <li key={key}>{sentences[0]}</li>
            ))}
          </Lines>
        </section>
      )}
    </Section>
  );
}

function TotalLine({ total: { people, matched, fit } }: { total: Row }) {
  const formats = useFormats();
  return (
    <>
      <Trans>
        {formats.number(matched ?? 0)} of {formats.number(people)} were matched.
      </Trans>
      {fit !== null && (
        <>
          {" "}
          <Trans>Their average fit is {formats.number(fit, 1)} of 100.</Trans>
        </>
      )}
    </>
  );
}

function GroupPart({ group }: { group: Group }) {
  const { t } = useLingui();
  const formats = useFormats();
  const { label, rows, choices } = group;
  const waited = rows.some((row) => (row.waited ?? 0) > 0);
  const hidden = <span className="quiet">{t`not shown`}</span>;
  const columns: Column<Row>[] = [
    { key: "group", header: t`Group`, names: true, cell: (row) => row.label },
    {
      key: "people",
      header: t`People`,
      number: true,
      cell: ({ people }) => formats.number(people),
    },
    {
      key: "matched",
      header: t`Matched`,
      number: true,
      cell: ({ matched }) => (matched === null ? hidden : formats.number(matched)),
    },
    {
      key: "share",
      header: t`Share`,
      number: true,
      cell: ({ share }) => (share === null ? hidden : `${Math.round(100 * share)} %`),
    },
    {
      key: "bar",
      header: "",
      headerHidden: true,
      wideOnly: true,
      cell: ({ share }) => share !== null && <Amount value={share} max={1} />,
    },
    {
      key: "fit",
      header: t`Fit`,
      number: true,
      cell: ({ fit }) => (fit === null ? hidden : formats.number(fit, 1)),
    },
  ];
  if (waited) {
    columns.push({
      key: "waited",
      header: t`Rounds waited`,
      number: true,
      cell: (row) => (row.waited === null ? hidden : formats.number(row.waited, 2)),
    });
  }
  return (
    <section className="fairness__group" aria-label={label}>
      <h3>{label}</h3>
      <p>
        {group.sentences[0]}{" "}
        {group.used ? (
          <Trans>Matching knew these groups.</Trans>
        ) : (
          <Trans>Matching did not know these groups.</Trans>
        )}
      </p>
      <Table caption={label} columns={columns} rows={rows} rowKey={(row) => row.label} />
      {choices && <ChoicesPart of={label} choices={choices} />}
    </section>
  );
}

/** Which of their choices each group was matched with. */
function ChoicesPart({ of, choices }: { of: string; choices: Choices }) {
  const { t } = useLingui();
  const formats = useFormats();
  type ChoiceRow = Choices["rows"][number];
  const columns: Column<ChoiceRow>[] = [
    { key: "group", header: t`Group`, names: true, cell: ({ label }) => label },
    {
      key: "people",
      header: t`Chose somebody`,
      number: true,
      cell: ({ people }) => formats.number(people),
    },
    ...choices.columns.map((header, k) => ({
      key: header,
      header,
      number: true,
      cell: ({ counts }: ChoiceRow) => formats.number(counts[k] ?? 0),
    })),
  ];
  return (
    <Disclosure summary={t`Which of their choices they got`}>
      <Table
        caption={t`Which of their choices they got: ${of}`}
        columns={columns}
        rows={choices.rows}
        rowKey={({ label }) => label}
      />
    </Disclosure>
  );
}
