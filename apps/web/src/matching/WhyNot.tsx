import { useQuery } from "@apollo/client/react";
import { toUnexpected } from "../api/errors.ts";
import { WhyNotDocument } from "../gql/Board.ts";
import { ErrorNote } from "../ui/ErrorNote.tsx";
import { Loading } from "../ui/Loading.tsx";

/** Why two people aren't matched in this result, in sentences. */
export function WhyNot(props: { runId: string; menteeId: string; mentorId: string }) {
  const { data, error, refetch } = useQuery(WhyNotDocument, {
    variables: {
      runId: props.runId,
      menteeEnrolmentId: props.menteeId,
      mentorEnrolmentId: props.mentorId,
    },
    fetchPolicy: "no-cache",
  });
  if (error) return <ErrorNote error={toUnexpected(error)} onRetry={() => void refetch()} />;
  return (
    <div role="status" className="why-not">
      {data ? data.whyNot.map((sentence) => <p key={sentence}>{sentence}</p>) : <Loading />}
    </div>
  );
}
