import { useQuery } from "@apollo/client/react";
import { MatchReasonsDocument } from "../gql/Board.ts";
import { Reasons } from "../ui/Reasons.tsx";

/** Why the people of one match are together, where its mentors aren't among the best candidates. */
export function MatchReasons({ runId, of }: { runId: string; of: string }) {
  const { data } = useQuery(MatchReasonsDocument, {
    variables: { runId, key: of },
    fetchPolicy: "no-cache",
  });
  const reasons = data?.run.partnership?.reasons ?? [];
  return reasons.length > 0 ? (
    <div className="fellows">
      <Reasons reasons={reasons.map((one) => ({ text: one.text, against: !one.for }))} />
    </div>
  ) : null;
}
