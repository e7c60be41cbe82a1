import type { Board, Round, Run } from "./board.ts";
import { PublishPart } from "./PublishPart.tsx";
import { ReviewPart } from "./ReviewPart.tsx";
import { useReview } from "./useReview.ts";

/**
 * What stands between a result and its proposals: above the board, for the result that is on it.
 * `open`: the coordinator wants to send.
 */
export function SendSlot(props: {
  round: Round;
  run: Run;
  board: Board;
  open: boolean;
  onClose: () => void;
}) {
  const { round, run, board, open, onClose } = props;
  const reviewed = useReview(round.id, run.id);
  if (!reviewed) return null;
  return (
    <>
      {open && (
        <PublishPart
          round={round}
          run={run}
          board={board}
          review={reviewed.review}
          onClose={onClose}
        />
      )}
      <ReviewPart round={round} run={run} reviewed={reviewed} />
    </>
  );
}
