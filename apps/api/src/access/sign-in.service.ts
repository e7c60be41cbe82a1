import { setTimeout as sleep } from "node:timers/promises";
import { recordAudit } from "../audit/audit.service.ts";
import type { Context, DirectoryRow, RequestContext } from "../context.ts";
import { DomainError } from "../graphql/errors.ts";
import { Refused } from "../graphql/problems.ts";
import { queueMessage } from "../message/message.service.ts";
import { setPersonLocale } from "../person/person.service.ts";
import { say } from "../words.ts";
import { authorise } from "./can.ts";
import { hashToken, newToken } from "./session.ts";
import { words } from "./sign-in.words.ts";

/** A link works for so many minutes. */
const linkMinutes = 20;
/** So many links are sent to one person in an hour. */
const linksPerHour = 5;
/** Every request for a link takes so long, whether or not it finds somebody. */
const answerMs = 150;

/**
 * Mails a link to the person with this address, if there is one. The answer and the time it takes
 * don't tell whether there is.
 */
export async function requestSignInLink(
  ctx: RequestContext,
  slug: string,
  email: string,
): Promise<{ message: string }> {
  const answerAt = performance.now() + answerMs;
  authorise(ctx, "signIn.request");
  const institution = await find(ctx, slug);
  if (institution) {
    await ctx.signIn.enter(institution.id);
    await sendLink(ctx, slug, email.trim().toLowerCase());
  }
  await sleep(Math.max(0, answerAt - performance.now()));
  return { message: say(ctx, words.linkSent, { minutes: linkMinutes }) };
}

async function sendLink(ctx: Context, slug: string, email: string): Promise<void> {
  // Held, so that requests that come together are counted one after another.
  const [to] = await ctx.store.rows<{ id: string }>(
    "SELECT id FROM app.person WHERE institution_id = $1 AND email = $2 FOR UPDATE",
    [email],
  );
  if (!to) return;
  const [sent] = await ctx.store.rows<{ count: number }>(
    `SELECT count(*)::int AS count FROM app.sign_in_link
     WHERE institution_id = $1 AND person_id = $2 AND created_at > now() - interval '1 hour'`,
    [to.id],
  );
  if (sent!.count >= linksPerHour) return;
  const token = newToken();
  await ctx.store.rows(
    `INSERT INTO app.sign_in_link (institution_id, token_hash, person_id, expires_at)
     VALUES ($1, $2, $3, now() + make_interval(mins => $4::int))`,
    [hashToken(token), to.id, linkMinutes],
  );
  await queueMessage(ctx, {
    key: `sign-in:${hashToken(token).toString("hex")}`,
    personId: to.id,
    schemeId: null,
    template: "sign-in",
    // After the #, the token stays out of every server's log.
    params: { link: `/sign-in/link#institution=${slug}&token=${token}`, minutes: linkMinutes },
  });
  await recordAudit(ctx, "signIn.request", { type: "person", id: to.id });
}

/** Signs in with a link's token, which is then used up. Refused when it has been, or is too old. */
export async function signIn(
  ctx: RequestContext,
  slug: string,
  token: string,
): Promise<string | Refused> {
  authorise(ctx, "signIn.enter");
  const institution = await find(ctx, slug);
  if (!institution) return over(ctx);
  await ctx.signIn.enter(institution.id);
  const [link] = await ctx.store.rows<{ personId: string }>(
    `UPDATE app.sign_in_link SET used_at = now()
     WHERE institution_id = $1 AND token_hash = $2 AND used_at IS NULL AND expires_at > now()
     RETURNING person_id AS "personId"`,
    [hashToken(token)],
  );
  if (!link) return over(ctx);
  await startSession(ctx, link.personId);
  return link.personId;
}

const over = (ctx: Context) => Refused.because("LINK_OVER", say(ctx, words.linkOver));

