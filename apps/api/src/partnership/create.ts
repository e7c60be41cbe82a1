import { DateTime } from "luxon";
import { v7 as uuidv7 } from "uuid";
import { recordAudit } from "../audit/audit.service.ts";
import type { Context } from "../context.ts";
import { type EnrolmentRow, enrolmentsById } from "../enrolment/enrolment.service.ts";
import { lockScheme } from "../scheme/scheme.service.ts";
import { startInstances, views } from "../workflow/workflow.service.ts";
import { PartnershipMemberRow, PartnershipRow } from "./partnership.entity.ts";
import type { StoredReasons } from "./partnership.types.ts";
import { openCounts, roomTaken } from "./rows.ts";

/** People to be proposed to each other, by enrolment. A circle has mentees alone. */
export interface NewPartnership {
  mentors: readonly string[];
  mentees: readonly string[];
  /** Default: the first model of the scheme. */
  model?: string;
  reasons?: StoredReasons;
}

export interface NewPartnerships {
  schemeId: string;
  /** Within a round the same people are proposed to each other once, however often this is called. */
  roundId: string | null;
  /** The last day for an answer; by default so many days from today as the scheme gives. */
  replyBy?: string;
  partnerships: readonly NewPartnership[];
}

export interface LeftOut {
  mentors: readonly string[];
  mentees: readonly string[];
  /** `full`: one of them has no room left. `gone`: one of them isn't in the pool any more. */
  because: "full" | "gone";
}

const everybody = ({ mentors, mentees }: NewPartnership): string[] => [...mentors, ...mentees];

const keyOf = (enrolmentIds: readonly string[]) => [...enrolmentIds].sort().join(" ");

/** So many partnerships are written at a time. */
const batch = 500;

/**
 * Proposes people to each other. The scheme is held while rooms are counted and taken, so that no
 * number of calls at once gives anybody more partnerships than they have room for.
 */
export async function createPartnerships(
  ctx: Context,
  { schemeId, roundId, replyBy, partnerships }: NewPartnerships,
): Promise<{ created: string[]; leftOut: LeftOut[] }> {
  const { settings } = await lockScheme(ctx, schemeId);
  const proposed = await alreadyProposed(ctx, roundId);
  const modelOf = ({ model }: NewPartnership) => model ?? settings.models[0] ?? "one-to-one";
  const fresh = partnerships
    .filter((one) => !proposed.has(keyOf(everybody(one))))
    .map((one) => ({ ...one, model: modelOf(one) }));
  const { fitting, leftOut, enrolments } = await withRoom(ctx, fresh);
  const last =
    replyBy ??
    DateTime.now().setZone(settings.timeZone).plus({ days: settings.replyDays }).toISODate()!;
  const rows = fitting.map((one) => ({
    members: everybody(one),
    id: uuidv7(),
    schemeId,
    roundId,
    model: one.model,
    reasons: one.reasons ?? {},
    replyBy: last,
  }));
  for (let at = 0; at < rows.length; at += batch) {
    await write(ctx, rows.slice(at, at + batch), enrolments);
  }
  return { created: rows.map((row) => row.id), leftOut };
}

/** Who has been proposed to whom in this round, whatever became of it. */
async function alreadyProposed(ctx: Context, roundId: string | null): Promise<Set<string>> {
  if (roundId === null) return new Set();
  const rows = await ctx.store.rows<{ ids: string[] }>(
    `SELECT array_agg(m.enrolment_id) AS ids FROM app.partnership p
     JOIN app.partnership_member m ON m.institution_id = $1 AND m.partnership_id = p.id
     WHERE p.institution_id = $1 AND p.round_id = $2 GROUP BY p.id`,
    [roundId],
  );
  return new Set(rows.map((row) => keyOf(row.ids)));
}

/** Those of which everybody is in the pool and has room, in the order given. */
async function withRoom<P extends NewPartnership & { model: string }>(
  ctx: Context,
  partnerships: readonly P[],
) {
  const ids = [...new Set(partnerships.flatMap(everybody))];
  const enrolments = await enrolmentsById(ctx, ids);
  const states = await views(ctx, "enrolment", ids);
  const open = await openCounts(ctx, ids);
  const left = new Map(
    ids.map((id) => [id, (enrolments.get(id)?.capacity ?? 0) - (open.get(id) ?? 0)]),
  );
  const fitting: P[] = [];
  const leftOut: LeftOut[] = [];
  for (const one of partnerships) {
    const { mentors, mentees, model } = one;
    const room = (id: string) => (mentors.includes(id) ? roomTaken(model, mentees.length) : 1);
    const all = everybody(one);
    const gone = all.some((id) => !states.get(id)?.tags.includes("matchable"));
    const full = all.some((id) => left.get(id)! < room(id));
    if (gone || full) {
      leftOut.push({ mentors, mentees, because: gone ? "gone" : "full" });
      continue;
    }
    for (const id of all) left.set(id, left.get(id)! - room(id));
    fitting.push(one);
  }
  return { fitting, leftOut, enrolments };
}

type Row = { members: readonly string[] } & Pick<
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
    rows.map(({ members: _, ...row }) => row),
  );
  const member = (partnershipId: string, enrolmentId: string) => {
    const { personId, role } = enrolments.get(enrolmentId)!;
    return { partnershipId, enrolmentId, personId, role };
  };
  await ctx.store.insert(
    PartnershipMemberRow,
    rows.flatMap(({ id, members }) => members.map((one) => member(id, one))),
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
