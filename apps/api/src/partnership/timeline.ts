import type { Context } from "../context.ts";
import { fullName, peopleById } from "../person/person.service.ts";
import { say, type Text } from "../words.ts";
import { type HistoryLine, historyOf } from "../workflow/workflow.service.ts";
import { meetingRows } from "./meeting.ts";
import type { PartnershipRow } from "./partnership.entity.ts";
import { words } from "./partnership.words.ts";
import { sideOf } from "./side.ts";
import { type MemberState, memberStates, standing } from "./state.ts";

/**
 * What happened, oldest first. Members read it on the days on which it happened, and nothing that
 * their partner hasn't chosen to tell: no answer before everybody has answered, and never who ended
 * it. Coordinators read the log of the workflow.
 */
export async function timelineSeen(ctx: Context, row: PartnershipRow): Promise<HistoryLine[]> {
  const { me, manages } = await sideOf(ctx, row);
  if (me?.joining) return [];
  if (me) return memberLines(ctx, row, me);
  const lines = await historyOf(ctx, "partnership", row.id);
  return manages ? lines : lines.map((line) => ({ ...line, by: null }));
}

async function memberLines(
  ctx: Context,
  row: PartnershipRow,
  me: MemberState,
): Promise<HistoryLine[]> {
  const [states, now, meetings] = await Promise.all([
    memberStates(ctx, row.id),
    standing(ctx, row.id),
    meetingRows(ctx, row.id),
  ]);
  const people = await peopleById(
    ctx,
    states.map((one) => one.personId),
  );
  const lines: HistoryLine[] = [];
  const add = (at: Date | string | null, text: Text, who: MemberState | null = null) => {
    if (at === null) return;
    const person = who && people.get(who.personId);
    lines.push({
      at: new Date(at),
      text: say(ctx, text),
      by: person ? fullName(person) : null,
      personId: who?.personId ?? null,
      event: null,
      stepUid: null,
    });
  };

  add(row.createdAt, words.proposed);
  for (const state of states) {
    const told = now.matched || state.personId === me.personId;
    if (state.answer === "accept" && told) add(state.answeredAt, words.saidYes, state);
    if (row.startsOn === null) add(state.signedAt, words.signed, state);
  }
  add(row.startsOn, words.allSigned);
  for (const meeting of meetings) {
    add(meeting.heldOn, withMinutes(words.met, meeting.minutes));
  }
  add(row.endedAt, words.closed);
  add(me.evaluatedAt, words.evaluated, me);
  if (now.over && !now.matched) add(now.view.stageSince, words.cameToNothing);
  lines.push(...(await actLines(ctx, row, me)));
  return lines.sort((a, b) => a.at.getTime() - b.at.getTime());
}

/** What people did by a button, without who did it, unless it was the reader. */
async function actLines(
  ctx: Context,
  row: PartnershipRow,
  { personId }: MemberState,
): Promise<HistoryLine[]> {
  const sent = ctx.app.plugins.workflow.events;
  const all = await historyOf(ctx, "partnership", row.id);
  return all
    .filter(({ event }) => event !== null && !sent.has(event))
    .map((line) => (line.personId === personId ? line : { ...line, by: null, personId: null }));
}

const withMinutes = (text: Text, minutes: number): Text =>
  Object.fromEntries(
    Object.entries(text).map(([language, sentence]) => [
      language,
      sentence.replace("{minutes}", String(minutes)),
    ]),
  );
