import { CombinedGraphQLErrors, ServerError } from "@apollo/client/errors";

/**
 * An error that no screen planned for, reduced to what a reader can act on.
 * fault: ours; `reference` finds it in the log. refused: the request was not acceptable; `message` says why.
 */
export type Unexpected =
  | { kind: "offline" }
  | { kind: "signed-out" }
  | { kind: "not-found" }
  | { kind: "forbidden"; message: string }
  | { kind: "refused"; message: string }
  | { kind: "fault"; reference: string };

/** Codes of `extensions.code` whose message is written for the reader. */
const SPOKEN = new Set(["BAD_USER_INPUT", "LIMIT"]);

export function toUnexpected(error: unknown): Unexpected {
  if (CombinedGraphQLErrors.is(error)) {
    const [first] = error.errors;
    const code = String(first?.extensions?.code ?? "");
    const message = first?.message ?? "";
    if (code === "UNAUTHENTICATED") return { kind: "signed-out" };
    if (code === "NOT_FOUND") return { kind: "not-found" };
    if (code === "FORBIDDEN") return { kind: "forbidden", message };
    if (SPOKEN.has(code)) return { kind: "refused", message };
    return { kind: "fault", reference: String(first?.extensions?.reference ?? code) };
  }
  if (ServerError.is(error)) {
    if (error.statusCode === 401) return { kind: "signed-out" };
    return { kind: "fault", reference: `HTTP ${error.statusCode}` };
  }
  // Fetch says every failure to reach the server with a TypeError.
  if (error instanceof TypeError) return { kind: "offline" };
  return { kind: "fault", reference: error instanceof Error ? error.name : "unknown" };
}

/** Whether the server has said what became of the request; otherwise it may or may not have happened. */
export function isDefinite(error: unknown): boolean {
  return CombinedGraphQLErrors.is(error);
}
