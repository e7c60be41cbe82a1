import { DateTime } from "luxon";
import { v7 as uuidv7 } from "uuid";
import { recordAudit } from "../audit/audit.service.ts";
import type { Context } from "../context.ts";
import { type EnrolmentRow, enrolmentsById } from "../enrolment/enrolment.service.ts";
import { lockScheme } from "../scheme/scheme.service.ts";
import { startInstances, views } from "../workflow/workflow.service.ts";
import { PartnershipMemberRow, PartnershipRow } from "./partnership.entity.ts";
import type { StoredReasons } from "./partnership.types.ts";
import { openCounts } from "./rows.ts";

export interface NewPair {
  mentorEnrolmentId: string;
  menteeEnrolmentId: string;
  /** Enrolments of whoever else is in it, in a model of more than two. */
  others?: readonly string[];
  reasons?: StoredReasons;
}

export interface NewPartnerships {
  schemeId: string;
  /** Within a round a mentee gets one partnership, however often this is called. */
  roundId: string | null;
  /** The last day for an answer; by default so many days from today as the scheme gives. */
  replyBy?: string;
  pairs: readonly NewPair[];
}

export interface LeftOut {
  mentorEnrolmentId: string;
  menteeEnrolmentId: string;
  /** `full`: one of them has no room left. `gone`: one of them isn't in the pool any more. */
  because: "full" | "gone";
}

const everybody = ({ mentorEnrolmentId, menteeEnrolmentId, others = [] }: NewPair): string[] => [
  mentorEnrolmentId,
  menteeEnrolmentId,
  ...others,
];

/** So many pairs are written at a time. */
const batch = 500;

/**
 * Proposes people to each other. The scheme is held while rooms are counted and taken, so that no
 * number of calls at once gives anybody more partnerships than they have room for.
 */
export async function createPartnerships(
  ctx: Context,
  { schemeId, roundId, replyBy, pairs }: NewPartnerships,
): Promise<{ created: string[]; leftOut: LeftOut[] }> {
  const { settings } = await lockScheme(ctx, schemeId);
  const proposed = await alreadyProposed(ctx, roundId);
  const fresh = pairs.filter((pair) => !everybody(pair).some((id) => proposed.has(id)));
  const { fitting, leftOut, enrolments } = await withRoom(ctx, fresh);
  const last =
    replyBy ??
    DateTime.now().setZone(settings.timeZone).plus({ days: settings.replyDays }).toISODate()!;
  const rows = fitting.map((pair) => ({
    pair,
    id: uuidv7(),
    schemeId,
    roundId,
    model: settings.models[0] ?? "one-to-one",
    reasons: pair.reasons ?? {},
    replyBy: last,
  }));
  for (let at = 0; at < rows.length; at += batch) {
    await write(ctx, rows.slice(at, at + batch), enrolments);
  }
  return { created: rows.map((row) => row.id), leftOut };
}

async function alreadyProposed(ctx: Context, roundId: string | null): Promise<Set<string>> {
  if (roundId === null) return new Set();
  const rows = await ctx.store.rows<{ id: string }>(
    `SELECT m.enrolment_id AS id FROM app.partnership p
     JOIN app.partnership_member m ON m.institution_id = $1 AND m.partnership_id = p.id
     WHERE p.institution_id = $1 AND p.round_id = $2 AND m.role = 'mentee'`,
    [roundId],
  );
  return new Set(rows.map((row) => row.id));
}

/** Those of which everybody is in the pool and has room, in the order given. */
async function withRoom(ctx: Context, pairs: readonly NewPair[]) {
  const ids = [...new Set(pairs.flatMap(everybody))];
  const enrolments = await enrolmentsById(ctx, ids);
  const states = await views(ctx, "enrolment", ids);
  const open = await openCounts(ctx, ids);
  const left = new Map(
    ids.map((id) => [id, (enrolments.get(id)?.capacity ?? 0) - (open.get(id) ?? 0)]),
  );
  const fitting: NewPair[] = [];
  const leftOut: LeftOut[] = [];
  for (const pair of pairs) {
    const all = everybody(pair);
    const gone = all.some((id) => !states.get(id)?.tags.includes("matchable"));
    const full = all.some((id) => left.get(id)! < 1);
    if (gone || full) {
      const { mentorEnrolmentId, menteeEnrolmentId } = pair;
      leftOut.push({ mentorEnrolmentId, menteeEnrolmentId, because: gone ? "gone" : "full" });
      continue;
    }
    for (const id of all) left.set(id, left.get(id)! - 1);
    fitting.push(pair);
  }
  return { fitting, leftOut, enrolments };
}

type Row = { pair: NewPair } & Pick<
  PartnershipRow,
  "id" | "schemeId" | "roundId" | "model" | "reasons" | "replyBy"
>;

async function write(
  ctx: Context,
  rows: readonly Row[],
  enrolments: ReadonlyMap<string, EnrolmentRow>,
): Promise<void> {
  await ctx.store.insert(
    PartnershipRow,
    rows.map(({ pair: _, ...row }) => row),
  );
  const member = (partnershipId: string, enrolmentId: string) => {
    const { personId, role } = enrolments.get(enrolmentId)!;
    return { partnershipId, enrolmentId, personId, role };
  };
  await ctx.store.insert(
    PartnershipMemberRow,
    rows.flatMap(({ id, pair }) => everybody(pair).map((one) => member(id, one))),
  );
  await startInstances(
    ctx,
    rows.map(({ id, schemeId }) => ({
      schemeId,
      key: "partnership",
      subjectType: "partnership",
      subjectId: id,
    })),
  );
  for (const { id, roundId } of rows) {
    await recordAudit(ctx, "partnership.propose", { type: "partnership", id }, { roundId });
  }
}
