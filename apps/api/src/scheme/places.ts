import DataLoader from "dataloader";
import { In } from "typeorm";
import type { Context } from "../context.ts";
import { type ParticipantRole, PlaceQuotaRow } from "./scheme.entity.ts";

/** A queue for places: one role of one service area of one scheme. */
export interface PlaceKey {
  schemeId: string;
  serviceAreaId: string | null;
  role: ParticipantRole;
}

const loader = (ctx: Context) =>
  ctx.once(
    "scheme.quotas",
    () =>
      new DataLoader<string, PlaceQuotaRow[]>(async (ids) => {
        const rows = await ctx.store.find(PlaceQuotaRow, { schemeId: In(ids) });
        return ids.map((id) => rows.filter((row) => row.schemeId === id));
      }),
  );

/** Every quota of a scheme, as first read by the request. Batched. */
export const quotasOf = (ctx: Context, schemeId: string): Promise<PlaceQuotaRow[]> =>
  loader(ctx).load(schemeId);

/** Makes the next read of the quotas a new one. */
export const forgetQuotas = (ctx: Context, schemeId: string): void => {
  loader(ctx).clear(schemeId);
};

/** How many wait in each queue of a scheme, by service area and role. Batched. */
export function waitingIn(ctx: Context, schemeId: string): Promise<Map<string, number>> {
  const counts = ctx.once(
    "scheme.waiting",
    () =>
      new DataLoader<string, Map<string, number>>(async (ids) => {
        const rows = await ctx.store.rows<{ schemeId: string; queue: string; count: number }>(
          `SELECT scheme_id AS "schemeId", service_area_id || ' ' || role AS queue,
             count(*)::int AS count
           FROM app.enrolment
           WHERE institution_id = $1 AND scheme_id = ANY($2::uuid[]) AND waiting_since IS NOT NULL
           GROUP BY 1, 2`,
          [ids],
        );
        return ids.map(
          (id) =>
            new Map(rows.filter((row) => row.schemeId === id).map((row) => [row.queue, row.count])),
        );
      }),
  );
  return counts.load(schemeId);
}

/**
 * Holds a queue until the transaction ends, so that places are given out one after another.
 * Always the first lock of an operation that takes or gives back a place; several queues are held
 * in one order. Null: there is no quota, and everybody has a place.
 */
export async function holdQueue(ctx: Context, key: PlaceKey): Promise<PlaceQuotaRow | null> {
  if (key.serviceAreaId === null) return null;
  const { schemeId, serviceAreaId, role } = key;
  return ctx.store.maybe(PlaceQuotaRow, { schemeId, serviceAreaId, role }, { lock: true });
}

/** Takes a place, if there is one. */
export async function takePlace(ctx: Context, key: PlaceKey): Promise<boolean> {
  return (await takePlaces(ctx, key, 1)) === 1;
}

/** Takes up to `wanted` places and returns how many there were. */
export async function takePlaces(ctx: Context, key: PlaceKey, wanted: number): Promise<number> {
  const quota = await holdQueue(ctx, key);
  if (!quota) return wanted;
  const given = Math.min(wanted, Math.max(0, quota.places - quota.taken));
  if (given > 0) await setTaken(ctx, quota, quota.taken + given);
  return given;
}

/** Gives a place back. Whoever calls it then offers the free place to the queue. */
export async function releasePlace(ctx: Context, key: PlaceKey): Promise<void> {
  const quota = await holdQueue(ctx, key);
  if (quota) await setTaken(ctx, quota, Math.max(0, quota.taken - 1));
}

async function setTaken(ctx: Context, quota: PlaceQuotaRow, taken: number): Promise<void> {
  const { schemeId, serviceAreaId, role } = quota;
  await ctx.store.update(PlaceQuotaRow, { schemeId, serviceAreaId, role }, { taken });
  forgetQuotas(ctx, schemeId);
}
