import type { TypedDocumentNode } from "@apollo/client";
import type { useMutation } from "@apollo/client/react";
import { useApolloClient } from "@apollo/client/react";
import { useRef, useState } from "react";
import type { Unexpected } from "./errors.ts";
import { isDefinite, toUnexpected } from "./errors.ts";

/** What every problem of the API says, whatever else it carries. */
export interface Problem {
  code: string;
  message: string;
}

/** The one field of a mutation's answer. */
type Answer<TData> = TData[Exclude<keyof TData, "__typename">];
export type ProblemOf<TData> = Extract<Answer<TData>, Problem>;
export type ValueOf<TData> = Exclude<Answer<TData>, Problem>;

/** done: it happened. problem: an expected no, as a value. failed: no answer, or one nobody planned for. */
export type Outcome<TData> =
  | { kind: "done"; value: ValueOf<TData> }
  | { kind: "problem"; problem: ProblemOf<TData> }
  | { kind: "failed"; error: Unexpected };

export interface Action<TData, TVariables> {
  /** Sends the mutation. While one is under way, another press waits for the same answer. */
  run: (variables: TVariables) => Promise<Outcome<TData>>;
  /** The same as the last `run` that failed, with the same key. */
  retry: () => Promise<Outcome<TData>> | undefined;
  busy: boolean;
  problem: ProblemOf<TData> | null;
  error: Unexpected | null;
  clear: () => void;
}

function isProblem(value: unknown): value is Problem {
  return typeof value === "object" && value !== null && "code" in value && "message" in value;
}

/**
 * A mutation as a user's action. Each action carries one idempotency key (`x-idempotency-key`),
 * kept until the server has answered definitely: after a lost connection the same action can be
 * sent again and happens once. A mutation selects `... on Problem { code message }` and whatever
 * else of its problems the screen shows; other variables are another action with another key.
 */
export function useAction<TData, TVariables extends Record<string, unknown>>(
  document: TypedDocumentNode<TData, TVariables>,
  options: Pick<
    useMutation.Options<TData, TVariables>,
    "refetchQueries" | "awaitRefetchQueries" | "update"
  > = {},
): Action<TData, TVariables> {
  const client = useApolloClient();
  const [busy, setBusy] = useState(false);
  const [last, setLast] = useState<Outcome<TData> | null>(null);
  const pending = useRef<{ key: string; input: string; variables: TVariables } | null>(null);
  const underWay = useRef<Promise<Outcome<TData>> | null>(null);

  async function send(variables: TVariables): Promise<Outcome<TData>> {
    const input = JSON.stringify(variables);
    if (pending.current?.input !== input) {
      pending.current = { key: crypto.randomUUID(), input, variables };
    }
    const { key } = pending.current;
    try {
      const { data } = await client.mutate<TData, TVariables>({
        mutation: document,
        variables,
        context: { headers: { "x-idempotency-key": key } },
        errorPolicy: "none",
        ...options,
      } as Parameters<typeof client.mutate<TData, TVariables>>[0]);
      pending.current = null;
      const answer = Object.entries(data ?? {}).find(([name]) => name !== "__typename")?.[1];
      return isProblem(answer)
        ? { kind: "problem", problem: answer as ProblemOf<TData> }
        : { kind: "done", value: answer as ValueOf<TData> };
    } catch (error) {
      if (isDefinite(error)) pending.current = null;
      return { kind: "failed", error: toUnexpected(error) };
    }
  }

  function run(variables: TVariables): Promise<Outcome<TData>> {
    if (underWay.current) return underWay.current;
    setBusy(true);
    underWay.current = send(variables).then((outcome) => {
      underWay.current = null;
      setBusy(false);
      setLast(outcome);
      return outcome;
    });
    return underWay.current;
  }

  return {
    run,
    retry: () => (pending.current ? run(pending.current.variables) : undefined),
    busy,
    problem: last?.kind === "problem" ? last.problem : null,
    error: last?.kind === "failed" ? last.error : null,
    clear: () => setLast(null),
  };
}
