import { NetworkStatus } from "@apollo/client";
import { useQuery } from "@apollo/client/react";
import { Plural, useLingui } from "@lingui/react/macro";
import { Link, useParams, useSearchParams } from "react-router";
import type { RunningWorkflowsQuery } from "../../gql/RunningWorkflows.ts";
import { RunningStepsDocument, RunningWorkflowsDocument } from "../../gql/RunningWorkflows.ts";
import { plainDate, useFormats } from "../../i18n/format.ts";
import { useText } from "../../i18n/text.ts";
import { LinkButton } from "../../ui/Button.tsx";
import { Empty } from "../../ui/Empty.tsx";
import { FilterSelect, Filters, FilterText } from "../../ui/Filters.tsx";
import { Page } from "../../ui/Page.tsx";
import { Pager } from "../../ui/Pager.tsx";
import { type Column, Table } from "../../ui/Table.tsx";
import { Unready } from "../../ui/Unready.tsx";
import { filterOf } from "./filter.ts";
import { InstanceStatus } from "./InstanceStatus.tsx";

type Row = RunningWorkflowsQuery["workflowInstances"]["edges"][number]["node"];

/** Rows that are fetched at a time. */
const PAGE = 50;

/** For whom a workflow runs and has run, and where each of them is. */
export function RunningPage() {
  const { t } = useLingui();
  const text = useText();
  const { schemeId = "", key = "" } = useParams();
  const [params] = useSearchParams();
  const steps = useQuery(RunningStepsDocument, {
    variables: { schemeId },
    // Publishing and moving change versions and counts.
    fetchPolicy: "cache-and-network",
  });
  const { data, error, refetch, fetchMore, networkStatus } = useQuery(RunningWorkflowsDocument, {
    variables: { schemeId, key, filter: filterOf(params), first: PAGE },
    notifyOnNetworkStatusChange: true,
  });
  const list = data?.workflowInstances;
  if (!list && error) return <Unready error={error} onRetry={() => void refetch()} />;
  const outline = steps.data?.workflowOutlines.find((one) => one.key === key);
  const rows = list?.edges.map(({ node }) => node) ?? [];
  const base = `/schemes/${schemeId}`;
  const filtered = params.size > 0;
  async function more() {
    await fetchMore({
      variables: { after: list?.pageInfo.endCursor },
      updateQuery: (before, { fetchMoreResult }) => ({
        ...fetchMoreResult,
        workflowInstances: {
          ...fetchMoreResult.workflowInstances,
          edges: [...before.workflowInstances.edges, ...fetchMoreResult.workflowInstances.edges],
        },
      }),
    });
  }
  const title = text(outline?.title) || key;
  return (
    <Page
      title={t`Where everyone is: ${title}`}
      back={{ to: `${base}/workflow`, label: t`All workflows` }}
      lede={
        list && (
          <Plural
            value={list.totalCount}
            _0="Nobody is listed."
            one="# is listed, the newest first."
            other="# are listed, the newest first."
          />
        )
      }
    >
      <Filters label={t`Where everyone is`}>
        <FilterText name="search" label={t`Name`} />
        <FilterSelect
          name="step"
          label={t`Step`}
          any={t`Any step`}
          options={(outline?.steps ?? []).map(({ uid, label, count }) => ({
            value: uid,
            label: t`${label} (${count})`,
          }))}
        />
        <FilterSelect
          name="status"
          label={t`How it stands`}
          any={t`Running or ended`}
          options={[
            { value: "ACTIVE", label: t`Running` },
            { value: "INCIDENT", label: t`Something stopped` },
            { value: "DONE", label: t`Ended` },
          ]}
        />
        <FilterSelect
          name="version"
          label={t`Version`}
          any={t`Any version`}
          options={Array.from({ length: outline?.version ?? 0 }, (_, i) => ({
            value: String(i + 1),
            label: t`Version ${i + 1}`,
          })).toReversed()}
        />
      </Filters>
      <div className="sec-gap">
        {list?.totalCount === 0 ? (
          <Empty
            title={filtered ? t`Nobody matches` : t`It runs for nobody yet`}
            action={
              filtered && (
                <LinkButton to={`${base}/workflow/${key}/running`}>{t`Show everyone`}</LinkButton>
              )
            }
          >
            {t`Each person, partnership or round appears here once the workflow has begun for it.`}
          </Empty>
        ) : (
          list && (
            <>
              <Rows rows={rows} base={base} />
              <Pager
                shown={rows.length}
                total={list.totalCount}
                step={Math.min(PAGE, list.totalCount - rows.length)}
                busy={networkStatus === NetworkStatus.fetchMore}
                onMore={list.pageInfo.hasNextPage ? () => void more() : undefined}
              />
            </>
          )
        )}
      </div>
    </Page>
  );
}

function Rows({ rows, base }: { rows: readonly Row[]; base: string }) {
  const { t } = useLingui();
  const formats = useFormats();
  const columns: Column<Row>[] = [
    {
      key: "about",
      header: t`For whom`,
      names: true,
      cell: ({ id, about }) => <Link to={`${base}/instances/${id}`}>{formats.list(about)}</Link>,
    },
    {
      key: "step",
      header: t`Step`,
      plainOnPhone: true,
      cell: ({ steps, stageLabel }) => (
        <>
          {formats.list(steps.map(({ label }) => label))}
          {steps.every(({ label }) => label !== stageLabel) && (
            <span className="sub">{stageLabel}</span>
          )}
        </>
      ),
    },
    {
      key: "since",
      header: t`Since`,
      cell: ({ since }) => formats.date(plainDate(new Date(since))),
    },
    { key: "version", header: t`Version`, number: true, cell: ({ version }) => version },
    {
      key: "status",
      header: t`How it stands`,
      plainOnPhone: true,
      cell: ({ status }) => <InstanceStatus status={status} />,
    },
  ];
  return (
    <Table caption={t`Where everyone is`} columns={columns} rows={rows} rowKey={({ id }) => id} />
  );
}
