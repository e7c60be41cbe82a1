import { useQuery } from "@apollo/client/react";
import { Trans, useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import { useParams } from "react-router";
import { Acts } from "../acts/lazy.tsx";
import { useAction } from "../api/useAction.ts";
import { BoardRunDocument } from "../gql/Board.ts";
import { OneRoundDocument, StartRunDocument } from "../gql/OneRound.ts";
import { useText } from "../i18n/text.ts";
import { ActionNote } from "../scheme/ActionNote.tsx";
import { Button } from "../ui/Button.tsx";
import { Loading } from "../ui/Loading.tsx";
import { NextStep } from "../ui/NextStep.tsx";
import { Note } from "../ui/Note.tsx";
import { Page } from "../ui/Page.tsx";
import { Unready } from "../ui/Unready.tsx";
import type { Round } from "./board.ts";
import { Proposals } from "./Proposals.tsx";
import { ReviewPage } from "./ReviewPage.tsx";
import { RunProgress } from "./RunProgress.tsx";

/** One round, and what its coordinator can do besides. */
export function RoundPage() {
  const { roundId = "" } = useParams();
  return (
    <>
      <Standing roundId={roundId} />
      <Acts subjectType="round" subjectId={roundId} />
    </>
  );
}

/** Wherever the round stands: before a run, during one, the result to look over, the proposals. */
function Standing({ roundId }: { roundId: string }) {
  const { data, error, refetch } = useQuery(OneRoundDocument, { variables: { id: roundId } });
  const round = data?.round;
  const chosen = round?.chosenRun;
  // A result never changes once it is there, so going back to one needs no question.
  const result = useQuery(BoardRunDocument, {
    variables: { id: chosen?.id ?? "" },
    skip: !chosen,
    fetchPolicy: "cache-first",
  });
  if (!round) return <Unready error={error} onRetry={() => void refetch()} />;
  const going = round.latestRun?.state === "QUEUED" || round.latestRun?.state === "RUNNING";
  if (round.publishedAt) return <Proposals round={round} />;
  if (going && round.latestRun) {
    return (
      <RoundHead round={round}>
        <RunProgress round={round} run={round.latestRun} onEnd={() => void refetch()} />
      </RoundHead>
    );
  }
  if (!chosen) return <BeforeRun round={round} />;
  const run = result.data?.run ?? result.previousData?.run;
  if (!run) {
    return result.error ? (
      <Unready error={result.error} onRetry={() => void result.refetch()} />
    ) : (
      <RoundHead round={round}>
        <Loading />
      </RoundHead>
    );
  }
  return <ReviewPage round={round} run={run} />;
}

function RoundHead({ round, children }: { round: Round; children: ReactNode }) {
  const { t } = useLingui();
  const text = useText();
  return (
    <Page
      title={t`Matching, round ${round.number}`}
      back={{ to: `/schemes/${round.schemeId}/matching`, label: t`All rounds` }}
      lede={text(round.stageLabel)}
    >
      {children}
    </Page>
  );
}

function BeforeRun({ round }: { round: Round }) {
  const { t } = useLingui();
  const start = useAction(StartRunDocument, { refetchQueries: ["OneRound"] });
  const failure = round.latestRun?.failure;
  return (
    <RoundHead round={round}>
      {failure && (
        <Note kind="bad" role="alert" title={t`The last run came to nothing`}>
          {failure}
        </Note>
      )}
      <NextStep
        title={t`Run the matching`}
        actions={
          <Button
            variant="filled"
            busy={start.busy}
            onClick={() => void start.run({ roundId: round.id, options: null })}
          >
            <Trans>Run the matching</Trans>
          </Button>
        }
      >
        <Trans>
          It looks for the best set of matches among {round.poolMentors} mentors and{" "}
          {round.poolMentees} mentees. You can run it as often as you like; nobody hears of it until
          you send the proposals.
        </Trans>
      </NextStep>
      <ActionNote schemeId={round.schemeId} action={start} />
    </RoundHead>
  );
}
