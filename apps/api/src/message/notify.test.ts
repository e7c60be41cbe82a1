import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createPartnerships } from "../partnership/partnership.service.ts";
import type { InstanceRef } from "../plugins/plugin.ts";
import { schemeDocumentOf } from "../scheme/scheme.service.ts";
import { startTestApp, type TestApp } from "../test/app.ts";
import { type BuiltScheme, buildEnrolment, buildScheme } from "../test/scheme.ts";
import { notify } from "./notify.ts";

let test: TestApp;
let scheme: BuiltScheme;
beforeAll(async () => {
  test = await startTestApp({ env: { PUBLIC_URL: "https://quad.example" } });
  scheme = await buildScheme(test);
});
afterAll(() => test.close());

interface Message {
  to: string;
  subject: string;
  body: string;
}

/** What one effect sends, carried out as the engine does it. */
async function send(
  subjectType: InstanceRef["subjectType"],
  subjectId: string,
  template: string,
  to: string,
  id = uuidv7(),
): Promise<Message[]> {
  const { institutionId, schemeId } = scheme;
  const instance = { instanceId: uuidv7(), schemeId, subjectType, subjectId, revision: 1 };
  const event = { kind: "event" as const, type: "test" };
  const effect = { id, type: "notify.send", params: { template, to }, event, instance };
  await test.inside(institutionId, (ctx) => notify(ctx, effect));
  return test.inside(institutionId, (ctx) =>
    ctx.store.rows<Message>(
      `SELECT to_address AS "to", subject, body FROM app.message
       WHERE institution_id = $1 AND starts_with(key, $2) ORDER BY to_address`,
      [id],
    ),
  );
}

async function pair(given = { mentor: "Mair" }) {
  const mentor = await buildEnrolment(test, scheme, "mentor", {
    person: { givenName: given.mentor, familyName: "Olsen", email: `m${uuidv7()}@test.example` },
  });
  const mentee = await buildEnrolment(test, scheme, "mentee", {
    person: {
      givenName: "Zed",
      familyName: "Abara",
      email: `z${uuidv7()}@test.example`,
      locale: "cy",
    },
  });
  const { created } = await test.inside(scheme.institutionId, (ctx) =>
    createPartnerships(ctx, {
      schemeId: scheme.schemeId,
      roundId: null,
      replyBy: "2099-03-12",
      partnerships: [{ mentors: [mentor.enrolment.id], mentees: [mentee.enrolment.id] }],
    }),
  );
  return { mentor, mentee, id: created[0]! };
}

describe("a step that writes to people", () => {
  it("invites somebody to the page where they register, in the scheme's name", async () => {
    const { person, enrolment } = await buildEnrolment(test, scheme, "mentee", {
      registered: false,
    });
    const [message, ...others] = await send("enrolment", enrolment.id, "invitation", "person");

    expect(others).toEqual([]);
    expect(message!.to).toBe(person.email);
    expect(message!.subject).toBe("You are invited to Mentoring");
    expect(message!.body).toContain(`https://quad.example/enrolments/${enrolment.id}/register`);
    expect(message!.body).not.toMatch(/[{}]/);
  });

  it("writes once, however often it is carried out", async () => {
    const { enrolment } = await buildEnrolment(test, scheme, "mentee", { registered: false });
    const id = uuidv7();

    await send("enrolment", enrolment.id, "invitation", "person", id);
    expect(await send("enrolment", enrolment.id, "invitation", "person", id)).toHaveLength(1);
  });

  it("tells each partner about the other, with the last day, in their own language", async () => {
    const { id, mentor, mentee } = await pair();
    const sent = await send("partnership", id, "proposal", "members");

    const to = (email: string) => sent.find((message) => message.to === email)!;
    expect(sent).toHaveLength(2);
    expect(to(mentor.person.email).subject).toBe(
      "Mentoring: we suggest a partnership with Zed Abara",
    );
    expect(to(mentor.person.email).body).toContain("by 12 March 2099");
    expect(to(mentee.person.email).subject).toMatch(/bartneriaeth â Mair Olsen$/);
    expect(to(mentee.person.email).body).toContain("erbyn 12 Mawrth 2099");
    expect(to(mentee.person.email).body).toContain(
      `https://quad.example/partnerships/${id}/proposal`,
    );
  });

  it("bends Welsh words to the name that follows", async () => {
    const { id } = await pair({ mentor: "Owain" });
    const sent = await send("partnership", id, "proposal", "members");

    expect(sent.at(-1)!.subject).toMatch(/bartneriaeth ag Owain Olsen$/);
  });

  it.each([
    ["matched", "/agreement"],
    ["review", ""],
    ["evaluation", "/evaluation"],
  ])("leads to the right page: %s", async (template, page) => {
    const { id } = await pair();
    const [message] = await send("partnership", id, template, "members");

    expect(message!.body).toContain(`https://quad.example/partnerships/${id}${page}\n`);
  });

  it("writes to the coordinators about a round", async () => {
    const roundId = uuidv7();
    const sent = await send("round", roundId, "run-failed", "coordinators");

    expect(sent.map((message) => message.to)).toEqual([scheme.coordinator.email]);
    expect(sent[0]!.body).toContain(
      `https://quad.example/schemes/${scheme.schemeId}/rounds/${roundId}`,
    );
  });

  it("uses the scheme's own words where it has some", async () => {
    await test.inside(scheme.institutionId, async (ctx) => {
      const document = await schemeDocumentOf(ctx, scheme.schemeId);
      const own = { en: "Come and join, {name}", cy: "Dewch i ymuno, {name}" };
      const texts = { messages: { invitation: { subject: own, body: own } } };
      await ctx.store.rows(
        `INSERT INTO app.scheme_document (institution_id, scheme_id, version, document, hash)
         VALUES ($1, $2, 99, $3, '')`,
        [scheme.schemeId, JSON.stringify({ ...document, texts })],
      );
    });
    const { enrolment } = await buildEnrolment(test, scheme, "mentee", {
      registered: false,
      person: { givenName: "Ida" },
    });
    const [message] = await send("enrolment", enrolment.id, "invitation", "person");

    expect(message!.subject).toBe("Come and join, Ida");
  });
});
