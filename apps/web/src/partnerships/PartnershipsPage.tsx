import { NetworkStatus } from "@apollo/client";
import { useQuery } from "@apollo/client/react";
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useParams, useSearchParams } from "react-router";
import {
  PartnershipStagesDocument,
  SchemePartnershipsDocument,
} from "../gql/SchemePartnerships.ts";
import { useText } from "../i18n/text.ts";
import { LinkButton } from "../ui/Button.tsx";
import { Empty } from "../ui/Empty.tsx";
import { FilterSelect, Filters } from "../ui/Filters.tsx";
import { NextStep } from "../ui/NextStep.tsx";
import { Page } from "../ui/Page.tsx";
import { Pager } from "../ui/Pager.tsx";
import { Unready } from "../ui/Unready.tsx";
import { PartnershipTable } from "./PartnershipTable.tsx";
import "./PartnershipsPage.css";

/** Rows that are fetched at a time. */
const PAGE = 50;

/** Everybody who is proposed to each other, works together or has done: stages, dates, who is late. */
export function PartnershipsPage() {
  const { t } = useLingui();
  const text = useText();
  const { schemeId = "" } = useParams();
  const [params] = useSearchParams();
  const stage = params.get("stage");
  const about = useQuery(PartnershipStagesDocument, { variables: { id: schemeId } });
  const { data, error, refetch, fetchMore, networkStatus } = useQuery(SchemePartnershipsDocument, {
    variables: { schemeId, stage, first: PAGE },
    notifyOnNetworkStatusChange: true,
  });
  const list = data?.partnerships;
  if (!list && error) return <Unready error={error} onRetry={() => void refetch()} />;
  const scheme = about.data?.scheme;
  const stages = scheme?.overview.stages.filter(({ subject }) => subject === "partnership") ?? [];
  const late = new Map(
    scheme?.overview.stuck.flatMap(({ partnershipId, because }) =>
      partnershipId ? [[partnershipId, because]] : [],
    ),
  );
  const lateCount = stages.reduce((sum, one) => sum + one.late, 0);
  const rows = list?.edges.map(({ node }) => node) ?? [];
  async function more() {
    await fetchMore({
      variables: { after: list?.pageInfo.endCursor },
      updateQuery: (before, { fetchMoreResult }) => ({
        ...fetchMoreResult,
        partnerships: {
          ...fetchMoreResult.partnerships,
          edges: [...before.partnerships.edges, ...fetchMoreResult.partnerships.edges],
        },
      }),
    });
  }
  return (
    <Page
      title={t`Partnerships`}
      lede={
        scheme && (
          <>
            <Plural
              value={scheme.overview.partnershipsActive}
              one="# is under way."
              other="# are under way."
            />{" "}
            <Plural
              value={scheme.overview.partnershipsEnded}
              one="# has ended."
              other="# have ended."
            />
          </>
        )
      }
    >
      {lateCount > 0 && (
        <NextStep
          title={t`Help those who are late`}
          actions={
            <LinkButton variant="filled" to={`/schemes/${schemeId}`}>
              <Trans>See who is stuck</Trans>
            </LinkButton>
          }
        >
          <Plural
            value={lateCount}
            one="# partnership waits longer than its step allows. Reminders have gone out by themselves; a word from you helps more."
            other="# partnerships wait longer than their step allows. Reminders have gone out by themselves; a word from you helps more."
          />
        </NextStep>
      )}
      <div className="partnerships">
        <Filters label={t`Partnerships`}>
          <FilterSelect
            name="stage"
            label={t`Stage`}
            any={t`Any stage`}
            options={stages.map((one) => ({
              value: one.stage,
              label: t`${text(one.label)} (${one.count})`,
            }))}
          />
        </Filters>
        {list?.totalCount === 0 ? (
          <Empty
            title={stage ? t`None at this stage` : t`No partnerships yet`}
            action={
              stage ? (
                <LinkButton to={`/schemes/${schemeId}/partnerships`}>
                  <Trans>Show all partnerships</Trans>
                </LinkButton>
              ) : (
                <LinkButton variant="filled" to={`/schemes/${schemeId}/matching`}>
                  <Trans>Go to matching</Trans>
                </LinkButton>
              )
            }
          >
            <Trans>They appear here once you have sent the proposals of a round.</Trans>
          </Empty>
        ) : (
          list && (
            <>
              <PartnershipTable
                schemeId={schemeId}
                rows={rows}
                late={late}
                meetingsShared={scheme?.settings.coordinatorSeesMeetings ?? false}
              />
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
