import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { SMTPServer, type SMTPServerOptions } from "smtp-server";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { Context } from "../context.ts";
import { type PersonValues, upsertPerson } from "../person/person.service.ts";
import { startTestApp, type TestApp } from "../test/app.ts";
import { buildInstitution, buildPerson, turnDemoOn } from "../test/build.ts";
import { closeMail } from "./mail.ts";
import { sendMessage } from "./message.job.ts";
import { queueMessage } from "./message.service.ts";

interface Inbox {
  mails: { to: string[]; head: string; text: string }[];
  port: number;
  close(): Promise<void>;
}

/** A real mail server on an own port, or on the one given. */
async function openInbox(options: SMTPServerOptions = {}, port = 0): Promise<Inbox> {
  const mails: Inbox["mails"] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    async onData(stream, session, done) {
      const parts: Buffer[] = [];
      for await (const part of stream) parts.push(part as Buffer);
      const [head, ...rest] = Buffer.concat(parts).toString().split("\r\n\r\n");
      const to = session.envelope.rcptTo.map(({ address }) => address);
      mails.push({ to, head: head!.replace(/\r\n[ \t]+/g, " "), text: rest.join("\r\n\r\n") });
      done();
    },
    ...options,
  });
  server.listen(port, "127.0.0.1");
  await once(server.server, "listening");
  return {
    mails,
    port: (server.server.address() as AddressInfo).port,
    close: () => new Promise((closed) => server.close(() => closed())),
  };
}

let inbox: Inbox;
let test: TestApp;
let institutionId: string;

beforeAll(async () => {
  inbox = await openInbox();
  test = await startTestApp({
    env: { SMTP_URL: `smtp://127.0.0.1:${inbox.port}`, PUBLIC_URL: "https://quad.example" },
  });
  institutionId = (await buildInstitution(test, { name: "University of Post" })).id;
});
afterAll(async () => {
  closeMail(test.app.backbone.app);
  await test.close();
  await inbox.close();
});
afterEach(() => {
  inbox.mails.length = 0;
});

const inside = <T>(work: (ctx: Context) => Promise<T>) => test.inside(institutionId, work);
/** Queues a sign-in link's message, as any other, and gives its id. */
async function queue(key: string, values: Partial<PersonValues> = {}): Promise<string> {
  const to = await buildPerson(test, institutionId, values);
  return inside(async (ctx) => {
    await queueMessage(ctx, {
      key,
      personId: to.id,
      schemeId: null,
      template: "sign-in",
      params: { link: "/sign-in/link#token=abc", minutes: 20 },
    });
    const [row] = await ctx.store.rows<{ id: string }>(
      "SELECT id FROM app.message WHERE institution_id = $1 AND key = $2",
      [key],
    );
    return row!.id;
  });
}
const run = (messageId: string) => sendMessage(inside, { institutionId, messageId });
const stored = (id: string) =>
  inside(async (ctx) => {
    const [row] = await ctx.store.rows<{
      state: string;
      attempts: number;
      error: string | null;
      body: string;
    }>(
      "SELECT state, attempts, error, body FROM app.message WHERE institution_id = $1 AND id = $2",
      [id],
    );
    return row!;
  });

describe("a message", () => {
  it("reaches its reader over SMTP, in their language", async () => {
    const id = await queue("a", { email: "sian@test.example", givenName: "Siân", locale: "cy" });
    await run(id);

    const [mail] = inbox.mails;
    expect(mail!.to).toEqual(["sian@test.example"]);
    expect(mail!.head).toMatch(new RegExp(`^Message-ID: <${id}@quad.example>$`, "m"));
    expect(mail!.head).toMatch(/^Subject: Eich dolen fewngofnodi$/m);
    expect(mail!.head).toMatch(/^Auto-Submitted: auto-generated$/m);
    expect(await stored(id)).toMatchObject({ state: "sent", attempts: 1, error: null });
  });

  it("has an absolute link and somebody to write to", async () => {
    const id = await queue("b", { givenName: "Bo" });
    const { body } = await stored(id);

    expect(body).toMatch(/^Dear Bo,/);
    expect(body).toContain("\nhttps://quad.example/sign-in/link#token=abc\n");
    expect(body).toContain("mentoring@test.example");
    expect(body).not.toMatch(/[{}]/);
  });

  it("is sent once, however often its job runs", async () => {
    const id = await queue("c");

    await Promise.all([run(id), run(id), run(id)]);
    await run(id);

    expect(inbox.mails).toHaveLength(1);
    expect((await stored(id)).attempts).toBe(1);
  });

  it("is one message for one key", async () => {
    const first = await queue("d");
    expect(await queue("d")).toBe(first);
  });

  it("isn't queued when its transaction fails", async () => {
    const { id: personId } = await buildPerson(test, institutionId);
    await expect(
      inside(async (ctx) => {
        const message = { key: "e", personId, schemeId: null, template: "sign-in", params: {} };
        await queueMessage(ctx, message);
        throw new Error("no");
      }),
    ).rejects.toThrow("no");

    const rows = await inside((ctx) =>
      ctx.store.rows("SELECT 1 FROM app.message WHERE institution_id = $1 AND key = 'e'"),
    );
    expect(rows).toEqual([]);
  });

  it("keeps no sign-in token once it is sent", async () => {
    const id = await queue("f");
    await run(id);

    expect(inbox.mails[0]!.text).toContain("token=3Dabc");
    expect((await stored(id)).body).toBe("");
  });

  it("can't be made to carry other headers by somebody's name", async () => {
    const evil = "Eve\r\nBcc: all@test.example\r\n\r\nHello";
    const id = await queue("g", { givenName: evil, email: "eve@test.example" });
    await run(id);

    expect(inbox.mails[0]!.head).not.toMatch(/^bcc:/im);
    expect(inbox.mails[0]!.to).toEqual(["eve@test.example"]);
  });
});

