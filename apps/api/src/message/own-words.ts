import type { Json } from "@quad/workflow";
import type { Context } from "../context.ts";
import { peopleOfEnrolments } from "../enrolment/enrolment.service.ts";
import { recipients } from "../partnership/partnership.service.ts";
import { fullName, peopleById } from "../person/person.service.ts";
import type { Effect, InstanceRef } from "../plugins/plugin.ts";
import { coordinatorsOfSubject } from "./coordinators.ts";
import { letter } from "./letter.ts";
import { queueMessage } from "./message.service.ts";
import type { NoticeForm } from "./notice.entity.ts";
import { showNotice } from "./notice.ts";
import { pageOf, type Reader, readersOf, staffPage } from "./notify.ts";

/** The words in both languages; what lacks one is said in English. */
const both = (text: Json | undefined): { en: string; cy: string } => {
  const given = (text ?? {}) as Record<string, string>;
  const en = given.en ?? "";
  return { en, cy: given.cy || en };
};

/** Paragraphs as somebody wrote them, and the way to the page. */
function wording(subject: { en: string; cy: string }, body: { en: string; cy: string }) {
  const parts = (language: "en" | "cy") => ({
    subject: subject[language],
    says: [body[language], "{link}"],
  });
  return letter(parts("en"), parts("cy"));
}

/** The letter that these params of `notify.write` or `coordinator.tell` make. */
export const lettersWords = (params: Record<string, Json>) =>
  params.text === undefined
    ? wording(both(params.subject), both(params.body))
    : wording(both(params.text), both(params.text));

/** Sends a letter in the words of whoever made the workflow. */
export async function ownWords(ctx: Context, effect: Effect): Promise<void> {
  const { instance, params } = effect;
  const text = lettersWords(params);
  const coordinators = params.to === "coordinators";
  for (const personId of await readersOf(ctx, instance, params.to as Reader)) {
    await queueMessage(ctx, {
      key: `${effect.id}:${personId}`,
      personId,
      schemeId: instance.schemeId,
      template: "own-words",
      text,
      params: { link: coordinators ? staffPage(instance) : pageOf(instance) },
    });
  }
}

/** Asks people to fill something in: it waits on their first page until they have. */
export async function openForm(ctx: Context, effect: Effect): Promise<void> {
  const people = await readersOf(ctx, effect.instance, effect.params.to as Reader);
  await showNotice(ctx, effect, people, { form: effect.params.form as NoticeForm, text: null });
}

/** A notice and a letter to those who coordinate, with whom it is about. */
export async function tellCoordinators(ctx: Context, effect: Effect): Promise<void> {
  const { instance } = effect;
  const said = both(effect.params.text);
  const about = await namesOf(ctx, instance);
  const of = (text: string) => (about === "" ? text : `${about}: ${text}`);
  const text = { en: of(said.en), cy: of(said.cy) };
  const people = await coordinatorsOfSubject(ctx, instance);
  await showNotice(ctx, effect, people, { form: null, text });
  for (const personId of people) {
    await queueMessage(ctx, {
      key: `${effect.id}:${personId}`,
      personId,
      schemeId: instance.schemeId,
      template: "own-words",
      text: wording(text, text),
      params: { link: staffPage(instance) },
    });
  }
}

async function namesOf(
  ctx: Context,
  { subjectType, subjectId }: Pick<InstanceRef, "subjectType" | "subjectId">,
): Promise<string> {
  if (subjectType === "round") return "";
  if (subjectType === "enrolment") {
    const found = (await peopleOfEnrolments(ctx, [subjectId])).get(subjectId);
    return found ? fullName(found.person) : "";
  }
  const people = await peopleById(ctx, await recipients(ctx, subjectId, "members"));
  return [...people.values()].map(fullName).join(", ");
}
