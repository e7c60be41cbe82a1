import type { PairIds } from "@quad/matching";
import { authorise } from "../access/can.ts";
import { recordAudit } from "../audit/audit.service.ts";
import type { Context } from "../context.ts";
import { enrolmentRow } from "../enrolment/enrolment.service.ts";
import { DomainError } from "../graphql/errors.ts";
import { Refused } from "../graphql/problems.ts";
import { schemeSubject } from "../scheme/scheme.service.ts";
import { listed, say } from "../words.ts";
import { PairingRow, type RoundRow } from "./matching.entity.ts";
import { words } from "./matching.words.ts";
import { namesOf } from "./names.ts";
import { askAboutPool } from "./opened.ts";
import { presentPool } from "./pool.ts";
import { reason } from "./possible.ts";
import { lockRound, pairingsOf, roundRow } from "./rows.ts";
import { starter } from "./run.service.ts";

/** Characters of the reason for a decision by hand. */
const longest = 500;

export interface PairingValues extends PairIds {
  roundId: string;
  /** Null removes what was decided. */
  kind: PairingRow["kind"] | null;
  reason: string | null;
}

/**
 * Locks two people together or keeps them apart in the next run, or leaves them to the matcher
 * again. A lock that no run could keep is refused, with the rule that stands against it.
 */
export async function setPairing(ctx: Context, values: PairingValues): Promise<RoundRow | Refused> {
  const { roundId, mentee, mentor, kind } = values;
  const text = reasonText(values.reason);
  const { schemeId } = await roundRow(ctx, roundId);
  authorise(ctx, "round.pair", await schemeSubject(ctx, schemeId));
  await inScheme(ctx, schemeId, values);
  const round = await lockRound(ctx, roundId);
  if (round.publishedRunId) return Refused.because("PUBLISHED", say(ctx, words.published));
  if (kind === "locked") {
    const refused = await cannotLock(ctx, round, values);
    if (refused) return refused;
  }
  const key = { roundId, menteeEnrolmentId: mentee, mentorEnrolmentId: mentor };
  await ctx.store.remove(PairingRow, key);
  if (kind) {
    await ctx.store.insert(PairingRow, {
      ...key,
      kind,
      reason: text,
      createdBy: starter(ctx),
      createdAt: new Date(),
    });
  }
  await recordAudit(ctx, "round.pair", { type: "round", id: roundId }, { mentee, mentor, kind });
  return round;
}

/** The reason that was given, null for none. Throws `BAD_USER_INPUT` when it is too long. */
export function reasonText(given: string | null): string | null {
  const text = given?.trim() || null;
  if (text && text.length > longest) {
    throw new DomainError("BAD_USER_INPUT", `Write at most ${longest} characters.`);
  }
  return text;
}

/** Throws `NOT_FOUND` for people of another scheme or in another role. */
async function inScheme(ctx: Context, schemeId: string, pair: PairIds): Promise<void> {
  for (const role of ["mentee", "mentor"] as const) {
    const row = await enrolmentRow(ctx, pair[role]);
    if (row.schemeId !== schemeId || row.role !== role) throw new DomainError("NOT_FOUND");
  }
}

async function cannotLock(
  ctx: Context,
  round: RoundRow,
  { mentee, mentor }: PairIds,
): Promise<Refused | null> {
  const { schemeId } = round;
  const pool = await presentPool(ctx, schemeId);
  const others = (await pairingsOf(ctx, round.id)).filter(
    (one) =>
      one.kind === "locked" &&
      (one.menteeEnrolmentId !== mentee || one.mentorEnrolmentId !== mentor),
  );
  const ofMentee = others
    .filter((one) => one.menteeEnrolmentId === mentee)
    .map((one) => one.mentorEnrolmentId);
  const ofMentor = others
    .filter((one) => one.mentorEnrolmentId === mentor)
    .map((one) => one.menteeEnrolmentId);
  const nameOf = await namesOf(ctx, [mentee, mentor, ...ofMentee, ...ofMentor]);
  const name = (id: string) => nameOf(id).name;
  const names = (ids: string[]) => listed(ctx, ids.map(name));
  const no = (code: string, message: string) =>
    Refused.because("CANNOT_LOCK", say(ctx, words.cannotLock), [reason(code, message)]);

  const present = new Set([...pool.mentees, ...pool.mentors].map((one) => one.id));
  for (const id of [mentee, mentor]) {
    if (!present.has(id)) return no("NOT_IN_POOL", say(ctx, words.notInPool, { name: name(id) }));
  }
  const ask = { pairs: [{ mentee, mentor }], locale: ctx.locale };
  const [ruledOut] = await askAboutPool(ctx, schemeId, "ruledOut", ask);
  if (ruledOut) return no(ruledOut.rule, ruledOut.sentence);
  if (ofMentee.length > 0) {
    const params = { mentee: name(mentee), names: names(ofMentee) };
    return no("MENTEE_LOCKED", say(ctx, words.menteeLocked, params));
  }
  const count = pool.mentors.find((one) => one.id === mentor)!.capacity;
  if (ofMentor.length < count) return null;
  const params = { mentor: name(mentor), count, names: names(ofMentor) };
  return no("MENTOR_FULL", say(ctx, words.mentorLocked, params));
}
