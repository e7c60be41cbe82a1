import { useQuery } from "@apollo/client/react";
import { Trans, useLingui } from "@lingui/react/macro";
import { useParams } from "react-router";
import type { ProposalQuery } from "../gql/Proposal.ts";
import { ProposalDocument } from "../gql/Proposal.ts";
import { Commitment } from "../home/Commitment.tsx";
import { useFormats } from "../i18n/format.ts";
import { useText } from "../i18n/text.ts";
import type { Fact } from "../ui/Facts.tsx";
import { Facts } from "../ui/Facts.tsx";
import { Columns, Page, Section } from "../ui/Page.tsx";
import { Reasons } from "../ui/Reasons.tsx";
import { Unready } from "../ui/Unready.tsx";
import { AnswerProposal } from "./AnswerProposal.tsx";
import { OwnWords } from "./OwnWords.tsx";
import { others } from "./others.ts";
import { Questions } from "./Questions.tsx";
import { useModels } from "./useModels.ts";
import { useNames } from "./useNames.ts";
import { useProfile } from "./useProfile.ts";

export type Proposal = ProposalQuery["partnership"];

/** Somebody is proposed to the reader: who, why, what each answer leads to, and yes or no. */
export function ProposalPage() {
  const { t } = useLingui();
  const { id = "" } = useParams();
  const say = useText();
  const names = useNames();
  const { data, error } = useQuery(ProposalDocument, { variables: { id } });
  if (!data) return <Unready error={error} />;
  const { partnership } = data;
  const name = names(partnership);
  const mentor = partnership.me?.role === "MENTOR";
  return (
    <Page
      title={mentor ? t`Would you mentor ${name}?` : t`Would you like ${name} as your mentor?`}
      lede={<Lede proposal={partnership} />}
      kicker={say(partnership.schemeName)}
    >
      <Columns asideLabel={t`At a glance`} aside={<Aside proposal={partnership} />}>
        <AnswerProposal proposal={partnership} />
        <Questions proposal={partnership} />
        <div className="sec-gap">
          {partnership.reasons.length > 0 && (
            <Section title={t`Why you were put together`}>
              <Reasons
                reasons={partnership.reasons.map(({ for: speaksFor, text }) => ({
                  text,
                  against: !speaksFor,
                }))}
              />
            </Section>
          )}
          <Words proposal={partnership} />
          {partnership.may.includes("proposal.answer") && <WhatFollows proposal={partnership} />}
        </div>
      </Columns>
    </Page>
  );
}

function Lede({ proposal }: { proposal: Proposal }) {
  return others(proposal)
    .map(({ name, jobTitle, unitName }) => [name, jobTitle, unitName].filter(Boolean).join(", "))
    .join("; ")
    .concat(".");
}

function Words({ proposal }: { proposal: Proposal }) {
  const { t } = useLingui();
  const profile = useProfile();
  return others(proposal).map((member) => {
    const { texts } = profile(member);
    const { name } = member;
    return (
      texts.length > 0 && (
        <Section key={member.personId} title={t`In the words of ${name}`}>
          <OwnWords texts={texts} />
        </Section>
      )
    );
  });
}

function WhatFollows({ proposal }: { proposal: Proposal }) {
  const { t } = useLingui();
  const formats = useFormats();
  const name = useNames()(proposal);
  const day = proposal.replyBy && formats.weekday(proposal.replyBy);
  const items: Fact[] = [
    {
      term: t`If you say yes`,
      detail: (
        <Trans>
          When {name} says yes as well, you both get an email with each other’s address and what to
          do first.
        </Trans>
      ),
    },
    {
      term: t`If you say no`,
      detail: (
        <Trans>
          {name} is told only that it did not come about. You stay in the scheme and can be matched
          again.
        </Trans>
      ),
    },
    {
      term: t`If you don’t reply`,
      detail: day ? (
        <Trans>
          We remind you a few days before. After {day} the proposal lapses for you both.
        </Trans>
      ) : (
        <Trans>We remind you. Without an answer the proposal lapses for you both.</Trans>
      ),
    },
  ];
  return (
    <Section title={t`What happens then`}>
      <Facts say items={items} />
    </Section>
  );
}

function Aside({ proposal }: { proposal: Proposal }) {
  const { t } = useLingui();
  const formats = useFormats();
  const models = useModels();
  const profile = useProfile();
  const { replyBy, contactEmail } = proposal;
  const items: Fact[] = [
    { term: t`Model`, detail: models(proposal.model) },
    { term: t`Time`, detail: <Commitment figures={proposal.settings} /> },
  ];
  if (replyBy) items.push({ term: t`Answer by`, detail: formats.date(replyBy) });
  return (
    <>
      <Section title={t`At a glance`}>
        <Facts items={items} />
      </Section>
      {others(proposal).map((member) => {
        const { facts } = profile(member);
        return (
          facts.length > 0 && (
            <Section key={member.personId} title={member.name}>
              <Facts ask items={facts} />
            </Section>
          )
        );
      })}
      <Section title={t`Not sure?`}>
        <p>
          <Trans>
            Ask <a href={`mailto:${contactEmail}`}>{contactEmail}</a>, where the scheme is run.
            Asking does not answer for you.
          </Trans>
        </p>
      </Section>
    </>
  );
}
