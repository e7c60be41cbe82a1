import type { Context } from "../context.ts";
import { type ParticipantRole, PlaceQuotaRow } from "./scheme.entity.ts";

/** A queue for places: one role of one service area of one scheme. */
export interface PlaceKey {
  schemeId: string;
  serviceAreaId: string | null;
  role: ParticipantRole;
}

/** Every quota of a scheme. One query a request and scheme. */
export function quotasOf(ctx: Context, schemeId: string): Promise<PlaceQuotaRow[]> {
  return ctx.once(`quotas:${schemeId}`, () => ctx.store.find(PlaceQuotaRow, { schemeId }));
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
}
