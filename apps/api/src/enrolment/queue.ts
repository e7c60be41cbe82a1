import DataLoader from "dataloader";
import { v7 as uuidv7 } from "uuid";
import { recordAudit } from "../audit/audit.service.ts";
import type { Context } from "../context.ts";
import { holdQueue, type PlaceKey, takePlaces } from "../scheme/scheme.service.ts";
import { dispatch } from "../workflow/workflow.service.ts";
import { lockEnrolments, remember } from "./rows.ts";

/** The same request, with the system as the one who acts: what follows by itself is nobody's deed. */
export const bySystem = (ctx: Context): Context =>
  Object.create(ctx, { actor: { value: { kind: "system" }, enumerable: true } }) as Context;

/**
 * Gives every free place of a queue to those who have waited longest, at once. Returns how many.
 * Called whenever a place may have become free.
 */
export async function offerPlaces(ctx: Context, key: PlaceKey): Promise<number> {
  const quota = await holdQueue(ctx, key);
  if (!quota || quota.taken >= quota.places) return 0;
  const next = await ctx.store.rows<{ id: string }>(
    `SELECT id FROM app.enrolment
     WHERE institution_id = $1 AND scheme_id = $2 AND service_area_id = $3 AND role = $4
       AND waiting_since IS NOT NULL
     ORDER BY waiting_since, id LIMIT $5`,
    [key.schemeId, key.serviceAreaId, key.role, quota.places - quota.taken],
  );
  if (next.length === 0) return 0;
  const ids = next.map((one) => one.id);
  await takePlaces(ctx, key, ids.length);
  const rows = await lockEnrolments(ctx, ids);
  await ctx.store.rows(
    `UPDATE app.enrolment SET has_place = true, waiting_since = NULL, revision = revision + 1
     WHERE institution_id = $1 AND id = ANY($2::uuid[])`,
    [ids],
  );
  const system = bySystem(ctx);
  for (const id of ids) {
    const row = rows.get(id)!;
    remember(ctx, { ...row, hasPlace: true, waitingSince: null, revision: row.revision + 1 });
    const event = { id: uuidv7(), type: "place.offered" };
    const subject = { subjectType: "enrolment", subjectId: id } as const;
    const done = await dispatch(system, { ...subject, event, roles: ["system"] });
    // A workflow that doesn't wait for this reads that there is a place when it next looks.
    if (done.kind === "conflict") throw new Error("An offer of a place names no revision.");
    await recordAudit(system, "place.offer", { type: "enrolment", id });
  }
  return ids.length;
}

/** Place in the queue, 1 being next; null for whoever isn't waiting. */
export function waitingPosition(ctx: Context, enrolmentId: string): Promise<number | null> {
  return positions(ctx).load(enrolmentId);
}

/** The same for many, as the queues stand now. */
export async function waitingPositions(
  ctx: Context,
  ids: readonly string[],
): Promise<Map<string, number>> {
  if (ids.length === 0) return new Map();
  const rows = await ctx.store.rows<{ id: string; position: number }>(
    `SELECT e.id, (SELECT count(*)::int FROM app.enrolment o
         WHERE o.institution_id = $1 AND o.scheme_id = e.scheme_id AND o.role = e.role
           AND o.service_area_id = e.service_area_id AND o.waiting_since IS NOT NULL
           AND (o.waiting_since, o.id) <= (e.waiting_since, e.id)) AS position
     FROM app.enrolment e
     WHERE e.institution_id = $1 AND e.id = ANY($2::uuid[]) AND e.waiting_since IS NOT NULL`,
    [ids],
  );
  return new Map(rows.map((row) => [row.id, row.position]));
}

const positions = (ctx: Context) =>
  ctx.once(
    "enrolment.positions",
    () =>
      new DataLoader<string, number | null>(
        async (ids) => {
          const found = await waitingPositions(ctx, ids);
          return ids.map((id) => found.get(id) ?? null);
        },
        { cache: false },
      ),
  );
