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

export interface ActionRunner<TData, TVariables> {
  /** While one is under way, another call waits for the same answer. */
  run(variables: TVariables): Promise<Outcome<TData>>;
  /** The same again, with the same key; undefined when the last one was answered. */
  retry(): Promise<Outcome<TData>> | undefined;
}

function isProblem(value: unknown): value is Problem {
  return typeof value === "object" && value !== null && "code" in value && "message" in value;
}

/**
 * Gives each action of a user one idempotency key and keeps it until the server has answered
 * definitely: after a lost connection the same action can be sent again and happens once.
 * Other variables are another action.
 */
export function actionRunner<TData, TVariables>(
  mutate: (variables: TVariables, key: string) => Promise<TData | null | undefined>,
): ActionRunner<TData, TVariables> {
  let pending: { key: string; input: string; variables: TVariables } | null = null;
  let underWay: Promise<Outcome<TData>> | null = null;

  async function send(variables: TVariables): Promise<Outcome<TData>> {
    const input = JSON.stringify(variables);
    if (pending?.input !== input) pending = { key: crypto.randomUUID(), input, variables };
    try {
      const data = await mutate(variables, pending.key);
      pending = null;
      const answer = Object.entries(data ?? {}).find(([name]) => name !== "__typename")?.[1];
      return isProblem(answer)
        ? { kind: "problem", problem: answer as ProblemOf<TData> }
        : { kind: "done", value: answer as ValueOf<TData> };
    } catch (error) {
      if (isDefinite(error)) pending = null;
      return { kind: "failed", error: toUnexpected(error) };
    }
  }

  function run(variables: TVariables): Promise<Outcome<TData>> {
    underWay ??= send(variables).finally(() => {
      underWay = null;
    });
    return underWay;
  }

  return { run, retry: () => (pending ? run(pending.variables) : undefined) };
}
