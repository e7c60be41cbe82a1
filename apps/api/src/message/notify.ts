import type { Context } from "../context.ts";
import { enrolmentRow } from "../enrolment/enrolment.service.ts";
import { recipients } from "../partnership/partnership.service.ts";
import { fullName, peopleById } from "../person/person.service.ts";
import type { Effect, InstanceRef } from "../plugins/plugin.ts";
import { listed } from "../words.ts";
import { stepSender } from "../workflow/workflow.service.ts";
import { coordinatorsOfSubject } from "./coordinators.ts";
import { queueMessage } from "./message.service.ts";

/** Whom a workflow can write to. */
export const readers = [
  "person",
  "sender",
  "members",
  "mentors",
  "mentees",
  "unanswered",
  "unsigned",
  "unevaluated",
  "coordinators",
] as const;
export type Reader = (typeof readers)[number];

/** The page below the subject's own that a message leads to; the subject's own where none is named. */
const pages: Readonly<Record<string, string>> = {
  invitation: "/register",
  "invitation-reminder": "/register",
  proposal: "/proposal",
  "proposal-reminder": "/proposal",
  matched: "/agreement",
  "agreement-reminder": "/agreement",
  evaluation: "/evaluation",
  "evaluation-reminder": "/evaluation",
};

/** Messages after which there is nothing to see at the subject: they lead home. */
const homeward = new Set([
  "registered",
  "waiting-list",
  "place-offered",
  "proposal-declined",
  "proposal-lapsed",
  "no-match-next",
  "no-match-contact",
  "no-match-alternatives",
  "no-match-leaves",
]);

/** The page of a subject below which `page` lies; home where its readers have none. */
export function pageOf({ subjectType, subjectId, schemeId }: InstanceRef, page = ""): string {
  if (subjectType === "round") return `/schemes/${schemeId}/rounds/${subjectId}`;
  return `/${subjectType === "partnership" ? "partnerships" : "enrolments"}/${subjectId}${page}`;
}

/** Where those who run the scheme read about a subject. */
export const staffPage = (instance: InstanceRef): string =>
  instance.subjectType === "enrolment"
    ? `/schemes/${instance.schemeId}/people/${instance.subjectId}`
    : pageOf(instance);

function linkOf(template: string, instance: InstanceRef): string {
  if (homeward.has(template)) return "/";
  const page = pages[template] ?? "";
  return instance.subjectType === "enrolment" && !page ? "/" : pageOf(instance, page);
}

/** Person ids. */
export async function readersOf(
  ctx: Context,
  instance: InstanceRef,
  to: Reader,
): Promise<string[]> {
  const { subjectType, subjectId } = instance;
  if (to === "coordinators") return coordinatorsOfSubject(ctx, instance);
  if (to === "sender") return senderOf(ctx, instance);
  if (to === "person") {
    return subjectType === "enrolment" ? [(await enrolmentRow(ctx, subjectId)).personId] : [];
  }
  return subjectType === "partnership" ? recipients(ctx, subjectId, to) : [];
}

/** Who sent the event of this step; nobody when it came by itself. */
async function senderOf(ctx: Context, instance: InstanceRef): Promise<string[]> {
  const personId = await stepSender(ctx, instance);
  return personId === null ? [] : [personId];
}

/** Writes to those whom a step names. The effect's id keeps each from getting it twice. */
export async function notify(ctx: Context, effect: Effect): Promise<void> {
  const { instance } = effect;
  const template = String(effect.params.template);
  const to = await readersOf(ctx, instance, effect.params.to as Reader);
  const members =
    instance.subjectType === "partnership"
      ? await peopleById(ctx, await recipients(ctx, instance.subjectId, "members"))
      : new Map();
  const fact = await ctx.app.plugins.facts.get(instance.subjectType)?.load(ctx, instance);
  const { replyBy, endsOn } = (fact ?? {}) as { replyBy?: string | null; endsOn?: string | null };
  const date = template.startsWith("proposal") ? replyBy : endsOn;
  const people = await peopleById(ctx, to);
  for (const [personId, reader] of people) {
    const others = [...members.values()].filter((row) => row.id !== personId).map(fullName);
    await queueMessage(ctx, {
      key: `${effect.id}:${personId}`,
      personId,
      schemeId: instance.schemeId,
      template,
      params: {
        link: linkOf(template, instance),
        other: listed(reader, others),
        ...(date ? { date } : {}),
      },
    });
  }
}
