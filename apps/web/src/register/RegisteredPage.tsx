import { useQuery } from "@apollo/client/react";
import { Trans, useLingui } from "@lingui/react/macro";
import { Navigate, useParams } from "react-router";
import type { RegisteredQuery } from "../gql/Registered.ts";
import { RegisteredDatesDocument, RegisteredDocument } from "../gql/Registered.ts";
import { useFormats } from "../i18n/format.ts";
import { useText } from "../i18n/text.ts";
import { LinkButton } from "../ui/Button.tsx";
import { Lines } from "../ui/Lines.tsx";
import { NextStep } from "../ui/NextStep.tsx";
import { Page, Section } from "../ui/Page.tsx";
import { Unready } from "../ui/Unready.tsx";

type Enrolment = RegisteredQuery["enrolment"];

/** The receipt: registered, or on the waiting list at which place; and what comes next. */
export function RegisteredPage() {
  const { t } = useLingui();
  const { id = "" } = useParams();
  const say = useText();
  const { data, error } = useQuery(RegisteredDocument, {
    variables: { id },
    fetchPolicy: "network-only",
    nextFetchPolicy: "cache-first",
  });
  if (!data) return <Unready error={error} />;
  const { enrolment } = data;
  if (enrolment.registeredAt === null) return <Navigate to={`/enrolments/${id}`} replace />;
  const scheme = say(enrolment.scheme.name);
  const place = enrolment.waitingPosition;
  return (
    <Page
      title={place === null ? t`You are registered` : t`You are on the waiting list`}
      lede={
        place === null
          ? t`${scheme} has your answers. We have mailed you a copy of this news.`
          : t`${scheme} has your answers. There is no place left in your area just now; you are number ${place} in the queue.`
      }
    >
      {enrolment.may.includes("enrolment.rank") ? (
        <NextStep
          title={t`Say which mentors you would like`}
          actions={
            <LinkButton variant="filled" to={`/enrolments/${id}/mentors`}>
              <Trans>Find a mentor</Trans>
            </LinkButton>
          }
        >
          <Trans>
            You may leave the choice to the scheme. But your own choices count most, and the best
            time to name them is now.
          </Trans>
        </NextStep>
      ) : (
        <div className="acts">
          <LinkButton variant="filled" to="/">
            <Trans>Go to the first page</Trans>
          </LinkButton>
        </div>
      )}
      <WhatNext enrolment={enrolment} />
    </Page>
  );
}

function WhatNext({ enrolment }: { enrolment: Enrolment }) {
  const { t } = useLingui();
  const formats = useFormats();
  const { data } = useQuery(RegisteredDatesDocument, {
    variables: { schemeId: enrolment.schemeId },
  });
  if (!data) return null;
  const { contactEmail, settings } = data.scheme;
  const { matchingOn, replyDays } = settings;
  const day = matchingOn && formats.date(matchingOn);
  return (
    <Section title={t`What happens next`}>
      <Lines ordered>
        {enrolment.waitingPosition !== null && (
          <li>
            <Trans>
              When somebody gives up a place, it goes to whoever has waited longest. We mail you the
              same day.
            </Trans>
          </li>
        )}
        <li>
          {day ? (
            <Trans>Mentors and mentees are matched on {day}.</Trans>
          ) : (
            <Trans>Mentors and mentees are matched once enough people have registered.</Trans>
          )}
        </li>
        <li>
          <Trans>
            You get a proposal by mail, with its reasons, and have {replyDays} days to say yes or
            no.
          </Trans>
        </li>
        <li>
          <Trans>
            Until then you can change your answers. Questions go to{" "}
            <a href={`mailto:${contactEmail}`}>{contactEmail}</a>.
          </Trans>
        </li>
      </Lines>
      <div className="acts">
        <LinkButton variant="text" to={`/enrolments/${enrolment.id}`}>
          <Trans>Read what I sent</Trans>
        </LinkButton>
      </div>
    </Section>
  );
}
