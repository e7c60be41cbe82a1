import type { Answers } from "@quad/forms";
import DataLoader from "dataloader";
import { In } from "typeorm";
import { v7 as uuidv7 } from "uuid";
import { authorise } from "../access/can.ts";
import { recordAudit } from "../audit/audit.service.ts";
import type { Context } from "../context.ts";
import { checkAnswers, currentForm } from "../form/form.service.ts";
import { AnswerProblem, InvalidAnswers, Refused } from "../graphql/problems.ts";
import { schemeRow, schemeSettings } from "../scheme/scheme.service.ts";
import { say } from "../words.ts";
import { happen, today } from "./happen.ts";
import { MeetingRow, type PartnershipRow } from "./partnership.entity.ts";
import { words } from "./partnership.words.ts";
import { lockPartnership, partnershipRow } from "./rows.ts";
import { myState, partnershipSubject } from "./side.ts";
import { standing } from "./state.ts";

/** Counts and dates of a partnership's meetings. They say nothing of what was talked about. */
export interface MeetingDates {
  count: number;
  lastOn: string | null;
  /** The day arranged last, if it is today or later. */
  nextOn: string | null;
}

/** Writes down a meeting that took place. The first one is an hour long unless it says otherwise. */
export async function logMeeting(
  ctx: Context,
  id: string,
  answers: Answers,
): Promise<PartnershipRow | InvalidAnswers | Refused> {
  authorise(ctx, "meeting.log", await partnershipSubject(ctx, await partnershipRow(ctx, id)));
  const row = await lockPartnership(ctx, id);
  const me = await myState(ctx, row);
  if (!(await standing(ctx, id)).working) {
    return Refused.because("NOT_NOW", say(ctx, words.notNow));
  }
  const form = await currentForm(ctx, row.schemeId, "meeting-log");
  const checked = checkAnswers(ctx, form, { ...(await usual(ctx, row)), ...answers });
  if (!checked.ok) return checked.problems;
  const { heldOn, minutes, mode, nextOn } = checked.answers;
  if (String(heldOn) > (await today(ctx, row.schemeId))) {
    const message = say(ctx, words.heldInFuture);
    const problem = { path: ["heldOn"], code: "inFuture", params: {}, message };
    return InvalidAnswers.of(say(ctx, words.mend), [Object.assign(new AnswerProblem(), problem)]);
  }
  const meetingId = uuidv7();
  await ctx.store.insert(MeetingRow, {
    id: meetingId,
    partnershipId: id,
    formVersionId: form.id,
    heldOn: String(heldOn),
    minutes: Number(minutes),
    mode: typeof mode === "string" ? mode : null,
    answers: checked.answers,
    nextOn: typeof nextOn === "string" ? nextOn : null,
    loggedBy: me.personId,
    loggedAt: new Date(),
  });
  const event = { id: `meeting:${meetingId}`, type: "meeting.logged" };
  const refused = await happen(ctx, row, event, ["member"]);
  if (refused) return refused;
  await recordAudit(ctx, "meeting.log", { type: "partnership", id }, { meetingId });
  return row;
}

async function usual(ctx: Context, row: PartnershipRow): Promise<Answers> {
  const first = (await ctx.store.maybe(MeetingRow, { partnershipId: row.id })) === null;
  if (!first) return {};
  const settings = schemeSettings(await schemeRow(ctx, row.schemeId));
  return { minutes: settings.firstMeetingIntroMinutes + settings.firstMeetingMainMinutes };
}

/** Newest first. Batched. The caller has asked whether these may be read. */
export function meetingRows(ctx: Context, partnershipId: string): Promise<MeetingRow[]> {
  return ctx
    .once(
      "partnership.meetings",
      () =>
        new DataLoader<string, MeetingRow[]>(
          async (ids) => {
            const rows = await ctx.store.find(
              MeetingRow,
              { partnershipId: In(ids) },
              { order: { heldOn: "DESC", loggedAt: "DESC" } },
            );
            return ids.map((id) => rows.filter((row) => row.partnershipId === id));
          },
          { cache: false },
        ),
    )
    .load(partnershipId);
}

/** Batched. */
export async function meetingDates(ctx: Context, row: PartnershipRow): Promise<MeetingDates> {
  const found = await ctx
    .once(
      "partnership.meetingDates",
      () => new DataLoader<string, MeetingDates>((ids) => loadDates(ctx, ids), { cache: false }),
    )
    .load(row.id);
  const gone = found.nextOn !== null && found.nextOn < (await today(ctx, row.schemeId));
  return gone ? { ...found, nextOn: null } : found;
}

async function loadDates(ctx: Context, ids: readonly string[]): Promise<MeetingDates[]> {
  const rows = await ctx.store.rows<MeetingDates & { id: string }>(
    `SELECT partnership_id AS id, count(*)::int AS count, max(held_on) AS "lastOn",
       (array_agg(next_on ORDER BY held_on DESC, logged_at DESC))[1] AS "nextOn"
     FROM app.meeting WHERE institution_id = $1 AND partnership_id = ANY ($2::uuid[])
     GROUP BY partnership_id`,
    [ids],
  );
  const byId = new Map(rows.map(({ id, ...dates }) => [id, dates]));
  return ids.map((id) => byId.get(id) ?? { count: 0, lastOn: null, nextOn: null });
}
