import type { ApolloCache } from "@apollo/client";
import type { Unexpected } from "../api/errors.ts";
import { useAction } from "../api/useAction.ts";
import { DeclareConflictDocument, WithdrawDeclarationDocument } from "../gql/Mentors.ts";
import type { Mentor } from "./MentorCard.tsx";
import type { Enrolment } from "./MentorsPage.tsx";

export interface Declaring {
  /** Resolves to whether it was declared. */
  declare: () => Promise<boolean>;
  /** Absent when it can't be told which declaration is about this person: two have the same name. */
  undo: (() => Promise<void>) | undefined;
  busy: boolean;
  problem: string | undefined;
  error: Unexpected | null;
  retry: () => void;
}

/** "I know this person too well", about one mentor, and taking it back. */
export function useDeclaration(enrolment: Enrolment, mentor: Mentor): Declaring {
  const mark = (declared: boolean) => (cache: ApolloCache) =>
    void cache.modify({
      id: cache.identify({ __typename: "MentorProfile", enrolmentId: mentor.enrolmentId }),
      fields: { declared: () => declared },
    });
  const declaring = useAction(DeclareConflictDocument, { update: mark(true) });
  const undoing = useAction(WithdrawDeclarationDocument, { update: mark(false) });
  const about = enrolment.declarations.filter((one) => one.about.name === mentor.name);
  const [only] = about;
  return {
    async declare() {
      const outcome = await declaring.run({ id: enrolment.id, mentor: mentor.enrolmentId });
      return outcome.kind === "done";
    },
    undo:
      only && about.length === 1
        ? async () => {
            await undoing.run({ id: only.id });
          }
        : undefined,
    busy: declaring.busy || undoing.busy,
    problem: declaring.problem?.message ?? undoing.problem?.message,
    error: declaring.error ?? undoing.error,
    retry: () => (declaring.error ? declaring.retry() : undoing.retry()),
  };
}
