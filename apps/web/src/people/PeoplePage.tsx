import { NetworkStatus } from "@apollo/client";
import { useQuery } from "@apollo/client/react";
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useState } from "react";
import { useParams, useSearchParams } from "react-router";
import { RecordForMany } from "../acts/lazy.tsx";
import type { PeopleFiltersQuery, SchemePeopleQuery } from "../gql/SchemePeople.ts";
import { PeopleFiltersDocument, SchemePeopleDocument } from "../gql/SchemePeople.ts";
import { useText } from "../i18n/text.ts";
import { LinkButton } from "../ui/Button.tsx";
import { Empty } from "../ui/Empty.tsx";
import { FilterSelect, Filters, FilterText } from "../ui/Filters.tsx";
import { Page } from "../ui/Page.tsx";
import { Pager } from "../ui/Pager.tsx";
import { Unready } from "../ui/Unready.tsx";
import { filterOf } from "./filter.ts";
import { InvitePart } from "./InvitePart.tsx";
import { PeopleTable } from "./PeopleTable.tsx";
import "./PeoplePage.css";

export type PersonRow = SchemePeopleQuery["enrolments"]["edges"][number]["node"];

/** Rows that are fetched at a time. */
const PAGE = 50;

/** Everybody who takes part or is asked to, filtered by the address; writing to many at once. */
export function PeoplePage() {
  const { t } = useLingui();
  const { schemeId = "" } = useParams();
  const [params] = useSearchParams();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const about = useQuery(PeopleFiltersDocument, { variables: { id: schemeId } });
  const { data, error, refetch, fetchMore, networkStatus } = useQuery(SchemePeopleDocument, {
    variables: { schemeId, ...filterOf(params), first: PAGE },
    notifyOnNetworkStatusChange: true,
  });
  const scheme = about.data?.scheme;
  const list = data?.enrolments;
  if (!list && error) return <Unready error={error} onRetry={() => void refetch()} />;

  const rows = list?.edges.map(({ node }) => node) ?? [];
  async function more() {
    await fetchMore({
      variables: { after: list?.pageInfo.endCursor },
      updateQuery: (before, { fetchMoreResult }) => ({
        ...fetchMoreResult,
        enrolments: {
          ...fetchMoreResult.enrolments,
          edges: [...before.enrolments.edges, ...fetchMoreResult.enrolments.edges],
        },
      }),
    });
  }
  return (
    <Page
      title={t`People`}
      lede={
        list && (
          <Plural
            value={list.totalCount}
            one="# person in this list."
            other="# people in this list."
          />
        )
      }
      actions={
        scheme?.may.includes("enrolment.import") && (
          <LinkButton to={`/schemes/${schemeId}/import`}>
            <Trans>Import people</Trans>
          </LinkButton>
        )
      }
    >
      {scheme && <PeopleFilters scheme={scheme} />}
      {scheme && (
        <InvitePart
          scheme={scheme}
          rows={rows}
          chosen={rows.filter(({ id }) => chosen.has(id))}
          onChoose={(all) => setChosen(new Set(all.map(({ id }) => id)))}
        />
      )}
      <RecordForMany enrolmentIds={rows.filter(({ id }) => chosen.has(id)).map(({ id }) => id)} />
      {list?.totalCount === 0 ? (
        <Nobody schemeId={schemeId} filtered={params.size > 0} />
      ) : (
        list && (
          <>
            <PeopleTable schemeId={schemeId} rows={rows} chosen={chosen} onChoose={setChosen} />
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
    </Page>
  );
}

function PeopleFilters({ scheme }: { scheme: PeopleFiltersQuery["scheme"] }) {
  const { t } = useLingui();
  const text = useText();
  const areas = new Map(scheme.quotas.map(({ serviceArea }) => [serviceArea.id, serviceArea.name]));
  const stages = scheme.overview.stages.filter(({ subject }) => subject === "enrolment");
  return (
    <Filters label={t`People`}>
      <FilterText name="search" label={t`Name or email address`} />
      <FilterSelect
        name="role"
        label={t`Role`}
        any={t`Any role`}
        options={[
          { value: "MENTOR", label: t`Mentors` },
          { value: "MENTEE", label: t`Mentees` },
        ]}
      />
      <FilterSelect
        name="stage"
        label={t`Stage`}
        any={t`Any stage`}
        options={stages.map(({ stage, label, count }) => ({
          value: stage,
          label: t`${text(label)} (${count})`,
        }))}
      />
      <FilterSelect
        name="area"
        label={t`Service area`}
        any={t`Any area`}
        options={[...areas].map(([value, label]) => ({ value, label }))}
      />
      <FilterSelect
        name="stuck"
        label={t`Waiting`}
        any={t`Everybody`}
        options={[{ value: "1", label: t`Only who is stuck` }]}
      />
      <FilterSelect
        name="order"
        label={t`Order`}
        any={t`By name`}
        options={[
          { value: "STAGE", label: t`By stage` },
          { value: "SINCE", label: t`Longest in their stage first` },
        ]}
      />
    </Filters>
  );
}

function Nobody({ schemeId, filtered }: { schemeId: string; filtered: boolean }) {
  const { t } = useLingui();
  return filtered ? (
    <Empty
      title={t`Nobody goes by these filters`}
      action={
        <LinkButton to={`/schemes/${schemeId}/people`}>
          <Trans>Show everybody</Trans>
        </LinkButton>
      }
    >
      <Trans>Try fewer letters, or another stage or area.</Trans>
    </Empty>
  ) : (
    <Empty
      title={t`Nobody is on the list yet`}
      action={
        <LinkButton variant="filled" to={`/schemes/${schemeId}/import`}>
          <Trans>Import people</Trans>
        </LinkButton>
      }
    >
      <Trans>
        People appear here when you import them, or when they register by themselves once the scheme
        is open.
      </Trans>
    </Empty>
  );
}
