import { useQuery } from "@apollo/client/react";
import { Trans } from "@lingui/react/macro";
import { useEffect } from "react";
import { useAction } from "../api/useAction.ts";
import { CancelRunDocument, RunProgressDocument } from "../gql/OneRound.ts";
import { ActionNote } from "../scheme/ActionNote.tsx";
import { Button } from "../ui/Button.tsx";
import { Progress } from "../ui/Progress.tsx";
import type { Round } from "./board.ts";

/** Milliseconds between two looks at a run. */
const PULSE = 500;

/** How far a run has come, and a way to stop it. */
export function RunProgress(props: {
  round: Round;
  run: { id: string; number: number; progress: number };
  onEnd: () => void;
}) {
  const { round, run, onEnd } = props;
  const cancel = useAction(CancelRunDocument, { refetchQueries: ["OneRound"] });
  const { data } = useQuery(RunProgressDocument, {
    variables: { id: run.id },
    fetchPolicy: "network-only",
    pollInterval: PULSE,
  });
  const state = data?.run.state;
  const over = state !== undefined && state !== "QUEUED" && state !== "RUNNING";
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each end, however often the caller is drawn.
  useEffect(() => {
    if (over) onEnd();
  }, [over]);
  return (
    <>
      <Progress
        value={Math.round((data?.run.progress ?? run.progress) * 100)}
        max={100}
        actions={
          <>
            <Button busy={cancel.busy} onClick={() => void cancel.run({ runId: run.id })}>
              <Trans>Stop the run</Trans>
            </Button>
            <span className="small quiet">
              <Trans>You can leave this page; it carries on.</Trans>
            </span>
          </>
        }
      >
        <Trans>
          <strong>Run {run.number}:</strong> matching {round.poolMentees} mentees with{" "}
          {round.poolMentors} mentors.
        </Trans>
      </Progress>
      <ActionNote schemeId={round.schemeId} action={cancel} />
    </>
  );
}
