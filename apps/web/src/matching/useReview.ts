import { useQuery } from "@apollo/client/react";
import { useEffect, useMemo, useRef } from "react";
import type { RoundReviewQuery } from "../gql/Review.ts";
import { RoundReviewDocument } from "../gql/Review.ts";

export type Review = NonNullable<RoundReviewQuery["round"]["review"]>;
export type Outcome = Review["outcomes"][number];

export interface Reviewed {
  review: Review;
  /** Who approved a match, by its key. */
  approvedBy: ReadonlyMap<string, string>;
  /** What is decided about people without a match. */
  outcomes: ReadonlyMap<string, Outcome>;
}

/** How far the result on the board is looked over; null until it is known. */
export function useReview(roundId: string, runId: string): Reviewed | null {
  const { data, refetch } = useQuery(RoundReviewDocument, { variables: { id: roundId } });
  const asked = useRef(runId);
  useEffect(() => {
    // Another result came onto the board.
    if (asked.current !== runId) void refetch();
    asked.current = runId;
  }, [runId, refetch]);
  const review = data?.round.review ?? null;
  return useMemo(
    () =>
      review && {
        review,
        approvedBy: new Map(review.approvals.map(({ matchKey, by }) => [matchKey, by])),
        outcomes: new Map(review.outcomes.map((one) => [one.enrolmentId, one])),
      },
    [review],
  );
}
