import { useQuery } from "@apollo/client/react";
import { Trans, useLingui } from "@lingui/react/macro";
import { Link, useNavigate, useParams } from "react-router";
import { useAction } from "../api/useAction.ts";
import type { SchemeRoundsQuery } from "../gql/SchemeRounds.ts";
import { CreateRoundDocument, SchemeRoundsDocument } from "../gql/SchemeRounds.ts";
import { plainDate, useFormats } from "../i18n/format.ts";
import { useText } from "../i18n/text.ts";
import { ActionNote } from "../scheme/ActionNote.tsx";
import { Button, LinkButton } from "../ui/Button.tsx";
import { Empty } from "../ui/Empty.tsx";
import { NextStep } from "../ui/NextStep.tsx";
import { Page, Section } from "../ui/Page.tsx";
import type { Column } from "../ui/Table.tsx";
import { Table } from "../ui/Table.tsx";
import { Unready } from "../ui/Unready.tsx";

type Round = SchemeRoundsQuery["scheme"]["rounds"][number];

/** The matching rounds of a scheme: the one under way first, and a way to begin another. */
export function RoundsPage() {
  const { t } = useLingui();
  const formats = useFormats();
  const navigate = useNavigate();
  const { schemeId = "" } = useParams();
  const { data, error, refetch } = useQuery(SchemeRoundsDocument, {
    variables: { id: schemeId },
  });
  const create = useAction(CreateRoundDocument, { refetchQueries: ["SchemeRounds"] });
  if (!data) return <Unready error={error} onRetry={() => void refetch()} />;
  const { rounds, settings } = data.scheme;
  const [latest] = rounds;
  const open = latest && !latest.over ? latest : undefined;
  const { matchingOn } = settings;
  const planned =
    matchingOn && matchingOn >= plainDate() && t`planned for ${formats.weekday(matchingOn)}`;
  const address = ({ id }: Round) => `/schemes/${schemeId}/rounds/${id}`;

  async function begin() {
    const outcome = await create.run({ schemeId });
    if (outcome.kind === "done") await navigate(`/schemes/${schemeId}/rounds/${outcome.value.id}`);
  }
  return (
    <Page
      title={t`Matching`}
      lede={t`A round matches everybody who is ready. You look over every match before anybody hears of it.`}
    >
      {open?.publishedAt ? (
        <NextStep
          title={t`Wait for the answers of round ${open.number}`}
          actions={
            <LinkButton variant="filled" to={address(open)}>
              <Trans>See who hasn’t answered</Trans>
            </LinkButton>
          }
        >
          <Trans>
            Once every proposal is answered or has lapsed, you can begin another round. One at a
            time keeps people from getting two proposals.
          </Trans>
        </NextStep>
      ) : open ? (
        <NextStep
          title={t`Go on with round ${open.number}`}
          when={planned}
          actions={
            <LinkButton variant="filled" to={address(open)}>
              <Trans>Open round {open.number}</Trans>
            </LinkButton>
          }
        >
          <Trans>
            {open.poolMentors} mentors and {open.poolMentees} mentees are ready to be matched.
            Nothing has been sent yet.
          </Trans>
        </NextStep>
      ) : (
        <NextStep
          title={t`Begin a round`}
          when={planned}
          actions={
            <Button variant="filled" busy={create.busy} onClick={begin}>
              <Trans>Begin a round</Trans>
            </Button>
          }
        >
          <Trans>
            It needs at least {settings.minimumMentors} mentors and {settings.minimumMentees}{" "}
            mentees who are ready.
          </Trans>
        </NextStep>
      )}
      <ActionNote schemeId={schemeId} action={create} />
      <Section title={t`Rounds`}>
        {rounds.length === 0 ? (
          <Empty title={t`No rounds yet`}>
            <Trans>Each round is kept here with its matches and what became of them.</Trans>
          </Empty>
        ) : (
          <RoundTable rounds={rounds} address={address} />
        )}
      </Section>
    </Page>
  );
}

function RoundTable(props: { rounds: readonly Round[]; address: (round: Round) => string }) {
  const { t } = useLingui();
  const text = useText();
  const formats = useFormats();
  const day = (instant: string) => formats.date(plainDate(new Date(instant)));
  const columns: Column<Round>[] = [
    {
      key: "round",
      header: t`Round`,
      names: true,
      cell: (round) => <Link to={props.address(round)}>{t`Round ${round.number}`}</Link>,
    },
    { key: "stage", header: t`Stage`, cell: ({ stageLabel }) => text(stageLabel) },
    {
      key: "matched",
      header: t`Matched`,
      cell: ({ latestRun }) =>
        latestRun?.state === "DONE"
          ? t`${latestRun.matched} of ${latestRun.menteeCount} mentees`
          : t`not yet`,
    },
    { key: "begun", header: t`Begun`, cell: ({ createdAt }) => day(createdAt) },
    {
      key: "sent",
      header: t`Sent`,
      cell: ({ publishedAt }) => (publishedAt ? day(publishedAt) : t`not yet`),
    },
  ];
  return (
    <Table caption={t`Rounds`} columns={columns} rows={props.rounds} rowKey={({ id }) => id} />
  );
}
