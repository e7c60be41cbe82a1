import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type Answer, startTestApp, type TestApp } from "../test/app.ts";
import { buildInstitution, buildPerson, turnDemoOn } from "../test/build.ts";

let test: TestApp;
let institution: { id: string; slug: string };
let ada: { id: string; email: string };

beforeAll(async () => {
  test = await startTestApp();
  turnDemoOn(test);
});
afterAll(() => test.close());
beforeEach(async () => {
  institution = await buildInstitution(test);
  ada = await buildPerson(test, institution.id, { givenName: "Ada", familyName: "Byron" });
});

const request = (email: string, slug = institution.slug) =>
  test.ask<{ requestSignInLink: { message: string } }>(
    "mutation($slug: String!, $email: String!) { requestSignInLink(institution: $slug, email: $email) { message } }",
    { slug, email },
  );
const enter = (token: string, slug = institution.slug, cookie?: string) =>
  test.ask<{ signIn: { __typename: string; code?: string; me?: { email: string } } }>(
    `mutation($slug: String!, $token: String!) { signIn(institution: $slug, token: $token) {
      __typename ... on SignedIn { me { email } } ... on Refused { code message } } }`,
    { slug, token },
    cookie ? { cookie } : {},
  );
const me = async (cookie?: string) =>
  (
    await test.ask<{ me: { email: string } | null }>(
      "{ me { email } }",
      {},
      cookie ? { cookie } : {},
    )
  ).data.me;

const rows = <R extends object>(sql: string, params: unknown[] = []) =>
  test.inside(institution.id, (ctx) => ctx.store.rows<R>(sql, params));
const mails = () =>
  rows<{ to: string; body: string }>(
    `SELECT to_address AS "to", body FROM app.message WHERE institution_id = $1 ORDER BY created_at`,
  );
const tokenIn = (body: string) => /#institution=[\w-]+&token=([\w-]{43})/.exec(body)![1]!;
async function link(): Promise<string> {
  await request(ada.email);
  return tokenIn((await mails()).at(-1)!.body);
}
const cookieOf = (answer: Answer<object>) => String(answer.headers["set-cookie"]).split(";")[0]!;

describe("a sign-in link", () => {
  it("signs its person in, once", async () => {
    const token = await link();

    const first = await enter(token);
    expect(first.data.signIn).toEqual({ __typename: "SignedIn", me: { email: ada.email } });
    expect(await me(cookieOf(first))).toEqual({ email: ada.email });

    const second = await enter(token);
    expect(second.data.signIn).toMatchObject({ __typename: "Refused", code: "LINK_OVER" });
    expect(second.headers["set-cookie"]).toBeUndefined();
  });

  it("signs in one of those who use it at the same time", async () => {
    const token = await link();

    const answers = await Promise.all([enter(token), enter(token), enter(token)]);

    expect(answers.map((answer) => answer.data.signIn.__typename).sort()).toEqual([
      "Refused",
      "Refused",
      "SignedIn",
    ]);
  });

  it("works for twenty minutes", async () => {
    const token = await link();
    await rows(
      "UPDATE app.sign_in_link SET expires_at = expires_at - interval '20 minutes' WHERE institution_id = $1",
    );

    expect((await enter(token)).data.signIn).toMatchObject({ code: "LINK_OVER" });
  });

  it("belongs to its institution", async () => {
    const token = await link();
    const other = await buildInstitution(test);

    expect((await enter(token, other.slug)).data.signIn).toMatchObject({ code: "LINK_OVER" });
    expect((await enter(token, "nowhere")).data.signIn).toMatchObject({ code: "LINK_OVER" });
  });

  it("is kept as a hash", async () => {
    const token = await link();

    const [stored] = await rows<{ text: string }>(
      "SELECT encode(token_hash, 'escape') AS text FROM app.sign_in_link WHERE institution_id = $1",
    );
    expect(stored!.text).not.toContain(token);
  });
});

describe("asking for a link", () => {
  it("says the same to an address that nobody has, and sends nothing", async () => {
    const known = await request(ada.email.toUpperCase());
    const unknown = await request("nobody@test.example");
    const nowhere = await request(ada.email, "nowhere");

    expect(unknown.data).toEqual(known.data);
    expect(nowhere.data).toEqual(known.data);
    expect((await mails()).map((mail) => mail.to)).toEqual([ada.email]);
  });

  it("sends five links an hour to one person, however fast they are asked for", async () => {
    await Promise.all(Array.from({ length: 8 }, () => request(ada.email)));

    expect(await mails()).toHaveLength(5);
  });
});

