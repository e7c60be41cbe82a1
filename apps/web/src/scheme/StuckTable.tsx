import { Trans, useLingui } from "@lingui/react/macro";
import { Link } from "react-router";
import { useText } from "../i18n/text.ts";
import { LinkButton } from "../ui/Button.tsx";
import { Empty } from "../ui/Empty.tsx";
import type { Column } from "../ui/Table.tsx";
import { Table } from "../ui/Table.tsx";
import type { OverviewScheme } from "./OverviewPage.tsx";
import { useRoles } from "./useRoles.ts";

type Stuck = OverviewScheme["overview"]["stuck"][number];

/** People who have waited longer than their step allows, each with the reason and a way to act. */
export function StuckTable({ schemeId, stuck }: { schemeId: string; stuck: readonly Stuck[] }) {
  const { t } = useLingui();
  const text = useText();
  const roles = useRoles();
  if (stuck.length === 0) {
    return (
      <Empty title={t`Nobody is stuck`}>
        <Trans>
          People who wait longer than their step allows are listed here, each with the reason and
          what you can do.
        </Trans>
      </Empty>
    );
  }
  const page = (one: Stuck) => `/schemes/${schemeId}/people/${one.enrolmentId}`;
  const columns: Column<Stuck>[] = [
    {
      key: "person",
      header: t`Person`,
      names: true,
      cell: (one) => (
        <>
          <Link to={page(one)}>{one.name}</Link>
          <span className="sub">
            {one.unitName ? t`${roles[one.role]}, ${one.unitName}` : roles[one.role]}
          </span>
        </>
      ),
    },
    { key: "at", header: t`Stuck at`, cell: (one) => text(one.stageLabel) },
    { key: "days", header: t`Days`, number: true, cell: (one) => one.days },
    { key: "because", header: t`Because`, cell: (one) => one.because },
    {
      key: "act",
      header: t`What you can do`,
      headerHidden: true,
      cell: (one) => (
        <LinkButton small to={page(one)} of={one.name}>
          {one.action}
        </LinkButton>
      ),
    },
  ];
  return (
    <Table
      caption={t`People who have waited longer than their step allows`}
      columns={columns}
      rows={stuck}
      rowKey={(one) => `${one.enrolmentId} ${one.partnershipId ?? ""} ${one.stage}`}
    />
  );
}
