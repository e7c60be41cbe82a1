import type { ChangeInput, ChangeKind } from "../gql/Board.ts";

export interface Named {
  id: string;
  name: string;
}

/** A change that somebody thinks of, and where on the page its consequence is shown. */
export interface Ask {
  kind: ChangeKind;
  mentee?: Named;
  mentor?: Named;
  /** Changes places with the mentee. */
  other?: Named;
  /** A mentor's id: beside that mentor. "person": beside the mentee. "top": above the board. */
  at: string;
}

/** The same change as the API takes it. */
export function inputOf({ kind, mentee, mentor, other }: Ask): ChangeInput {
  return {
    kind,
    menteeEnrolmentId: mentee?.id ?? null,
    mentorEnrolmentId: mentor?.id ?? null,
    otherMenteeEnrolmentId: other?.id ?? null,
  };
}

/** Whether two asks are for the same change, wherever they are shown. */
export const sameChange = (a: Ask, b: Ask): boolean =>
  JSON.stringify(inputOf(a)) === JSON.stringify(inputOf(b));