describe("a session", () => {
  it("ends with signing out", async () => {
    const cookie = cookieOf(await enter(await link()));
    const out = await test.ask("mutation { signOut }", {}, { cookie });

    expect(out.data).toEqual({ signOut: true });
    expect(String(out.headers["set-cookie"])).toMatch(/quad=;/);
    expect(await me(cookie)).toBeNull();
  });

  it("gets a new token when its person signs in again, and the old one ends", async () => {
    const first = cookieOf(await enter(await link()));
    const second = cookieOf(await enter(await link(), institution.slug, first));

    expect(second).not.toBe(first);
    expect(await me(second)).toEqual({ email: ada.email });
    expect(await me(first)).toBeNull();
  });

  it("ends twelve hours after signing in, and after an hour without a request", async () => {
    const cookie = cookieOf(await enter(await link()));
    const age = (column: string, by: string) =>
      rows(
        `UPDATE app.session SET ${column} = ${column} - interval '${by}' WHERE institution_id = $1`,
      );

    await age("seen_at", "59 minutes");
    expect(await me(cookie)).not.toBeNull();
    await age("seen_at", "61 minutes");
    expect(await me(cookie)).toBeNull();
    await rows("UPDATE app.session SET seen_at = now() WHERE institution_id = $1");
    expect(await me(cookie)).not.toBeNull();
    await age("expires_at", "12 hours");
    expect(await me(cookie)).toBeNull();
  });
});

describe("me", () => {
  it("is null before sign-in", async () => {
    expect(await me()).toBeNull();
  });

  it("keeps the language of the person's messages", async () => {
    const cookie = await test.session(institution.id, ada.id);
    const changed = await test.ask(
      'mutation { setLocale(locale: "cy") { locale } }',
      {},
      { cookie },
    );
    expect(changed.data).toEqual({ setLocale: { locale: "cy" } });

    await request(ada.email);
    expect((await mails()).at(-1)!.body).toMatch(/^Annwyl Ada,/);

    const wrong = await test.ask('mutation { setLocale(locale: "xx") { locale } }', {}, { cookie });
    expect(wrong.errors?.[0]?.extensions.code).toBe("BAD_USER_INPUT");
  });

  it("tells who the person is, where, and what they may look after", async () => {
    const cookie = await test.session(institution.id, ada.id);
    const { data } = await test.ask(
      "{ me { person { name unitName } isStaff institution { slug units { name } } grants { role } enrolments { id } } }",
      {},
      { cookie },
    );
    expect(data).toEqual({
      me: {
        person: { name: "Ada Byron", unitName: null },
        isStaff: false,
        institution: { slug: institution.slug, units: [] },
        grants: [],
        enrolments: [],
      },
    });
  });
});

describe("the demo", () => {
  const enterDemo = (id: string, slug = institution.slug) =>
    test.ask<{ enterDemo: { me: { email: string } } }>(
      `mutation($id: ID!, $slug: String!) { enterDemo(personId: $id, institution: $slug) {
        ... on SignedIn { me { email } } } }`,
      { id, slug },
    );
  const list = async (on: TestApp) =>
    (
      await on.ask<{ demoPeople: { name: string; institutionSlug: string }[] }>(
        "{ demoPeople { name institutionSlug role does } }",
      )
    ).data.demoPeople;
  const makeDemoPerson = (id: string) =>
    rows(
      `UPDATE app.person SET demo_role = '{"role":"mentor","does":{"en":"Mentors"},"order":1}'
       WHERE institution_id = $1 AND id = $2`,
      [id],
    );

  it("lets anybody enter as one of its people, and as nobody else", async () => {
    institution = await buildInstitution(test, { demo: true });
    const shown = await buildPerson(test, institution.id, { givenName: "Shown" });
    const hidden = await buildPerson(test, institution.id);
    await makeDemoPerson(shown.id);

    expect(await list(test)).toContainEqual(
      expect.objectContaining({ institutionSlug: institution.slug, role: "mentor" }),
    );
    expect((await enterDemo(shown.id)).data.enterDemo.me.email).toBe(shown.email);
    expect((await enterDemo(hidden.id)).errors?.[0]?.extensions.code).toBe("NOT_FOUND");
  });

  it("has nobody in an institution that isn't a demo", async () => {
    await makeDemoPerson(ada.id);

    expect((await enterDemo(ada.id)).errors?.[0]?.extensions.code).toBe("NOT_FOUND");
    expect(await list(test)).not.toContainEqual(
      expect.objectContaining({ institutionSlug: institution.slug }),
    );
  });

  it("isn't there when demo mode is off", async () => {
    const real = await startTestApp();
    try {
      institution = await buildInstitution(real, { demo: true });
      const person = await buildPerson(real, institution.id);
      await real.inside(institution.id, (ctx) =>
        ctx.store.rows(
          `UPDATE app.person SET demo_role = '{"role":"x","does":{"en":"x"},"order":1}' WHERE institution_id = $1`,
        ),
      );
      const entered = await real.ask(
        `mutation { enterDemo(personId: "${person.id}", institution: "${institution.slug}") { __typename } }`,
      );
      expect(entered.errors?.[0]?.extensions.code).toBe("NOT_FOUND");
      expect(await list(real)).toEqual([]);
      expect((await real.ask("{ outbox { to } }")).data).toEqual({ outbox: [] });
    } finally {
      await real.close();
    }
  });
});