/** Enters as one of the demo's people. `NOT_FOUND` for anybody else, and outside demo mode. */
export async function enterDemo(
  ctx: RequestContext,
  slug: string,
  idOrEmail: string,
): Promise<string> {
  authorise(ctx, "demo.enter");
  const institution = ctx.app.env.demo ? await find(ctx, slug) : undefined;
  if (!institution?.demo) throw new DomainError("NOT_FOUND");
  await ctx.signIn.enter(institution.id);
  const [person] = await ctx.store.rows<{ id: string }>(
    `SELECT id FROM app.person
     WHERE institution_id = $1 AND (id::text = $2 OR email = lower($2)) AND demo_role IS NOT NULL`,
    [idOrEmail],
  );
  if (!person) throw new DomainError("NOT_FOUND");
  await startSession(ctx, person.id);
  return person.id;
}

/** Ends the request's session, if any, and begins a new one with a new token. */
async function startSession(ctx: RequestContext, personId: string): Promise<void> {
  await endSession(ctx);
  const token = newToken();
  await ctx.store.rows(
    `INSERT INTO app.session (institution_id, token_hash, person_id, expires_at)
     VALUES ($1, $2, $3, now() + make_interval(hours => $4::int))`,
    [hashToken(token), personId, ctx.app.env.sessionHours],
  );
  await ctx.signIn.become(personId, token);
  await recordAudit(ctx, "signIn.enter", { type: "person", id: personId });
}

async function endSession(ctx: RequestContext): Promise<void> {
  const tokenHash = ctx.signIn.tokenHash();
  if (!tokenHash) return;
  await ctx.store.rows("DELETE FROM app.session WHERE institution_id = $1 AND token_hash = $2", [
    tokenHash,
  ]);
}

/** Ends the session. Without one, there is nothing to do. */
export async function signOut(ctx: RequestContext): Promise<true> {
  authorise(ctx, "signIn.leave");
  if (ctx.actor.kind === "person") {
    await endSession(ctx);
    await recordAudit(ctx, "signIn.leave", { type: "person", id: ctx.actor.personId });
  }
  ctx.signIn.leave();
  return true;
}

/** Keeps the caller's language, for the messages that they get. */
export async function setLocale(ctx: Context, locale: string): Promise<string> {
  if (locale !== "en" && locale !== "cy") throw new DomainError("BAD_USER_INPUT");
  const personId = ctx.actor.kind === "person" ? ctx.actor.personId : undefined;
  authorise(ctx, "me.locale", personId ? { personId } : {});
  await setPersonLocale(ctx, personId!, locale);
  return personId!;
}

export interface DemoPersonRow {
  id: string;
  institutionSlug: string;
  institutionName: string;
  name: string;
  does: Record<string, string>;
  role: string;
}

/** The people whom anybody may enter as. Nobody outside demo mode. */
export async function demoPeople(ctx: RequestContext): Promise<DemoPersonRow[]> {
  authorise(ctx, "demo.people");
  const people: DemoPersonRow[] = [];
  for (const { id, slug, name } of await demoInstitutions(ctx)) {
    const found = await ctx.signIn.inside(id, (inner) =>
      inner.store.rows<DemoPersonRow>(
        `SELECT id, given_name || ' ' || family_name AS name, demo_role->'does' AS does,
           demo_role->>'role' AS role
         FROM app.person WHERE institution_id = $1 AND demo_role IS NOT NULL
         ORDER BY (demo_role->>'order')::int, id`,
      ),
    );
    people.push(...found.map((row) => ({ ...row, institutionSlug: slug, institutionName: name })));
  }
  return people;
}

/** In demo mode the demo's institutions, in the order of their ids; otherwise none. */
export async function demoInstitutions(ctx: RequestContext): Promise<DirectoryRow[]> {
  if (!ctx.app.env.demo) return [];
  const all = await ctx.signIn.directory();
  return all.filter(({ demo }) => demo).sort((a, b) => a.id.localeCompare(b.id));
}

const find = async (ctx: RequestContext, slug: string): Promise<DirectoryRow | undefined> =>
  (await ctx.signIn.directory()).find((institution) => institution.slug === slug);
