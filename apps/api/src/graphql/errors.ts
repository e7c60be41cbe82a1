import { randomUUID } from "node:crypto";
import { GraphQLError, type GraphQLFormattedError } from "graphql";
import { QueryFailedError } from "typeorm";
import type { Log } from "../log.ts";

export type ErrorCode =
  | "UNAUTHENTICATED"
  | "FORBIDDEN"
  | "NOT_FOUND"
  | "BAD_USER_INPUT"
  | "LIMIT"
  | "IDEMPOTENCY_KEY_REUSED";

const sentences: Record<ErrorCode, string> = {
  UNAUTHENTICATED: "Sign in first.",
  FORBIDDEN: "You may not do this.",
  NOT_FOUND: "There is nothing here, or you may not see it.",
  BAD_USER_INPUT: "This request isn't valid.",
  LIMIT: "This request asks for too much at once.",
  IDEMPOTENCY_KEY_REUSED: "This idempotency key was used for another request.",
};

/** A refusal that no honest client meets: everything expected is a `Problem` in the result. */
export class DomainError extends Error {
  constructor(
    readonly code: ErrorCode,
    message: string = sentences[code],
  ) {
    super(message);
    this.name = "DomainError";
  }
}

const clientCodes = new Set([
  "GRAPHQL_PARSE_FAILED",
  "GRAPHQL_VALIDATION_FAILED",
  "BAD_USER_INPUT",
  "BAD_REQUEST",
  "PERSISTED_QUERY_NOT_SUPPORTED",
  "OPERATION_RESOLUTION_FAILURE",
  "LIMIT",
]);

/**
 * The one place where an error becomes what a client reads. Whatever isn't meant for clients turns
 * into `INTERNAL` with a reference that also stands in the log.
 */
export function errorFormatter(log: Log) {
  return (formatted: GraphQLFormattedError, raw: unknown): GraphQLFormattedError => {
    const cause = raw instanceof GraphQLError && raw.originalError ? raw.originalError : raw;
    const at = {
      ...(formatted.locations ? { locations: formatted.locations } : {}),
      ...(formatted.path ? { path: formatted.path } : {}),
    };
    if (cause instanceof DomainError) {
      return { message: cause.message, ...at, extensions: { code: cause.code } };
    }
    const code = formatted.extensions?.code;
    if (typeof code === "string" && clientCodes.has(code)) {
      return { message: formatted.message, ...at, extensions: { code } };
    }
    // Class 22: a value the database can't hold. Class 23: one that breaks a constraint.
    if (cause instanceof QueryFailedError && /^2[23]/.test(sqlState(cause))) {
      log.warn({ sqlState: sqlState(cause) }, "a value was refused by the database");
      return { message: sentences.BAD_USER_INPUT, ...at, extensions: { code: "BAD_USER_INPUT" } };
    }
    const reference = randomUUID().slice(0, 8);
    log.error({ reference, error: safe(cause) }, "a request failed");
    return {
      message: `Something went wrong on our side. Quote ${reference} if you tell us about it.`,
      ...at,
      extensions: { code: "INTERNAL", reference },
    };
  };
}

function sqlState(error: QueryFailedError): string {
  const code = (error.driverError as { code?: unknown }).code;
  return typeof code === "string" ? code : "";
}

/** An error for the log: its kind and place, without the values that a statement carried. */
function safe(cause: unknown): { name: string; message: string; stack?: string } {
  if (!(cause instanceof Error)) return { name: "unknown", message: typeof cause };
  const message = cause instanceof QueryFailedError ? `SQLSTATE ${sqlState(cause)}` : cause.message;
  return { name: cause.name, message, ...(cause.stack ? { stack: stackOf(cause) } : {}) };
}

function stackOf(error: Error): string {
  return (error.stack ?? "")
    .split("\n")
    .filter((line) => line.trimStart().startsWith("at "))
    .slice(0, 8)
    .join("\n");
}
