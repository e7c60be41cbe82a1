import { Plural, useLingui } from "@lingui/react/macro";
import { Link } from "react-router";
import type { SchemeImportsQuery } from "../gql/SchemeImports.ts";
import { Section } from "../ui/Page.tsx";
import type { Column } from "../ui/Table.tsx";
import { Table } from "../ui/Table.tsx";
import { ImportStatus } from "./ImportStatus.tsx";

type Row = SchemeImportsQuery["imports"][number];

/** Files that were imported, or begun, before. */
export function PastImports(props: { schemeId: string; imports: readonly Row[] }) {
  const { t } = useLingui();
  if (props.imports.length === 0) return null;
  const columns: Column<Row>[] = [
    {
      key: "file",
      header: t`File`,
      names: true,
      cell: ({ id, fileName }) => (
        <Link to={`/schemes/${props.schemeId}/imports/${id}`}>{fileName}</Link>
      ),
    },
    {
      key: "role",
      header: t`Who`,
      cell: ({ role, rowCount }) =>
        role === "MENTOR" ? (
          <Plural value={rowCount} one="# mentor" other="# mentors" />
        ) : (
          <Plural value={rowCount} one="# mentee" other="# mentees" />
        ),
    },
    {
      key: "state",
      header: t`State`,
      plainOnPhone: true,
      cell: ({ state }) => <ImportStatus state={state} />,
    },
  ];
  return (
    <div className="sec-gap">
      <Section title={t`Earlier files`}>
        <Table
          caption={t`Earlier files`}
          columns={columns}
          rows={props.imports}
          rowKey={({ id }) => id}
        />
      </Section>
    </div>
  );
}