describe("a mail server", () => {
  async function withServer(port: number, work: (app: TestApp) => Promise<void>) {
    const other = await startTestApp({
      env: { SMTP_URL: `smtp://127.0.0.1:${port}` },
    });
    const [mainTest, mainId] = [test, institutionId];
    test = other;
    institutionId = (await buildInstitution(other)).id;
    try {
      await work(other);
    } finally {
      closeMail(other.app.backbone.app);
      await other.close();
      [test, institutionId] = [mainTest, mainId];
    }
  }

  it("that isn't there is tried again later", async () => {
    const passing = await openInbox();
    await passing.close();
    await withServer(passing.port, async () => {
      const id = await queue("a");
      await expect(run(id)).rejects.toThrow(/ECONNREFUSED/);
      expect(await stored(id)).toMatchObject({ state: "queued", attempts: 1 });
      expect((await stored(id)).error).toMatch(/^ESOCKET|^ECONN/);

      const back = await openInbox({}, passing.port);
      await run(id);
      expect(back.mails).toHaveLength(1);
      expect(await stored(id)).toMatchObject({ state: "sent", attempts: 2, error: null });
      closeMail(test.app.backbone.app);
      await back.close();
    });
  });

  it("that refuses an address for good isn't asked again", async () => {
    const strict = await openInbox({
      onRcptTo: (_address, _session, done) =>
        done(Object.assign(new Error("No such mailbox"), { responseCode: 550 })),
    });
    await withServer(strict.port, async () => {
      const id = await queue("a");
      await run(id);
      expect(await stored(id)).toMatchObject({ state: "failed", error: "EENVELOPE 550" });
    });
    await strict.close();
  });
});

describe("the worker", () => {
  it("sends what a request has queued", async () => {
    const working = await startTestApp({
      worker: true,
      env: { SMTP_URL: `smtp://127.0.0.1:${inbox.port}` },
    });
    const { id, slug } = await buildInstitution(working);
    await working.inside(id, (ctx) =>
      upsertPerson(ctx, { email: "w@test.example", givenName: "W", familyName: "X" }),
    );
    await working.ask(
      `mutation { requestSignInLink(institution: "${slug}", email: "w@test.example") { message } }`,
    );
    for (let wait = 0; wait < 100 && inbox.mails.length === 0; wait++) await sleep(50);

    expect(inbox.mails.map((mail) => mail.to)).toEqual([["w@test.example"]]);
    closeMail(working.app.backbone.app);
    await working.close();
  });
});

describe("the outbox", () => {
  it("shows the demo's messages with their links, newest first, to anyone", async () => {
    const demo = await startTestApp();
    turnDemoOn(demo);
    const { id, slug } = await buildInstitution(demo, { demo: true });
    const real = await buildInstitution(demo);
    for (const [at, email] of [
      [id, "first@test.example"],
      [id, "second@test.example"],
      [real.id, "hidden@test.example"],
    ] as const) {
      await buildPerson(demo, at, { email });
      const to = at === id ? slug : real.slug;
      await demo.ask(
        `mutation { requestSignInLink(institution: "${to}", email: "${email}") { message } }`,
      );
    }

    const { data } = await demo.ask<{ outbox: { to: string; links: string[]; at: string }[] }>(
      "{ outbox(first: 10) { to subject text at links } }",
    );
    expect(data.outbox.map((mail) => mail.to)).toEqual([
      "second@test.example",
      "first@test.example",
    ]);
    expect(data.outbox[0]!.links).toEqual([
      expect.stringMatching(/^http:\/\/localhost:4000\/sign-in\/link#institution=[\w-]+&token=/),
    ]);
    await demo.close();
  });
});
