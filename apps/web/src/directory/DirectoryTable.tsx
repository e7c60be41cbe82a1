import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { Link } from "react-router";
import { useFormats } from "../i18n/format.ts";
import { useText } from "../i18n/text.ts";
import { SchemeStatus } from "../scheme/SchemeStatus.tsx";
import { nextDate, useDates } from "../scheme/useDates.ts";
import { Empty } from "../ui/Empty.tsx";
import { Status } from "../ui/Status.tsx";
import type { Column } from "../ui/Table.tsx";
import { Table } from "../ui/Table.tsx";
import type { DirectoryScheme } from "./needs.ts";
import { byUnit } from "./needs.ts";
import type { Numbers } from "./useNumbers.ts";
import "./DirectoryTable.css";

/** Schemes under their units, each with who runs it, where it stands and how many take part. */
export function DirectoryTable(props: {
  schemes: readonly DirectoryScheme[];
  numbers: ReadonlyMap<string, Numbers>;
}) {
  const { t } = useLingui();
  const text = useText();
  const formats = useFormats();
  const datesOf = useDates();
  const { schemes, numbers } = props;
  if (schemes.length === 0) {
    return (
      <Empty title={t`No scheme like this`}>
        <Trans>Try fewer letters or another state.</Trans>
      </Empty>
    );
  }
  const count = (scheme: DirectoryScheme, of: "mentors" | "mentees") =>
    numbers.get(scheme.id)?.[of] ?? <span className="quiet">…</span>;
  const columns: Column<DirectoryScheme>[] = [
    {
      key: "scheme",
      header: t`Scheme`,
      names: true,
      cell: (scheme) => <Link to={`/schemes/${scheme.id}`}>{text(scheme.name)}</Link>,
    },
    {
      key: "coordinator",
      header: t`Coordinator`,
      cell: ({ coordinators }) =>
        coordinators.length === 0 ? (
          <Status kind="stop">
            <Trans>Nobody</Trans>
          </Status>
        ) : (
          formats.list(coordinators.map(({ name }) => name))
        ),
    },
    {
      key: "state",
      header: t`State`,
      plainOnPhone: true,
      cell: ({ state }) => <SchemeStatus state={state} />,
    },
    { key: "mentors", header: t`Mentors`, number: true, cell: (one) => count(one, "mentors") },
    { key: "mentees", header: t`Mentees`, number: true, cell: (one) => count(one, "mentees") },
    {
      key: "date",
      header: t`Next date`,
      cell: ({ settings }) => {
        const next = nextDate(datesOf(settings));
        return next ? (
          <span>
            {formats.date(next.day)}
            <span className="sub">{next.label}</span>
          </span>
        ) : (
          <span className="quiet">
            <Trans>None</Trans>
          </span>
        );
      },
    },
  ];
  return (
    <div className="directory">
      <Table
        caption={t`Schemes by unit`}
        columns={columns}
        groups={byUnit(schemes).map((group) => ({
          title: group.unitName,
          note: <Plural value={group.schemes.length} one="# scheme" other="# schemes" />,
          rows: group.schemes,
        }))}
        rowKey={({ id }) => id}
      />
    </div>
  );
}
