import type { Json } from "@quad/workflow";
import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { grantRole } from "../institution/grant.service.ts";
import type { InstanceRef } from "../plugins/plugin.ts";
import { startTestApp, type TestApp } from "../test/app.ts";
import { buildPerson } from "../test/build.ts";
import { type Asker, asker, type Pair, proposePair } from "../test/pairs.ts";
import { type BuiltScheme, buildScheme } from "../test/scheme.ts";

let test: TestApp;
let scheme: BuiltScheme;
let pair: Pair;
let coordinator: Asker;

beforeAll(async () => {
  test = await startTestApp();
  scheme = await buildScheme(test);
  pair = await proposePair(test, scheme);
  coordinator = await asker(test, scheme.coordinator);
});
afterAll(() => test.close());

/** An action as a committed step asks for it, carried out `times` times. */
async function run(
  type: string,
  params: Record<string, Json>,
  about: Partial<InstanceRef> = {},
  times = 2,
): Promise<string> {
  const id = uuidv7();
  const instance: InstanceRef = {
    instanceId: uuidv7(),
    schemeId: scheme.schemeId,
    subjectType: "partnership",
    subjectId: pair.id,
    revision: 1,
    ...about,
  };
  const event = { kind: "event", type: "any" } as const;
  for (let i = 0; i < times; i++) {
    await test.inside(scheme.institutionId, (ctx) =>
      ctx.app.plugins.actions.get(type)!.run(ctx, { id, type, params, event, instance }),
    );
  }
  return id;
}

interface Seen {
  id: string;
  text: string;
  act: string;
  to: string;
}
const notices = (by: Asker) => by.get<Seen[]>("{ notices { id text act to schemeName at } }");

const mails = (effectId: string) =>
  test.inside(scheme.institutionId, (ctx) =>
    ctx.store.rows<{ personId: string; subject: string; body: string }>(
      `SELECT person_id AS "personId", subject, body FROM app.message
       WHERE institution_id = $1 AND key LIKE $2 ORDER BY subject`,
      [`${effectId}:%`],
    ),
  );

const both = (en: string, cy: string) => ({ en, cy });

describe("notify.write", () => {
  it("sends the letter that somebody has written, once to each, in their language", async () => {
    await test.inside(scheme.institutionId, (ctx) =>
      ctx.store.rows("UPDATE app.person SET locale = 'cy' WHERE institution_id = $1 AND id = $2", [
        pair.mentee.person.id,
      ]),
    );
    const id = await run("notify.write", {
      to: "members",
      subject: both("Meet soon", "Cyfarfod yn fuan"),
      body: both("Find a day.", "Dewch o hyd i ddiwrnod."),
    });
    const [welsh, english] = await mails(id);
    expect(welsh).toMatchObject({
      personId: pair.mentee.person.id,
      subject: "Cyfarfod yn fuan",
    });
    expect(english).toMatchObject({ personId: pair.mentor.person.id, subject: "Meet soon" });
    expect(english?.body).toContain("Find a day.");
    expect(english?.body).toContain(`/partnerships/${pair.id}`);
    expect(await mails(id)).toHaveLength(2);
  });
});

describe("notify.show", () => {
  it("stands on the first page of those meant until they take it away", async () => {
    await run("notify.show", { to: "mentors", text: both("Good news", "Newyddion da") });
    const [notice, ...more] = await notices(pair.mentor);
    expect(notice).toMatchObject({ text: "Good news", to: `/partnerships/${pair.id}` });
    expect(more).toEqual([]);
    expect(await notices(pair.mentee)).toEqual([]);
    const dismiss = "mutation($id: ID!) { dismissNotice(id: $id) { id } }";
    const stranger = await asker(test, await buildPerson(test, scheme.institutionId));
    const theirs = await stranger.ask(dismiss, { id: notice!.id });
    expect(theirs.errors?.[0]?.extensions.code).toBe("FORBIDDEN");
    await pair.mentor.get(dismiss, { id: notice!.id });
    await pair.mentor.get(dismiss, { id: notice!.id });
    expect(await notices(pair.mentor)).toEqual([]);
  });
});

describe("form.open", () => {
  it("asks for a look back until it is taken away", async () => {
    await run("form.open", { form: "review", to: "members" });
    expect(await notices(pair.mentor)).toMatchObject([{ to: `/partnerships/${pair.id}` }]);
  });

  it("isn't shown while there is nothing to fill in", async () => {
    await run("form.open", { form: "meeting", to: "mentees" });
    expect((await notices(pair.mentee)).map(({ to }) => to)).not.toContain(
      `/partnerships/${pair.id}/meetings/new`,
    );
  });
});

describe("coordinator.tell", () => {
  it("tells those who coordinate whom it is about, on their first page and by mail", async () => {
    const id = await run("coordinator.tell", {
      text: both("Nobody has met.", "Nid oes neb wedi cyfarfod."),
    });
    const [notice] = await notices(coordinator);
    expect(notice?.text).toContain(pair.mentor.person.familyName);
    expect(notice?.text).toContain("Nobody has met.");
    expect(await mails(id)).toMatchObject([{ personId: scheme.coordinator.id }]);
    expect(await notices(coordinator)).toHaveLength(1);
  });

  it("tells nobody who is in the partnership, though they coordinate others", async () => {
    const mentor = pair.mentor.person.id;
    await test.inside(scheme.institutionId, (ctx) =>
      grantRole(ctx, { personId: mentor, role: "coordinator", schemeId: scheme.schemeId }),
    );
    const id = await run("coordinator.tell", { text: both("A concern.", "Pryder.") });
    expect(await mails(id)).toMatchObject([{ personId: scheme.coordinator.id }]);
    const own = await notices(await asker(test, pair.mentor.person));
    expect(own.map(({ text }) => text).join()).not.toContain("A concern.");
  });

  it("leads to the person's page where it is about a person", async () => {
    const { id } = pair.mentee.enrolment;
    await run(
      "coordinator.tell",
      { text: both("Please decide.", "Penderfynwch.") },
      { subjectType: "enrolment", subjectId: id },
    );
    expect((await notices(coordinator))[0]?.to).toBe(`/schemes/${scheme.schemeId}/people/${id}`);
  });
});
