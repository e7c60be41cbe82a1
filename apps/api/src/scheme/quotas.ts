import type { Context } from "../context.ts";
import { offerPlaces } from "../enrolment/enrolment.service.ts";
import { DomainError } from "../graphql/errors.ts";
import { Reason, Refused } from "../graphql/problems.ts";
import { units } from "../institution/institution.service.ts";
import { say } from "../words.ts";
import { forgetQuotas, holdQueue } from "./places.ts";
import { type ParticipantRole, PlaceQuotaRow } from "./scheme.entity.ts";
import { settingNames, words } from "./scheme.words.ts";

export interface QuotaChange {
  serviceAreaId: string;
  role: ParticipantRole;
  places: number;
}

const most = 10_000;

/**
 * Sets how many places these queues have, and gives new ones to those who wait. Others stay as they
 * are. Throws `NOT_FOUND` for a unit that doesn't exist.
 */
export async function setQuotas(
  ctx: Context,
  schemeId: string,
  changes: readonly QuotaChange[],
): Promise<Refused | null> {
  const names = new Map((await units(ctx)).map((unit) => [unit.id, unit.name]));
  const byQueue = new Map(changes.map((one) => [`${one.serviceAreaId} ${one.role}`, one]));
  const ordered = [...byQueue].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one);
  const faults: Reason[] = [];
  for (const { serviceAreaId, role, places } of ordered) {
    const area = names.get(serviceAreaId);
    if (area === undefined) throw new DomainError("NOT_FOUND");
    const taken = await held(ctx, { schemeId, serviceAreaId, role });
    const what = `${say(ctx, settingNames.places)}, ${area}`;
    const message =
      places < 0 || places > most
        ? say(ctx, words.between, { what, least: 0, most })
        : places < taken
          ? say(ctx, words.fewerThanTaken, { area, taken, places })
          : null;
    if (message) {
      faults.push(
        Object.assign(new Reason(), { code: "places", message, place: "settings.places" }),
      );
    } else {
      await ctx.store.update(PlaceQuotaRow, { schemeId, serviceAreaId, role }, { places });
    }
  }
  forgetQuotas(ctx, schemeId);
  if (faults.length > 0) return Refused.because("INVALID", say(ctx, words.cannotSave), faults);
  for (const { serviceAreaId, role } of ordered) {
    await offerPlaces(ctx, { schemeId, serviceAreaId, role });
  }
  return null;
}

/** Holds the queue, made if need be, and returns how many places of it are taken. */
async function held(
  ctx: Context,
  key: { schemeId: string; serviceAreaId: string; role: ParticipantRole },
): Promise<number> {
  // A queue without a quota has let everybody in: they keep their places.
  await ctx.store.rows(
    `INSERT INTO app.place_quota (institution_id, scheme_id, service_area_id, role, places, taken)
     SELECT $1, $2, $3, $4, count(*), count(*) FROM app.enrolment
     WHERE institution_id = $1 AND scheme_id = $2 AND service_area_id = $3 AND role = $4
       AND has_place
     ON CONFLICT DO NOTHING`,
    [key.schemeId, key.serviceAreaId, key.role],
  );
  return (await holdQueue(ctx, key))?.taken ?? 0;
}
