import { useQuery } from "@apollo/client/react";
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import type { FormEvent } from "react";
import { useState } from "react";
import { Link, useNavigate, useParams } from "react-router";
import { useAction } from "../api/useAction.ts";
import type { JoinQuery } from "../gql/Join.ts";
import { EnrolMeDocument, JoinDocument } from "../gql/Join.ts";
import { Commitment } from "../home/Commitment.tsx";
import { useFormats } from "../i18n/format.ts";
import { useText } from "../i18n/text.ts";
import { Button } from "../ui/Button.tsx";
import { Radios } from "../ui/Choices.tsx";
import { ErrorNote } from "../ui/ErrorNote.tsx";
import type { Fact } from "../ui/Facts.tsx";
import { Facts } from "../ui/Facts.tsx";
import { NextStep } from "../ui/NextStep.tsx";
import { Note } from "../ui/Note.tsx";
import { Columns, Page, Section } from "../ui/Page.tsx";
import { TaskList } from "../ui/TaskList.tsx";
import { Unready } from "../ui/Unready.tsx";

type Scheme = JoinQuery["scheme"];

/** What a scheme is and what it asks, before anybody commits to it; then as what to take part. */
export function JoinPage() {
  const { t } = useLingui();
  const { id = "" } = useParams();
  const say = useText();
  const { data, error } = useQuery(JoinDocument, { variables: { id } });
  if (!data) return <Unready error={error} />;
  const { scheme } = data;
  const name = say(scheme.name);
  return (
    <Page title={name} lede={say(scheme.summary)}>
      <Columns wide asideLabel={t`What it asks of you`} aside={<Asks scheme={scheme} />}>
        <TakePart scheme={scheme} />
        <div className="sec-gap">
          <Section title={t`What it is for`}>
            <p className="prose">{say(scheme.purpose)}</p>
          </Section>
          {scheme.resources.length > 0 && (
            <Section title={t`Help that comes with it`}>
              <ul className="lines">
                {scheme.resources.map(({ title, summary, url }) => (
                  <li key={say(title)}>
                    {url ? <a href={url}>{say(title)}</a> : <strong>{say(title)}</strong>}
                    <p className="small">{say(summary)}</p>
                  </li>
                ))}
              </ul>
            </Section>
          )}
        </div>
      </Columns>
    </Page>
  );
}

function TakePart({ scheme }: { scheme: Scheme }) {
  const { t } = useLingui();
  const formats = useFormats();
  const say = useText();
  const navigate = useNavigate();
  const action = useAction(EnrolMeDocument);
  const [role, setRole] = useState<"" | "MENTOR" | "MENTEE">("");
  const [missing, setMissing] = useState(false);
  const mine = scheme.myEnrolments;
  const free = (["MENTEE", "MENTOR"] as const).filter(
    (one) => !mine.some((enrolment) => enrolment.role === one),
  );

  if (scheme.state !== "OPEN" && mine.length === 0) {
    return (
      <Note title={t`This scheme is not open`}>
        <Trans>
          Ask <a href={`mailto:${scheme.contactEmail}`}>{scheme.contactEmail}</a> when it opens
          again.
        </Trans>
      </Note>
    );
  }
  async function onSubmit(event: FormEvent) {
    event.preventDefault();
    setMissing(role === "");
    if (role === "") return document.getElementById("role")?.focus();
    const outcome = await action.run({ schemeId: scheme.id, role });
    if (outcome.kind === "done") await navigate(`/enrolments/${outcome.value.id}/register`);
  }
  const labels = {
    MENTEE: { label: t`As a mentee`, hint: t`Somebody with experience gives you time to think.` },
    MENTOR: {
      label: t`As a mentor`,
      hint: t`You give a colleague time, questions and experience.`,
    },
  };
  const closes = scheme.settings.registrationClosesOn;
  const day = closes && formats.weekday(closes);
  return (
    <>
      {mine.length > 0 && (
        <Section title={t`You take part already`}>
          <TaskList
            tasks={mine.map((one) => ({
              title: labels[one.role].label,
              to: `/enrolments/${one.id}`,
              kind: "doing",
              status: say(one.stageLabel),
            }))}
          />
        </Section>
      )}
      {free.length > 0 && scheme.state === "OPEN" && (
        <form noValidate onSubmit={onSubmit}>
          <NextStep
            title={mine.length > 0 ? t`Take part in another way, too` : t`Take part`}
            when={day && t`by ${day}`}
            actions={
              <Button type="submit" variant="filled" busy={action.busy} busyLabel={t`One moment…`}>
                <Trans>Go on to my registration</Trans>
              </Button>
            }
          >
            <div className="stack">
              <Radios
                id="role"
                label={t`How would you like to take part?`}
                value={role}
                onChange={(value) => {
                  setRole(value as "MENTOR" | "MENTEE");
                  setMissing(false);
                }}
                error={missing ? t`Choose how you would like to take part` : undefined}
                options={free.map((value) => ({ value, ...labels[value] }))}
              />
              <p className="small quiet">
                <Trans>
                  Nothing binds you yet: you are in the scheme once you have sent your registration.
                </Trans>
              </p>
              {action.problem && <Note kind="bad" role="alert" title={action.problem.message} />}
              <ErrorNote error={action.error} onRetry={action.retry} />
            </div>
          </NextStep>
        </form>
      )}
    </>
  );
}

function Asks({ scheme }: { scheme: Scheme }) {
  const { t } = useLingui();
  const formats = useFormats();
  const { settings, contactEmail } = scheme;
  const first = settings.firstMeetingIntroMinutes + settings.firstMeetingMainMinutes;
  const items: Fact[] = [
    { term: t`Time`, detail: <Commitment figures={settings} /> },
    {
      term: t`First meeting`,
      detail: (
        <Trans>
          {first} minutes: {settings.firstMeetingIntroMinutes} to get to know each other, the rest
          on what you want to achieve
        </Trans>
      ),
    },
    {
      term: t`Matching`,
      detail: (
        <Plural
          value={settings.maxPreferences}
          one="Mentees may name # mentor they would like"
          other="Mentees may name up to # mentors they would like, best first"
        />
      ),
    },
    {
      term: t`Saying yes`,
      detail: (
        <Plural
          value={settings.replyDays}
          one="Both of you have # day to say yes or no to a match"
          other="Both of you have # days to say yes or no to a match"
        />
      ),
    },
  ];
  const days = [
    [t`Register by`, settings.registrationClosesOn],
    [t`Matching on`, settings.matchingOn],
    [t`Ends on`, settings.endsOn],
  ] as const;
  for (const [term, day] of days) if (day) items.push({ term, detail: formats.date(day) });
  items.push({ term: t`Questions`, detail: <a href={`mailto:${contactEmail}`}>{contactEmail}</a> });
  return (
    <Section title={t`What it asks of you`}>
      <Facts items={items} />
      <p className="small quiet acts">
        <Link to="/">
          <Trans>Not now</Trans>
        </Link>
      </p>
    </Section>
  );
}
