import { useQuery } from "@apollo/client/react";
import { Trans, useLingui } from "@lingui/react/macro";
import { Link, useParams } from "react-router";
import { Acts, Milestones } from "../acts/lazy.tsx";
import { SchemePersonDocument, type SchemePersonQuery } from "../gql/SchemePerson.ts";
import { plainDate, useFormats } from "../i18n/format.ts";
import { useText } from "../i18n/text.ts";
import { useRoles } from "../scheme/useRoles.ts";
import { Email } from "../ui/Email.tsx";
import type { Fact } from "../ui/Facts.tsx";
import { Facts } from "../ui/Facts.tsx";
import { Lines } from "../ui/Lines.tsx";
import { Columns, Page, Section } from "../ui/Page.tsx";
import { Unready } from "../ui/Unready.tsx";
import { PersonActs } from "./PersonActs.tsx";
import { PersonPartnerships } from "./PersonPartnerships.tsx";
import { RegistrationAnswers } from "./RegistrationAnswers.tsx";

export type OnePerson = SchemePersonQuery["enrolment"];

/** One person in one scheme: where they stand, what they wrote as far as it is shared, what happened. */
export function PersonPage() {
  const { t } = useLingui();
  const text = useText();
  const formats = useFormats();
  const roles = useRoles();
  const { schemeId = "", enrolmentId = "" } = useParams();
  const { data, error, refetch } = useQuery(SchemePersonDocument, {
    variables: { id: enrolmentId },
  });
  if (!data) return <Unready error={error} onRetry={() => void refetch()} />;
  const one = data.enrolment;
  const day = (instant: string) => formats.date(plainDate(new Date(instant)));
  const facts: Fact[] = [
    { term: t`Role`, detail: roles[one.role] },
    { term: t`Service area`, detail: one.serviceArea?.name ?? t`none` },
    { term: t`Job`, detail: one.person.jobTitle ?? t`not known` },
    {
      term: t`Email`,
      detail: one.email ? <Email address={one.email} /> : t`not shown`,
    },
    { term: t`Invited`, detail: one.invitedAt ? day(one.invitedAt) : t`not yet` },
    { term: t`Registered`, detail: one.registeredAt ? day(one.registeredAt) : t`not yet` },
  ];
  return (
    <Page
      title={one.person.name}
      back={{ to: `/schemes/${schemeId}/people`, label: t`All people` }}
      lede={t`${text(one.stageLabel)} since ${day(one.since)}`}
    >
      <PersonActs schemeId={schemeId} one={one} />
      <Acts subjectType="enrolment" subjectId={one.id} />
      <div className="sec-gap">
        <Columns wide asideLabel={t`About this person`} aside={<Aside one={one} facts={facts} />}>
          <PersonPartnerships partnerships={one.partnerships} of={one.id} schemeId={schemeId} />
          <RegistrationAnswers registration={one.registration} />
          <Section
            title={t`What happened`}
            beside={
              <Link to={`/schemes/${schemeId}/instances/${one.instanceId}`}>{t`How it runs`}</Link>
            }
          >
            {one.history.length === 0 ? (
              <p className="quiet">
                <Trans>Nothing has happened yet.</Trans>
              </p>
            ) : (
              <Lines kind="hang" ordered aria-label={t`What happened`}>
                {one.history.map(({ by, ...entry }) => (
                  <li key={`${entry.at} ${entry.text}`}>
                    <time className="small" dateTime={entry.at}>
                      {day(entry.at)}
                    </time>
                    <span>
                      {entry.text}
                      {by && <span className="small"> {t`by ${by}`}</span>}
                    </span>
                  </li>
                ))}
              </Lines>
            )}
          </Section>
        </Columns>
      </div>
    </Page>
  );
}

function Aside({ one, facts }: { one: OnePerson; facts: Fact[] }) {
  const { t } = useLingui();
  const { schemeId = "" } = useParams();
  return (
    <>
      <Section title={t`About`}>
        <Facts items={facts} />
      </Section>
      <Milestones enrolmentId={one.id} />
      {one.preferences.length > 0 && (
        <Section title={t`Mentors they would like`}>
          <Lines ordered aria-label={t`Mentors they would like`}>
            {one.preferences.map(({ rank, mentor }) => (
              <li key={mentor.enrolmentId}>
                <span className="num">{rank}. </span>
                <Link to={`/schemes/${schemeId}/people/${mentor.enrolmentId}`}>{mentor.name}</Link>
                {mentor.unitName && <span className="small">, {mentor.unitName}</span>}
              </li>
            ))}
          </Lines>
        </Section>
      )}
      {one.declarations.length > 0 && (
        <Section
          title={t`Conflicts of interest declared`}
          lede={t`They are never matched with each other. Nobody is told who declared it, or why.`}
        >
          <Lines aria-label={t`Conflicts of interest declared`}>
            {one.declarations.map(({ id, about }) => (
              <li key={id}>{about.name}</li>
            ))}
          </Lines>
        </Section>
      )}
    </>
  );
}
