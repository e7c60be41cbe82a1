import { completeRegistrations } from "../enrolment/enrolment.service.ts";
import { grantRole } from "../institution/grant.service.ts";
import { units } from "../institution/institution.service.ts";
import type { PersonRow } from "../person/person.service.ts";
import { createScheme } from "../scheme/scheme.service.ts";
import {
  type Area,
  addressOf,
  areas,
  dice,
  type Extra,
  extra,
  manyNames,
  menteeAnswers,
  mentorAnswers,
} from "./cast.ts";
import { addPeople, inDays, list, open } from "./stage.ts";
import { good, type World } from "./world.ts";

/** The demo's scheme of a size to try things out at. */
export const largeScheme = {
  en: "Mentoring across the University",
  cy: "Mentora ar draws y Brifysgol",
};

/** So many people register at a time. */
const batch = 500;

/**
 * A scheme of the institution that `world` is in, with so many mentors and as many mentees, all of
 * them registered and nobody matched. What their registrations would tell them is left out.
 */
export async function playLarge(
  world: World,
  count: number,
  { unit, domain, coordinator }: { unit: string; domain: string; coordinator: PersonRow },
): Promise<void> {
  const roll = dice(3_000);
  const { schemeId, places } = await world.system(async (ctx) => {
    const all = await units(ctx);
    const unitId = all.find((one) => one.name === unit)!.id;
    const made = { templateKey: "psms", unitId, name: largeScheme.en };
    const { id } = good(await createScheme(ctx, made));
    await grantRole(ctx, { personId: coordinator.id, role: "coordinator", schemeId: id });
    const own = new Set(areas.map((area) => area.unit));
    return { schemeId: id, places: all.filter((one) => own.has(one.name)) };
  });
  await open(world, schemeId, coordinator, {
    name: largeScheme,
    opensOn: inDays(-60),
    registrationClosesOn: inDays(14),
    matchingOn: inDays(21),
    endsOn: inDays(400),
    quotas: places.flatMap(({ id }) =>
      (["mentor", "mentee"] as const).map((role) => ({
        serviceAreaId: id,
        role,
        places: Math.ceil(count / areas.length),
      })),
    ),
  });
  for (const [at, role] of (["mentor", "mentee"] as const).entries()) {
    for (let from = 0; from < count; from += batch) {
      const numbers = Array.from({ length: Math.min(batch, count - from) }, (_, i) => from + i);
      const where = numbers.map((n): Area => areas[n % areas.length]!);
      const extras = numbers.map((n, i): Extra => {
        const name = manyNames(at * count + n);
        const email = addressOf(name, domain).replace("@", `.${role}${n}@`);
        return { ...extra(roll, 0, where[i]!, role, domain), ...name, email };
      });
      const people = await addPeople(world, extras);
      const enrolments = await list(world, schemeId, role, people);
      const items = enrolments.map((enrolment, i) => ({
        enrolment,
        answers:
          role === "mentor"
            ? mentorAnswers(roll, extras[i]!, where[i]!)
            : menteeAnswers(roll, extras[i]!),
      }));
      await world.quietly(async (ctx) => {
        for (const placed of await completeRegistrations(ctx, schemeId, items)) good(placed);
      });
    }
  }
  await world.system((ctx) =>
    ctx.store.rows(
      // An array, not a join: the database hasn't counted the new rows yet, and would plan for a few.
      `UPDATE app.workflow_effect f SET state = 'skipped'
       WHERE f.institution_id = $1 AND f.state = 'pending' AND f.instance_id = ANY (ARRAY(
         SELECT i.id FROM app.workflow_instance i
         WHERE i.institution_id = $1 AND i.scheme_id = $2))`,
      [schemeId],
    ),
  );
}
