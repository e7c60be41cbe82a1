import { CombinedGraphQLErrors, ServerError } from "@apollo/client/errors";
import { expect, test } from "vitest";
import { toUnexpected } from "./errors.ts";

const graphql = (code: string, extensions: Record<string, unknown> = {}) =>
  new CombinedGraphQLErrors({
    errors: [{ message: "Words for the reader.", extensions: { code, ...extensions } }],
  });

test.each([
  ["UNAUTHENTICATED", { kind: "signed-out" }],
  ["NOT_FOUND", { kind: "not-found" }],
  ["FORBIDDEN", { kind: "forbidden", message: "Words for the reader." }],
  ["BAD_USER_INPUT", { kind: "refused", message: "Words for the reader." }],
  ["LIMIT", { kind: "refused", message: "Words for the reader." }],
] as const)("%s says what the reader can do", (code, expected) => {
  expect(toUnexpected(graphql(code))).toEqual(expected);
});

test("a fault carries its reference and none of its words", () => {
  const error = toUnexpected(graphql("INTERNAL", { reference: "7F3K-22" }));
  expect(error).toEqual({ kind: "fault", reference: "7F3K-22" });
});

test("an answer that is not GraphQL is a fault with its status", () => {
  const response = new Response("Bad gateway", { status: 502 });
  const error = new ServerError("Bad gateway", { response, bodyText: "Bad gateway" });
  expect(toUnexpected(error)).toEqual({ kind: "fault", reference: "HTTP 502" });
});

test("no answer at all is a lost connection", () => {
  expect(toUnexpected(new TypeError("Failed to fetch"))).toEqual({ kind: "offline" });
});
