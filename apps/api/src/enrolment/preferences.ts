import DataLoader from "dataloader";
import { In } from "typeorm";
import { v7 as uuidv7 } from "uuid";
import { authorise } from "../access/can.ts";
import { recordAudit } from "../audit/audit.service.ts";
import type { Context } from "../context.ts";
import { DomainError } from "../graphql/errors.ts";
import { type Reason, Refused } from "../graphql/problems.ts";
import { fullName, peopleById } from "../person/person.service.ts";
import { schemeRow } from "../scheme/scheme.service.ts";
import { say } from "../words.ts";
import { views } from "../workflow/workflow.service.ts";
import { DeclarationRow, type EnrolmentRow, PreferenceRow } from "./enrolment.entity.ts";
import { words } from "./enrolment.words.ts";
import { changeEnrolment, enrolmentRow, enrolmentSubject, lockEnrolments } from "./rows.ts";

/** Replaces a mentee's choices; the first is the best. No choices is a choice as well. */
export async function setPreferences(
  ctx: Context,
  enrolmentId: string,
  mentorIds: readonly string[],
): Promise<EnrolmentRow | Refused> {
  const seen = await enrolmentRow(ctx, enrolmentId);
  authorise(ctx, "preference.edit", await enrolmentSubject(ctx, seen));
  const row = (await lockEnrolments(ctx, [enrolmentId])).get(enrolmentId)!;
  const refused = await mayChoose(ctx, row);
  if (refused) return refused;
  const most = (await schemeRow(ctx, row.schemeId)).settings.maxPreferences;
  if (mentorIds.length > most) {
    const params = { most, count: mentorIds.length };
    return Refused.because("TOO_MANY", say(ctx, words.tooManyPreferences, params));
  }
  if (new Set(mentorIds).size < mentorIds.length) {
    return Refused.because("TWICE", say(ctx, words.twice));
  }
  const reasons = await notChoosable(ctx, row, mentorIds);
  if (reasons.length > 0) {
    return Refused.because("NOT_CHOOSABLE", say(ctx, words.preferencesNot), reasons);
  }
  await ctx.store.remove(PreferenceRow, { enrolmentId });
  await ctx.store.insert(
    PreferenceRow,
    mentorIds.map((mentorEnrolmentId, i) => ({ enrolmentId, rank: i + 1, mentorEnrolmentId })),
  );
  const detail = { count: mentorIds.length };
  await recordAudit(ctx, "preference.set", { type: "enrolment", id: enrolmentId }, detail);
  return changeEnrolment(ctx, row, {});
}

async function mayChoose(ctx: Context, row: EnrolmentRow): Promise<Refused | null> {
  if (row.role !== "mentee") return Refused.because("MENTEES_ONLY", say(ctx, words.menteesOnly));
  const view = (await views(ctx, "enrolment", [row.id])).get(row.id);
  if (!view || view.status === "done" || view.tags.includes("done")) {
    return Refused.because("ENROLMENT_OVER", say(ctx, words.over));
  }
  return row.registeredAt ? null : Refused.because("REGISTER_FIRST", say(ctx, words.registerFirst));
}

/** Why some of these can't be chosen. Throws `NOT_FOUND` for an id that is no mentor's of the scheme. */
async function notChoosable(
  ctx: Context,
  row: EnrolmentRow,
  mentorIds: readonly string[],
): Promise<Reason[]> {
  const mentors = await Promise.all(mentorIds.map((id) => mentorRow(ctx, row, id)));
  const [states, declared] = await Promise.all([
    views(ctx, "enrolment", mentorIds),
    ctx.store.find(DeclarationRow, { enrolmentId: row.id }),
  ]);
  const people = await peopleById(
    ctx,
    mentors.map((mentor) => mentor.personId),
  );
  return mentors.flatMap((mentor) => {
    const name = fullName(people.get(mentor.personId)!);
    if (mentor.personId === row.personId) {
      return [{ code: "YOURSELF", message: say(ctx, words.yourself) }];
    }
    if (declared.some((one) => one.aboutPersonId === mentor.personId)) {
      return [{ code: "DECLARED", message: say(ctx, words.declaredNotChosen, { name }) }];
    }
    if (!states.get(mentor.id)?.tags.includes("matchable")) {
      return [{ code: "NOT_AVAILABLE", message: say(ctx, words.notAvailable, { name }) }];
    }
    return [];
  });
}

