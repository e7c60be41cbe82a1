import { useQuery } from "@apollo/client/react";
import { Trans, useLingui } from "@lingui/react/macro";
import { Link } from "react-router";
import { ActsDocument } from "../gql/Acts.ts";
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
      kicker={text(partnership.schemeName)}
      lede={text(partnership.stageLabel)}
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
        <Next id={id} members={members} />
        <Acts subjectType="partnership" subjectId={id} title={t`What you can do`} />
        <Section
          title={t`What happened`}
          beside={<Link to={`/schemes/${schemeId}/instances/${instanceId}`}>{t`How it runs`}</Link>}
        >
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

/** What waits for the reader, which a workflow says by an act that is confidential; else nothing does. */
function Next({ id, members }: { id: string; members: Partnership["members"] }) {
  const { t } = useLingui();
  const { data } = useQuery(ActsDocument, {
    variables: { subjectType: "partnership", subjectId: id },
  });
  const kept = data?.acts.some(({ confidential, allowed }) => confidential && allowed);
  const addresses = members.flatMap(({ email }) => email ?? []).join(",");
  return (
    <NextStep
      title={kept ? t`Settle what was raised in confidence` : t`Nothing to do for them now`}
      actions={
        !kept &&
        addresses && (
          <a className="btn" href={`mailto:${addresses}`}>
            <Trans>Write to them</Trans>
          </a>
        )
      }
    >
      {kept ? (
        <Trans>
          Talk to whoever raised it; the history below says who. The other side doesn’t know of it.
        </Trans>
      ) : (
        <Trans>What they say to each other stays with them. You see where it stands.</Trans>
      )}
    </NextStep>
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
            <div className="small">
              {one.role === "MENTOR" ? t`mentor` : t`mentee`}
              {one.unitName && `, ${one.unitName}`}
              {one.answer === null && `, ${t`no answer yet`}`}
            </div>
            {one.email && (
              <div className="small">
                <Email address={one.email} />
              </div>
            )}
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
