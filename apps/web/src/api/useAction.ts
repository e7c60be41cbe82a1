import type { ApolloClient, OperationVariables, TypedDocumentNode } from "@apollo/client";
import { useApolloClient } from "@apollo/client/react";
import { useState } from "react";
import type { Outcome, ProblemOf } from "./action.ts";
import { actionRunner } from "./action.ts";
import type { Unexpected } from "./errors.ts";

export type { Outcome, Problem, ProblemOf, ValueOf } from "./action.ts";

export interface Action<TData, TVariables> {
  /** Sends the mutation. While one is under way, another press waits for the same answer. */
  run: (variables: TVariables) => Promise<Outcome<TData>>;
  /** The last `run` again, with the same key, when nothing is known of what became of it. */
  retry: () => void;
  busy: boolean;
  problem: ProblemOf<TData> | null;
  error: Unexpected | null;
  clear: () => void;
}

/**
 * A mutation as a user's action, with one idempotency key (`x-idempotency-key`) for each.
 * The mutation selects `... on Problem { code message }` and whatever else of its problems the
 * screen shows: they come back as values. Draw `error` with `ErrorNote`.
 */
export function useAction<TData, TVariables extends OperationVariables>(
  document: TypedDocumentNode<TData, TVariables>,
  options: Pick<
    ApolloClient.MutateOptions<TData, TVariables>,
    "refetchQueries" | "awaitRefetchQueries" | "update"
  > = {},
): Action<TData, TVariables> {
  const client = useApolloClient();
  const [busy, setBusy] = useState(false);
  const [last, setLast] = useState<Outcome<TData> | null>(null);
  const [runner] = useState(() =>
    actionRunner<TData, TVariables>(async (variables, key) => {
      const { data } = await client.mutate({
        mutation: document,
        variables,
        context: { headers: { "x-idempotency-key": key } },
        ...options,
      } as ApolloClient.MutateOptions<TData, TVariables>);
      return data as TData | null | undefined;
    }),
  );

  async function follow(outcome: Promise<Outcome<TData>>): Promise<Outcome<TData>> {
    setBusy(true);
    const answer = await outcome;
    setBusy(false);
    setLast(answer);
    return answer;
  }

  return {
    run: (variables) => follow(runner.run(variables)),
    retry: () => {
      const again = runner.retry();
      if (again) void follow(again);
    },
    busy,
    problem: last?.kind === "problem" ? last.problem : null,
    error: last?.kind === "failed" ? last.error : null,
    clear: () => setLast(null),
  };
}