async function mentorRow(ctx: Context, row: EnrolmentRow, id: string): Promise<EnrolmentRow> {
  const mentor = await enrolmentRow(ctx, id);
  if (mentor.schemeId !== row.schemeId || mentor.role !== "mentor") {
    throw new DomainError("NOT_FOUND");
  }
  return mentor;
}

/** Says that these two must not be matched. A choice of that mentor is taken out. */
export async function declareConflict(
  ctx: Context,
  enrolmentId: string,
  mentorEnrolmentId: string,
): Promise<EnrolmentRow | Refused> {
  const seen = await enrolmentRow(ctx, enrolmentId);
  authorise(ctx, "declaration.edit", await enrolmentSubject(ctx, seen));
  const row = (await lockEnrolments(ctx, [enrolmentId])).get(enrolmentId)!;
  if (row.role !== "mentee") return Refused.because("MENTEES_ONLY", say(ctx, words.menteesOnly));
  const mentor = await mentorRow(ctx, row, mentorEnrolmentId);
  if (mentor.personId === row.personId) {
    return Refused.because("YOURSELF", say(ctx, words.yourself));
  }
  const about = { enrolmentId, aboutPersonId: mentor.personId };
  if ((await ctx.store.find(DeclarationRow, about)).length === 0) {
    const id = uuidv7();
    await ctx.store.insert(DeclarationRow, { id, schemeId: row.schemeId, ...about });
    await recordAudit(ctx, "declaration.make", { type: "declaration", id });
  }
  await ctx.store.remove(PreferenceRow, { enrolmentId, mentorEnrolmentId });
  return changeEnrolment(ctx, row, {});
}

export async function withdrawDeclaration(ctx: Context, id: string): Promise<EnrolmentRow> {
  const declaration = await ctx.store.get(DeclarationRow, id);
  const seen = await enrolmentRow(ctx, declaration.enrolmentId);
  authorise(ctx, "declaration.edit", await enrolmentSubject(ctx, seen));
  const row = (await lockEnrolments(ctx, [seen.id])).get(seen.id)!;
  await ctx.store.remove(DeclarationRow, { id });
  await recordAudit(ctx, "declaration.withdraw", { type: "declaration", id });
  return changeEnrolment(ctx, row, {});
}

/** A mentee's choices, best first. Batched. */
export function preferencesOf(ctx: Context, enrolmentId: string): Promise<PreferenceRow[]> {
  const loader = ctx.once(
    "enrolment.preferences",
    () =>
      new DataLoader<string, PreferenceRow[]>(
        async (ids) => {
          const rows = await ctx.store.find(
            PreferenceRow,
            { enrolmentId: In(ids) },
            { order: { rank: "ASC" } },
          );
          return ids.map((id) => rows.filter((row) => row.enrolmentId === id));
        },
        { cache: false },
      ),
  );
  return loader.load(enrolmentId);
}

/** The conflicts that a mentee has declared. Batched. */
export function declarationsOf(ctx: Context, enrolmentId: string): Promise<DeclarationRow[]> {
  const loader = ctx.once(
    "enrolment.declarations",
    () =>
      new DataLoader<string, DeclarationRow[]>(
        async (ids) => {
          const rows = await ctx.store.find(
            DeclarationRow,
            { enrolmentId: In(ids) },
            { order: { id: "ASC" } },
          );
          return ids.map((id) => rows.filter((row) => row.enrolmentId === id));
        },
        { cache: false },
      ),
  );
  return loader.load(enrolmentId);
}
