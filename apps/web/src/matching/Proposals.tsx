import { useQuery } from "@apollo/client/react";
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { useEffect } from "react";
import { Link } from "react-router";
import type { RoundProposalsQuery } from "../gql/OneRound.ts";
import { RoundProposalsDocument } from "../gql/OneRound.ts";
import { plainDate, useFormats } from "../i18n/format.ts";
import { useText } from "../i18n/text.ts";
import { useRoles } from "../scheme/useRoles.ts";
import { LinkButton } from "../ui/Button.tsx";
import { Loading } from "../ui/Loading.tsx";
import { NextStep } from "../ui/NextStep.tsx";
import { Page, Section } from "../ui/Page.tsx";
import { Status } from "../ui/Status.tsx";
import type { Column } from "../ui/Table.tsx";
import { Table } from "../ui/Table.tsx";
import { Unready } from "../ui/Unready.tsx";
import type { Round } from "./board.ts";
import { QuestionsPart } from "./QuestionsPart.tsx";

type Proposal = RoundProposalsQuery["round"]["proposals"][number];
type Member = Proposal["members"][number];

/** Milliseconds between two looks at proposals that are on their way. */
const PULSE = 700;

/** A round that was sent: each proposal and who has answered it. */
export function Proposals({ round }: { round: Round }) {
  const { t } = useLingui();
  const text = useText();
  const formats = useFormats();
  const roles = useRoles();
  const { data, error, refetch, startPolling, stopPolling } = useQuery(RoundProposalsDocument, {
    variables: { id: round.id },
  });
  const proposals = data?.round.proposals ?? [];
  // A round isn't sent without a match; its proposals are made a moment after it was sent.
  const onTheirWay = data !== undefined && proposals.length === 0;
  useEffect(() => {
    if (!onTheirWay) return;
    startPolling(PULSE);
    return stopPolling;
  }, [onTheirWay, startPolling, stopPolling]);
  if (!data) return <Unready error={error} onRetry={() => void refetch()} />;
  const silent = proposals.filter(
    ({ tags }) => tags.includes("open") && !tags.includes("working"),
  ).length;
  const replyBy = proposals
    .map((one) => one.replyBy ?? "")
    .sort()
    .at(-1);
  const member = (role: Member["role"]): Column<Proposal> => ({
    key: role,
    header: roles[role],
    names: role === "MENTEE",
    cell: ({ members, tags }) =>
      members
        .filter((one) => one.role === role)
        .map((one) => (
          <span key={one.enrolmentId}>
            <Link to={`/schemes/${round.schemeId}/people/${one.enrolmentId}`}>{one.name}</Link>
            <span className="sub">
              <Answer member={one} open={tags.includes("open")} />
            </span>
          </span>
        )),
  });
  const columns: Column<Proposal>[] = [
    member("MENTEE"),
    member("MENTOR"),
    { key: "stage", header: t`Stage`, cell: ({ stageLabel }) => text(stageLabel) },
  ];
  return (
    <Page
      title={t`Matching, round ${round.number}`}
      back={{ to: `/schemes/${round.schemeId}/matching`, label: t`All rounds` }}
      lede={t`${text(round.stageLabel)}. Sent on ${formats.date(plainDate(new Date(round.publishedAt ?? "")))}.`}
    >
      {onTheirWay ? (
        <Loading what={t`The proposals are on their way…`} />
      ) : (
        <>
          <NextStep
            title={silent > 0 ? t`Wait for answers` : t`See how they work together`}
            when={silent > 0 && replyBy && t`until ${formats.weekday(replyBy)}`}
            actions={
              <LinkButton
                variant={silent > 0 ? "outlined" : "filled"}
                to={`/schemes/${round.schemeId}/partnerships`}
              >
                <Trans>Go to the partnerships</Trans>
              </LinkButton>
            }
          >
            {silent > 0 ? (
              <Plural
                value={silent}
                one="# proposal waits for an answer. Reminders go out by themselves."
                other="# proposals wait for an answer. Reminders go out by themselves."
              />
            ) : (
              <Trans>Every proposal has been answered or has lapsed.</Trans>
            )}
          </NextStep>
          <QuestionsPart schemeId={round.schemeId} proposals={proposals} />
          <Section title={t`Proposals`}>
            <Table
              caption={t`Proposals of this round`}
              columns={columns}
              rows={proposals}
              rowKey={({ id }) => id}
            />
          </Section>
        </>
      )}
    </Page>
  );
}

function Answer({ member, open }: { member: Member; open: boolean }) {
  if (member.answer === "ACCEPT") {
    return (
      <Status kind="done">
        <Trans>Said yes</Trans>
      </Status>
    );
  }
  if (member.answer === "DECLINE") {
    return (
      <Status kind="off">
        <Trans>Said no</Trans>
      </Status>
    );
  }
  return member.answered ? (
    <Status kind="full">
      <Trans>Has answered</Trans>
    </Status>
  ) : open ? (
    <Status kind="wait">
      <Trans>No answer yet</Trans>
    </Status>
  ) : (
    <Status kind="off">
      <Trans>No answer</Trans>
    </Status>
  );
}
