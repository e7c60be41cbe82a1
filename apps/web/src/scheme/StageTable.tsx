import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { Link } from "react-router";
import { useText } from "../i18n/text.ts";
import { Amount } from "../ui/Bars.tsx";
import { Section } from "../ui/Page.tsx";
import { Status } from "../ui/Status.tsx";
import type { Column } from "../ui/Table.tsx";
import { Table } from "../ui/Table.tsx";
import type { OverviewScheme } from "./OverviewPage.tsx";

type Stage = OverviewScheme["overview"]["stages"][number];

/** How many are at each stage, how many are late, and for whom they wait. Each number opens its list. */
export function StageTable(props: {
  title: string;
  /** What is counted: "People". */
  unit: string;
  stages: readonly Stage[];
  /** The list behind the numbers; absent for whoever may not read it. */
  list?: string;
}) {
  const { t } = useLingui();
  const text = useText();
  const { stages, unit, list } = props;
  if (stages.length === 0) return null;
  const max = Math.max(...stages.map(({ count }) => count));
  const columns: Column<Stage>[] = [
    { key: "stage", header: t`Stage`, names: true, cell: (one) => text(one.label) },
    {
      key: "count",
      header: unit,
      number: true,
      cell: (one) =>
        list ? (
          <Link to={`${list}?stage=${encodeURIComponent(one.stage)}`}>
            {one.count}
            <span className="vh"> {t`${unit}, ${text(one.label)}`}</span>
          </Link>
        ) : (
          one.count
        ),
    },
    {
      key: "bar",
      header: t`Share`,
      headerHidden: true,
      wideOnly: true,
      cell: (one) => <Amount value={one.count} max={max} />,
    },
    {
      key: "late",
      header: t`Late`,
      cell: (one) =>
        one.late > 0 ? (
          <Status kind="late">
            <Plural value={one.late} one="# late" other="# late" />
          </Status>
        ) : (
          <span className="quiet">
            <Trans>none late</Trans>
          </span>
        ),
    },
    { key: "for", header: t`Waiting for`, cell: (one) => one.waitingFor },
  ];
  return (
    <Section title={props.title}>
      <Table
        caption={t`${unit} at each stage`}
        phone="pair"
        columns={columns}
        rows={stages}
        rowKey={(one) => one.stage}
      />
    </Section>
  );
}
