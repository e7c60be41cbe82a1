import { v7 as uuidv7 } from "uuid";
import type { Context, Locale } from "../context.ts";
import { institutionRow } from "../institution/institution.service.ts";
import { person } from "../person/person.service.ts";
import { schemeDocumentOf, schemeRow } from "../scheme/scheme.service.ts";
import { longDate, say, type Text } from "../words.ts";
import { type MessageText, templates } from "./templates.ts";

export { coordinatorsOfSubject } from "./coordinators.ts";

/** A message to one person, in words still to be found. */
export interface MessageRequest {
  /** Says what the message is about: a second one with the same key isn't sent. */
  key: string;
  personId: string;
  schemeId: string | null;
  /** The name of a text: the scheme's own, or else the built-in one. */
  template: string;
  /** The words themselves, where somebody has written them for this occasion. */
  text?: MessageText;
  /**
   * Values for the text. `name`, `institution`, `contact` and, with a scheme, `scheme` are given.
   * `link` is a path from the root, `date` a plain date; the text shows an address and the date in
   * words.
   */
  params: Record<string, string | number>;
}

/**
 * Words a message in its reader's language and sends it after the commit. Saying the same thing
 * twice, by key, is the same as saying it once.
 */
export async function queueMessage(ctx: Context, request: MessageRequest): Promise<void> {
  const to = await person(ctx, request.personId);
  const reader = { locale: (to.locale === "cy" ? "cy" : "en") as Locale };
  const { subject, body } = await wordMessage(ctx, request, reader, to.givenName);
  const id = uuidv7();
  const added = await ctx.store.rows(
    `INSERT INTO app.message
       (institution_id, id, key, person_id, scheme_id, channel, template, to_address, subject, body)
     VALUES ($1, $2, $3, $4, $5, 'mail', $6, $7, $8, $9)
     ON CONFLICT (institution_id, key) DO NOTHING RETURNING id`,
    [
      id,
      request.key,
      request.personId,
      request.schemeId,
      request.template,
      to.email,
      subject,
      body,
    ],
  );
  if (added.length > 0) await ctx.send("messages", { messageId: id }, { id });
}

/** A message in its reader's language, for somebody of this given name. Sends nothing. */
export async function wordMessage(
  ctx: Context,
  request: Pick<MessageRequest, "schemeId" | "template" | "text" | "params">,
  reader: { locale: Locale },
  name: string,
): Promise<{ subject: string; body: string }> {
  const text = request.text ?? (await textOf(ctx, request));
  const params = await paramsOf(ctx, request, reader, name);
  return {
    subject: oneLine(worded(reader, text.subject, params)),
    body: worded(reader, text.body, params),
  };
}

/** The text with its values. In Welsh, "â" before a name that begins with a vowel is "ag". */
function worded(
  reader: { locale: Locale },
  text: Text,
  params: Record<string, string | number>,
): string {
  const words = say(reader, text, params);
  return reader.locale === "cy" ? words.replace(/(?<=\s)â (?=[aeiouâêîôû])/gi, "ag ") : words;
}

/** A subject is one line: a line break in somebody's name must not begin another header. */
const oneLine = (text: string): string => text.replace(/\s+/g, " ").trim();

async function textOf(
  ctx: Context,
  request: Pick<MessageRequest, "schemeId" | "template">,
): Promise<MessageText> {
  if (request.schemeId) {
    const document = await schemeDocumentOf(ctx, request.schemeId);
    const own = document.texts?.messages?.[request.template];
    if (own) return own;
  }
  const text = templates[request.template];
  if (!text) throw new Error(`There is no message text called ${request.template}.`);
  return text;
}

async function paramsOf(
  ctx: Context,
  request: Pick<MessageRequest, "schemeId" | "params">,
  reader: { locale: Locale },
  name: string,
): Promise<Record<string, string | number>> {
  const institution = await institutionRow(ctx);
  const scheme = request.schemeId ? await schemeRow(ctx, request.schemeId) : null;
  return {
    name,
    institution: institution.name,
    contact: scheme?.contactEmail ?? institution.contactEmail,
    ...(scheme ? { scheme: say(reader, scheme.name) } : {}),
    ...Object.fromEntries(
      Object.entries(request.params).map(([key, value]) => [key, shown(ctx, reader, key, value)]),
    ),
  };
}

/** The link becomes an address, and the date is written out. */
function shown(
  ctx: Context,
  { locale }: { locale: Locale },
  key: string,
  value: string | number,
): string | number {
  if (key === "link") return `${ctx.app.env.publicUrl}${value}`;
  return key === "date" ? longDate({ locale }, String(value)) : value;
}
