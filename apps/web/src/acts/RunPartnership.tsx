import { useQuery } from "@apollo/client/react";
import { Trans, useLingui } from "@lingui/react/macro";
import { Link } from "react-router";
import type { RunPartnershipQuery } from "../gql/RunPartnership.ts";
import { RunPartnershipDocument } from "../gql/RunPartnership.ts";
import { plainDate, useFormats } from "../i18n/format.ts";
import { useText } from "../i18n/text.ts";
import { Email } from "../ui/Email.tsx";
import type { Fact } from "../ui/Facts.tsx";
import { Facts } from "../ui/Facts.tsx";
import { Lines } from "../ui/Lines.tsx";
import { NextStep } from "../ui/NextStep.tsx";
import { Columns, Page, Section } from "../ui/Page.tsx";
import { Unready } from "../ui/Unready.tsx";
import { Acts } from "./Acts.tsx";

type Partnership = RunPartnershipQuery["partnership"];

/** A partnership as those who run the scheme see it: who, where it stands, what they can do. */
export function RunPartnership({ id }: { id: string }) {
  const { t } = useLingui();
  const formats = useFormats();
  const text = useText();
  const { data, error, refetch } = useQuery(RunPartnershipDocument, { variables: { id } });
  if (!data) return <Unready error={error} onRetry={() => void refetch()} />;
  const { partnership } = data;
  const { schemeId, instanceId, members, timeline } = partnership;
  return (
    <Page
      title={formats.list(members.map(({ name }) => name))}
      back={{ to: `/schemes/${schemeId}/partnerships`, label: t`All partnerships` }}
      lede={text(partnership.schemeName)}
    >
      <Columns
        wide
        asideLabel={t`Who is in it`}
        aside={
          <>
            <Members partnership={partnership} />
            <Standing partnership={partnership} />
          </>
        }
      >
        <NextStep
          title={text(partnership.stageLabel)}
          actions={
            <Link className="btn" to={`/schemes/${schemeId}/instances/${instanceId}`}>
              <Trans>How it runs</Trans>
            </Link>
          }
        >
          <Trans>What they say to each other stays with them. You see where it stands.</Trans>
        </NextStep>
        <Acts subjectType="partnership" subjectId={id} title={t`What you can do`} />
        <Section title={t`What happened`}>
          <Lines kind="hang" ordered aria-label={t`What happened`}>
            {timeline.map(({ at, text: line, by }) => (
              <li key={`${at} ${line}`}>
                <time className="small" dateTime={at}>
                  {formats.date(plainDate(new Date(at)))}
                </time>
                <span>
                  {line}
                  {by && <span className="small"> {t`by ${by}`}</span>}
                </span>
              </li>
            ))}
          </Lines>
        </Section>
      </Columns>
    </Page>
  );
}

function Members({ partnership }: { partnership: Partnership }) {
  const { t } = useLingui();
  return (
    <Section title={t`Who is in it`}>
      <Lines aria-label={t`Who is in it`}>
        {partnership.members.map((one) => (
          <li key={one.enrolmentId}>
            <Link to={`/schemes/${partnership.schemeId}/people/${one.enrolmentId}`}>
              {one.name}
            </Link>
            <span className="sub">
              {one.role === "MENTOR" ? t`mentor` : t`mentee`}
              {one.unitName && `, ${one.unitName}`}
              {one.answer === null && `, ${t`no answer yet`}`}
            </span>
            {one.email && <Email address={one.email} />}
          </li>
        ))}
      </Lines>
    </Section>
  );
}

function Standing({ partnership }: { partnership: Partnership }) {
  const { t } = useLingui();
  const formats = useFormats();
  const { startsOn, endsOn, replyBy, meetingCount, lastMeetingOn, tags } = partnership;
  const items: Fact[] = [];
  if (tags.includes("open") && !tags.includes("working") && replyBy) {
    items.push({ term: t`Answers by`, detail: formats.date(replyBy) });
  }
  if (startsOn) items.push({ term: t`Began on`, detail: formats.date(startsOn) });
  if (endsOn) items.push({ term: t`Planned end`, detail: formats.date(endsOn) });
  items.push({ term: t`Meetings`, detail: formats.number(meetingCount) });
  if (lastMeetingOn) items.push({ term: t`Last met`, detail: formats.date(lastMeetingOn) });
  if (partnership.endNote) items.push({ term: t`Said at the end`, detail: partnership.endNote });
  return (
    <Section title={t`Dates`}>
      <Facts items={items} />
    </Section>
  );
}
