import { auditServer } from "graphql-http";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startTestApp, type TestApp } from "../test/app.ts";

let test: TestApp;
let address: string;
let results: Awaited<ReturnType<typeof auditServer>>;

/** SHOULDs of GraphQL over HTTP that we don't follow, and why. */
const declined: Record<string, string> = {
  "5A70":
    "a GET without our header could be sent by a foreign page: cross-site protection refuses it",
  D6D5: "the same protection",
  "6A70": "the same protection",
};

beforeAll(async () => {
  test = await startTestApp({ env: { QUAD_INTROSPECTION: "on" } });
  address = await test.listen();
  results = await auditServer({ url: `${address}/graphql` });
});
afterAll(() => test.close());

describe("GraphQL over HTTP", () => {
  it("keeps every MUST", () => {
    const broken = results.filter((result) => result.status === "error");
    expect(broken.map((result) => `${result.id} ${result.name}`)).toEqual([]);
    expect(results.length).toBeGreaterThan(50);
  });

  it("keeps every SHOULD but those declined with a reason", () => {
    const missed = results.filter(
      (result) => result.status === "warn" || result.status === "notice",
    );
    expect(missed.map((result) => result.id).sort()).toEqual(Object.keys(declined).sort());
  });

  it("keeps those too when the client sends our header", async () => {
    const withHeader = await auditServer({
      url: `${address}/graphql`,
      fetchFn: (input: string | URL | Request, init: RequestInit = {}) =>
        fetch(input, {
          ...init,
          headers: { ...(init.headers as Record<string, string>), "apollo-require-preflight": "1" },
        }),
    });
    expect(
      withHeader.filter((result) => result.status !== "ok").map((result) => result.id),
    ).toEqual([]);
  });
});
