import { ApolloServer } from "@apollo/server";
import { buildSchema } from "graphql";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startTestApp, type TestApp } from "../test/app.ts";
import { limits, limitsPlugin } from "./limits.ts";

let test: TestApp;
beforeAll(async () => {
  test = await startTestApp();
});
afterAll(() => test.close());

const code = async (document: string, variables?: Record<string, unknown>) =>
  (await test.ask(document, variables)).errors?.[0]?.extensions.code;

describe("what one request may ask for", () => {
  it("lets an ordinary request pass", async () => {
    expect(await code("{ institutions { slug } }")).toBeUndefined();
  });

  it("limits aliases", async () => {
    const many = Array.from({ length: limits.aliases + 1 }, (_, i) => `a${i}: slug`).join(" ");
    expect(await code(`{ institutions { ${many} } }`)).toBe("LIMIT");
  });

  it("limits root fields", async () => {
    const many = Array.from(
      { length: limits.queries + 1 },
      (_, i) => `a${i}: institutions { slug }`,
    );
    expect(await code(`{ ${many.join(" ")} }`)).toBe("LIMIT");
  });

  it("takes one mutation at a time", async () => {
    expect(await code("mutation { a: signOut b: signOut }")).toBe("LIMIT");
  });

  it("limits depth, through fragments too", async () => {
    // Quad's own types have no way back, so the depth is tried on one that has.
    const schema = buildSchema("type Query { self: Query, name: String }");
    const server = new ApolloServer({ schema, plugins: [limitsPlugin(() => schema) as never] });
    const codeOf = async (query: string) => {
      const { body } = await server.executeOperation({ query });
      return body.kind === "single" ? body.singleResult.errors?.[0]?.extensions?.code : "many";
    };
    const nested = (depth: number): string =>
      depth === 1 ? "name" : `self { ${nested(depth - 1)} }`;
    expect(await codeOf(`{ ${nested(limits.depth)} }`)).toBeUndefined();
    expect(await codeOf(`{ ${nested(limits.depth + 1)} }`)).toBe("LIMIT");
    const half = Math.ceil(limits.depth / 2);
    const spread = nested(half).replace("name", "...Rest");
    expect(await codeOf(`{ ${spread} } fragment Rest on Query { ${nested(half + 2)} }`)).toBe(
      "LIMIT",
    );
  });

  it("limits tokens", async () => {
    expect(await code(`{ institutions { ${"slug ".repeat(limits.tokens)} } }`)).toBe(
      "GRAPHQL_PARSE_FAILED",
    );
  });

  it("limits the rows that lists in lists could give", async () => {
    const id = "01930000-0000-7000-8000-000000000000";
    const document = `query($n: Int!) { enrolments(schemeId: "${id}", first: $n) { edges { node {
      partnerships { members { name role } meetings { id heldOn minutes } timeline { text at } } } } } }`;
    expect(await code(document, { n: 100 })).toBe("LIMIT");
  });

  it("refuses a batch and a body that is too large", async () => {
    const batch = await test.inject({
      method: "POST",
      url: "/graphql",
      headers: { "content-type": "application/json" },
      payload: JSON.stringify([{ query: "{ institutions { slug } }" }]),
    });
    expect(batch.statusCode).toBe(400);
    const large = await test.inject({
      method: "POST",
      url: "/graphql",
      headers: { "content-type": "application/json" },
      payload: JSON.stringify({
        query: "{ institutions { slug } }",
        variables: { x: "x".repeat(limits.bodyBytes) },
      }),
    });
    expect(large.statusCode).toBe(413);
  });

  it("keeps no queries for clients, and says so as their mistake", async () => {
    const stored = await test.inject({
      method: "POST",
      url: "/graphql",
      headers: { "content-type": "application/json" },
      payload: JSON.stringify({
        query: "{ institutions { slug } }",
        extensions: { persistedQuery: { version: 1, sha256Hash: "not the hash" } },
      }),
    });
    expect(stored.json().errors[0].extensions.code).toBe("PERSISTED_QUERY_NOT_SUPPORTED");
  });

  it("refuses what a foreign page could send", async () => {
    const form = await test.inject({
      method: "POST",
      url: "/graphql",
      headers: { "content-type": "text/plain" },
      payload: JSON.stringify({ query: "mutation { signOut }" }),
    });
    expect(form.statusCode).toBeGreaterThanOrEqual(400);
    const get = await test.inject({ method: "GET", url: "/graphql?query=mutation%7BsignOut%7D" });
    expect(get.statusCode).toBeGreaterThanOrEqual(400);
  });

  it("doesn't show the schema unless it is configured to", async () => {
    expect(await code("{ __schema { types { name } } }")).toBe("GRAPHQL_VALIDATION_FAILED");
    const typo = await test.ask("{ institution { slug } }");
    expect(typo.errors?.[0]?.message).not.toContain("institutions");
  });
});

describe("a wrong variable", () => {
  const values = [
    null,
    "",
    "x",
    "not-a-uuid",
    7,
    -1,
    1e99,
    true,
    [],
    {},
    "\u0000",
    "🦊".repeat(99),
  ];

  it("never is our fault", async () => {
    const documents = [
      "query($v: ID!) { scheme(id: $v) { id } }",
      "query($v: ID!) { partnership(id: $v) { id } }",
      "query($v: ID!) { enrolments(schemeId: $v) { totalCount } }",
      "mutation($v: String!) { requestSignInLink(institution: $v, email: $v) { message } }",
      "mutation($v: String!) { signIn(institution: $v, token: $v) { __typename } }",
      "mutation($v: ID!) { openScheme(id: $v) { __typename } }",
    ];
    for (const document of documents) {
      for (const v of values) {
        const answer = await test.ask(document, { v });
        const codes = (answer.errors ?? []).map((error) => error.extensions.code);
        expect({ document, v, codes }).not.toMatchObject({
          codes: expect.arrayContaining(["INTERNAL"]),
        });
      }
    }
  });
});
