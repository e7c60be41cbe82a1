import { useQuery } from "@apollo/client/react";
import { Trans, useLingui } from "@lingui/react/macro";
import type { Answers, FormDefinition } from "@quad/forms";
import { builtIn } from "@quad/forms";
import { Link, useParams } from "react-router";
import { Acts, Milestones } from "../acts/lazy.tsx";
import { CheckAnswers } from "../forms/CheckAnswers.tsx";
import type { EnrolmentQuery } from "../gql/Enrolment.ts";
import { EnrolmentDocument } from "../gql/Enrolment.ts";
import { enrolmentStatus, partnershipStatus } from "../home/stand.ts";
import { plainDate, useFormats } from "../i18n/format.ts";
import { useText } from "../i18n/text.ts";
import { LinkButton } from "../ui/Button.tsx";
import { Disclosure } from "../ui/Disclosure.tsx";
import type { Fact } from "../ui/Facts.tsx";
import { Facts } from "../ui/Facts.tsx";
import { Lines } from "../ui/Lines.tsx";
import { NextStep } from "../ui/NextStep.tsx";
import { Columns, Page, Section } from "../ui/Page.tsx";
import { Status } from "../ui/Status.tsx";
import { TaskList } from "../ui/TaskList.tsx";
import { Unready } from "../ui/Unready.tsx";
import { Withdraw } from "./Withdraw.tsx";

export type Enrolment = EnrolmentQuery["enrolment"];

/** One person's part in one scheme: where it stands, what they sent, the way out. */
export function EnrolmentPage() {
  const { t, i18n } = useLingui();
  const { id = "" } = useParams();
  const say = useText();
  const { data, error } = useQuery(EnrolmentDocument, { variables: { id } });
  if (!data) return <Unready error={error} />;
  const { enrolment } = data;
  const { registration } = enrolment;
  return (
    <Page
      title={say(enrolment.scheme.name)}
      lede={
        enrolment.role === "MENTOR" ? t`You take part as a mentor.` : t`You take part as a mentee.`
      }
    >
      <Columns asideLabel={t`Where it stands`} aside={<Aside enrolment={enrolment} />}>
        <Next enrolment={enrolment} />
        {enrolment.partnerships.length > 0 && <Partnerships enrolment={enrolment} />}
        <Acts subjectType="enrolment" subjectId={id} />
        {registration?.submittedAt && (
          <div className="sec-gap">
            <Section
              title={t`Your registration`}
              beside={
                enrolment.may.includes("enrolment.register") && (
                  <Link to={`/enrolments/${id}/register?page=check`}>
                    <Trans>Change my answers</Trans>
                  </Link>
                )
              }
            >
              <Disclosure summary={t`Read what you sent`}>
                <CheckAnswers
                  definition={registration.form.definition as FormDefinition}
                  answers={registration.answers as Answers}
                  locale={i18n.locale}
                  fields={builtIn}
                />
              </Disclosure>
            </Section>
          </div>
        )}
      </Columns>
    </Page>
  );
}

function Next({ enrolment }: { enrolment: Enrolment }) {
  const { t } = useLingui();
  const { id, may, preferences } = enrolment;
  if (may.includes("enrolment.register") && enrolment.registeredAt === null) {
    const begun = enrolment.registration?.state === "DRAFT";
    return (
      <NextStep
        title={begun ? t`Finish your registration` : t`Register`}
        actions={
          <LinkButton variant="filled" to={`/enrolments/${id}/register`}>
            {begun ? t`Go on where I was` : t`Begin`}
          </LinkButton>
        }
      >
        <Trans>You are not in the scheme until you have sent it.</Trans>
      </NextStep>
    );
  }
  if (may.includes("enrolment.rank")) {
    const none = preferences.length === 0;
    return (
      <NextStep
        title={none ? t`Say which mentors you would like` : t`Look over your choices of mentor`}
        actions={
          <LinkButton variant="filled" to={`/enrolments/${id}/mentors`}>
            {none ? t`Find a mentor` : t`See my choices`}
          </LinkButton>
        }
      >
        <Trans>
          Your choices count when the scheme is matched. You can change them until then.
        </Trans>
      </NextStep>
    );
  }
  if (enrolmentStatus(enrolment) === "off") {
    return (
      <NextStep
        title={t`You no longer take part`}
        actions={
          <LinkButton variant="filled" to="/">
            <Trans>Go to the first page</Trans>
          </LinkButton>
        }
      >
        <Trans>Schemes that you can join are listed there.</Trans>
      </NextStep>
    );
  }
  return (
    <NextStep title={t`Nothing to do just now`}>
      <Trans>We mail you when something waits for you.</Trans>
    </NextStep>
  );
}

function Partnerships({ enrolment }: { enrolment: Enrolment }) {
  const { t } = useLingui();
  const formats = useFormats();
  const say = useText();
  return (
    <Section title={t`Your partnerships`}>
      <TaskList
        tasks={enrolment.partnerships.map((one) => {
          const others = one.members.filter(({ personId }) => personId !== one.me?.personId);
          const names = formats.list(others.map(({ name }) => name));
          return {
            title: t`You and ${names}`,
            to: `/partnerships/${one.id}`,
            kind: partnershipStatus(one),
            status: say(one.stageLabel),
          };
        })}
      />
    </Section>
  );
}

const dayOf = (instant: string) => plainDate(new Date(instant));

function Aside({ enrolment }: { enrolment: Enrolment }) {
  const { t } = useLingui();
  const formats = useFormats();
  const say = useText();
  const { waitingPosition, registeredAt, preferences } = enrolment;
  const day = (instant: string) => formats.date(dayOf(instant));
  const items: Fact[] = [
    {
      term: t`Stage`,
      detail: <Status kind={enrolmentStatus(enrolment)}>{say(enrolment.stageLabel)}</Status>,
    },
    { term: t`Since`, detail: day(enrolment.since) },
  ];
  if (waitingPosition !== null) {
    items.push({ term: t`In the queue`, detail: t`Number ${waitingPosition}` });
  }
  if (registeredAt) items.push({ term: t`Registered`, detail: day(registeredAt) });
  if (preferences.length > 0) {
    const names = preferences.toSorted((a, b) => a.rank - b.rank).map(({ mentor }) => mentor.name);
    items.push({ term: t`Your choices`, detail: names.join("\n") });
  }
  return (
    <>
      <Section title={t`Where it stands`}>
        <Facts items={items} />
      </Section>
      <Milestones enrolmentId={enrolment.id} own />
      {enrolment.history.length > 0 && (
        <Section title={t`So far`}>
          <Lines>
            {enrolment.history.map(({ at, text }) => (
              <li key={at + text}>
                {text} <span className="small nowrap">{formats.shortDate(dayOf(at))}</span>
              </li>
            ))}
          </Lines>
        </Section>
      )}
      {enrolment.may.includes("enrolment.withdraw") && <Withdraw enrolment={enrolment} />}
    </>
  );
}
