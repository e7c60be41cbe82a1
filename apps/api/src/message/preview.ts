import type { Json } from "@quad/workflow";
import { DateTime } from "luxon";
import type { Context } from "../context.ts";
import type { Letter, Pretended } from "../plugins/plugin.ts";
import { say } from "../words.ts";
import { type MessageRequest, wordMessage } from "./message.service.ts";
import { templates } from "./templates.ts";

/** Nobody of these names takes part: a preview never shows a person of the institution. */
const invented = { reader: "Alex", other: "Robin Ellis" };

/** The date that a message speaks of, where the facts hold none, lies so far ahead. */
const days = 10;

/** As for real messages: a proposal speaks of the last day to answer, all else of the end. */
function dateFor(template: string, fact: Json | undefined): string | null {
  const { replyBy, endsOn } = (fact ?? {}) as { replyBy?: unknown; endsOn?: unknown };
  const date = template.startsWith("proposal") ? replyBy : endsOn;
  return typeof date === "string" ? date : null;
}

/**
 * A message as an invented reader would get it, in the caller's language; null when there is no such
 * text. `toWhom` says who gets it.
 */
export async function previewMessage(
  ctx: Context,
  message: Pick<MessageRequest, "template" | "text">,
  toWhom: Readonly<Record<string, string>> | undefined,
  { schemeId, now, facts, subjectType }: Pretended,
): Promise<Letter | null> {
  if (!message.text && !Object.hasOwn(templates, message.template)) return null;
  const params = {
    link: "/…",
    other: invented.other,
    date:
      dateFor(message.template, facts[subjectType]) ??
      DateTime.fromISO(now).plus({ days }).toISODate() ??
      now.slice(0, 10),
  };
  const reader = { locale: ctx.locale };
  const words = await wordMessage(ctx, { ...message, schemeId, params }, reader, invented.reader);
  return { to: toWhom ? say(ctx, toWhom) : "", ...words };
}

/** The same for `notify.send`, whose params name a text and a reader. */
export const previewTemplate =
  (toWhom: Readonly<Record<string, Readonly<Record<string, string>>>>) =>
  (ctx: Context, params: Record<string, Json>, about: Pretended): Promise<Letter | null> =>
    previewMessage(ctx, { template: String(params.template) }, toWhom[String(params.to)], about);
