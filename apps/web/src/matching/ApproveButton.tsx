import { Trans, useLingui } from "@lingui/react/macro";
import { useAction } from "../api/useAction.ts";
import { ApproveMatchesDocument } from "../gql/Review.ts";
import { Button } from "../ui/Button.tsx";
import { Status } from "../ui/Status.tsx";
import { useReview } from "./useReview.ts";

/** Approves one match, or takes that back; says who has. */
export function ApproveButton(props: {
  roundId: string;
  runId: string;
  matchKey: string;
  /** Whose match it is. */
  of: string;
}) {
  const { t } = useLingui();
  const approve = useAction(ApproveMatchesDocument);
  const reviewed = useReview(props.roundId, props.runId);
  if (!reviewed) return null;
  const by = reviewed.approvedBy.get(props.matchKey);
  const set = (to: boolean) =>
    void approve.run({ roundId: props.roundId, keys: [props.matchKey], approve: to });
  return (
    <p className="row approve">
      {by !== undefined && (
        <Status kind="done">
          {by === "" ? <Trans>Approved</Trans> : <Trans>Approved by {by}</Trans>}
        </Status>
      )}
      <Button
        small
        variant={by === undefined ? "outlined" : "text"}
        of={props.of}
        busy={approve.busy}
        onClick={() => set(by === undefined)}
      >
        {by === undefined ? t`Approve this match` : t`Take the approval back`}
      </Button>
    </p>
  );
}
