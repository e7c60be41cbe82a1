import { useQuery } from "@apollo/client/react";
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useSearchParams } from "react-router";
import { toUnexpected } from "../api/errors.ts";
import { MentorsDocument } from "../gql/Mentors.ts";
import { useText } from "../i18n/text.ts";
import { Button } from "../ui/Button.tsx";
import { Checkboxes } from "../ui/Choices.tsx";
import { Disclosure } from "../ui/Disclosure.tsx";
import { Empty } from "../ui/Empty.tsx";
import { ErrorNote } from "../ui/ErrorNote.tsx";
import { Filters, FilterText } from "../ui/Filters.tsx";
import { Loading } from "../ui/Loading.tsx";
import { Pager } from "../ui/Pager.tsx";
import { MentorCard } from "./MentorCard.tsx";
import type { Enrolment, Scheme } from "./MentorsPage.tsx";
import type { Choosing } from "./useChoices.ts";

/** Mentors with room, by words and areas that stand in the address (`search`, `areas=a,b`). */
export function MentorSearch(props: {
  enrolment: Enrolment;
  scheme: Scheme;
  choosing: Choosing;
  most: number;
}) {
  const { t } = useLingui();
  const say = useText();
  const { enrolment, scheme, choosing, most } = props;
  const [params, setParams] = useSearchParams();
  const search = params.get("search") || null;
  const areas = params.get("areas")?.split(",").filter(Boolean) ?? [];
  const { data, error, loading, refetch, fetchMore } = useQuery(MentorsDocument, {
    variables: { schemeId: scheme.id, search, expertise: areas.length > 0 ? areas : null },
  });

  function setAreas(next: readonly string[]) {
    const all = new URLSearchParams(params);
    if (next.length > 0) all.set("areas", next.join(","));
    else all.delete("areas");
    // At once, so that a second tick right after the first builds on it.
    setParams(all, { preventScrollReset: true, flushSync: true });
  }
  const answers = enrolment.registration?.answers as { expertiseSought?: string[] } | undefined;
  const sought = answers?.expertiseSought ?? [];
  const terms = scheme.vocabulary.map(({ value, label }) => ({ value, label: say(label) }));
  const chosen = terms.filter(({ value }) => areas.includes(value)).map(({ label }) => label);
  const filtered = search !== null || areas.length > 0;

  return (
    <>
      <Filters label={t`Mentors`} submitLabel={t`Search`}>
        <FilterText name="search" label={t`Search what mentors wrote`} />
      </Filters>
      {terms.length > 0 && (
        <div className="areas">
          <Disclosure
            summary={
              chosen.length > 0 ? t`Areas: ${chosen.join(", ")}` : t`Only mentors for certain areas`
            }
          >
            <Checkboxes
              label={t`Can help with any of these`}
              layout="columns"
              options={terms}
              value={areas}
              onChange={setAreas}
            />
          </Disclosure>
          {sought.length > 0 && areas.length === 0 && (
            <Button variant="text" small onClick={() => setAreas(sought)}>
              <Trans>Only those who offer what I asked for</Trans>
            </Button>
          )}
          {areas.length > 0 && (
            <Button variant="text" small onClick={() => setAreas([])}>
              <Trans>Mentors for all areas</Trans>
            </Button>
          )}
        </div>
      )}
      {error && <ErrorNote error={toUnexpected(error)} onRetry={() => void refetch()} />}
      {!data && !error && <Loading what={t`Looking for mentors…`} />}
      {data && (
        <section className="sec found" aria-labelledby="found">
          <div className="split">
            <h2 id="found" role="status">
              {filtered ? (
                <Plural
                  value={data.mentors.totalCount}
                  one="# mentor fits your search"
                  other="# mentors fit your search"
                />
              ) : (
                <Plural
                  value={data.mentors.totalCount}
                  one="# mentor has space"
                  other="# mentors have space"
                />
              )}
            </h2>
            <span className="small quiet">
              {search ? t`Those with most of your words first` : t`In order of family names`}
            </span>
          </div>
          {data.mentors.totalCount === 0 ? (
            <Empty
              title={t`Nobody fits`}
              action={
                filtered && (
                  <Button onClick={() => setParams({})}>
                    <Trans>Show all mentors</Trans>
                  </Button>
                )
              }
            >
              {filtered ? (
                <Trans>Try fewer words, or other areas.</Trans>
              ) : (
                <Trans>Mentors appear here as they register. Come back in a few days.</Trans>
              )}
            </Empty>
          ) : (
            <>
              <ul className="cards">
                {data.mentors.edges.map(({ node }) => (
                  <MentorCard
                    key={node.enrolmentId}
                    mentor={node}
                    sought={sought}
                    enrolment={enrolment}
                    choosing={choosing}
                    most={most}
                  />
                ))}
              </ul>
              <Pager
                shown={data.mentors.edges.length}
                total={data.mentors.totalCount}
                step={20}
                busy={loading}
                onMore={
                  data.mentors.pageInfo.hasNextPage
                    ? () =>
                        void fetchMore({
                          variables: { after: data.mentors.pageInfo.endCursor },
                          updateQuery: (before, { fetchMoreResult }) => ({
                            ...fetchMoreResult,
                            mentors: {
                              ...fetchMoreResult.mentors,
                              edges: [...before.mentors.edges, ...fetchMoreResult.mentors.edges],
                            },
                          }),
                        })
                    : undefined
                }
              />
            </>
          )}
        </section>
      )}
    </>
  );
}
