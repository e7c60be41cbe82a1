import type { Answers } from "@quad/forms";
import { DateTime } from "luxon";
import type { Context } from "../context.ts";
import {
  completeRegistrations,
  type EnrolmentRow,
  enrolMany,
} from "../enrolment/enrolment.service.ts";
import { grantRole } from "../institution/grant.service.ts";
import { createUnit, units } from "../institution/institution.service.ts";
import { createRound, publishRound, runsOf, startRun } from "../matching/round.service.ts";
import { partnershipsOfRound } from "../partnership/partnership.service.ts";
import { type PersonRow, setDemoRole, upsertPeople } from "../person/person.service.ts";
import {
  openScheme,
  type SchemeChanges,
  schemeRow,
  serviceAreaFor,
  updateScheme,
} from "../scheme/scheme.service.ts";
import type { Extra } from "./cast.ts";
import type { Part } from "./parts.ts";
import { good, type World } from "./world.ts";

/** A plain date so many days from today. */
export const inDays = (days: number): string => DateTime.utc().plus({ days }).toISODate();

/** Somebody who takes part. */
export interface Player {
  person: PersonRow;
  enrolment: EnrolmentRow;
  answers: Answers;
}

/** Adds units below each other; gives their ids by name. */
export async function addUnits(
  world: World,
  tree: readonly { name: string; kind: string; parent: string | null }[],
): Promise<Map<string, string>> {
  return world.system(async (ctx) => {
    const ids = new Map<string, string>();
    for (const { name, kind, parent } of tree) {
      const parentId = parent === null ? null : ids.get(parent)!;
      ids.set(name, (await createUnit(ctx, { name, kind, parentId })).id);
    }
    return ids;
  });
}

/** Adds people, each in the unit that their values name. */
export async function addPeople(world: World, people: readonly Extra[]): Promise<PersonRow[]> {
  return world.system(async (ctx) => {
    const ids = new Map((await units(ctx)).map((unit) => [unit.name, unit.id]));
    const done = await upsertPeople(
      ctx,
      people.map(({ unit, ...values }) => ({ ...values, unitId: ids.get(unit)! })),
    );
    return done.map(({ row }) => row);
  });
}

/** Changes a scheme as it is now. */
export async function change(
  ctx: Context,
  schemeId: string,
  changes: Omit<SchemeChanges, "id" | "expectedRevision">,
): Promise<void> {
  const { revision } = await schemeRow(ctx, schemeId);
  good(await updateScheme(ctx, { id: schemeId, expectedRevision: revision, ...changes }));
}

/** Names the coordinator, sets what is needed, and opens the scheme. */
export async function open(
  world: World,
  schemeId: string,
  coordinator: PersonRow,
  changes: Omit<SchemeChanges, "id" | "expectedRevision">,
): Promise<void> {
  await world.system(async (ctx) => {
    good(await grantRole(ctx, { personId: coordinator.id, role: "coordinator", schemeId }));
    await change(ctx, schemeId, changes);
    good(await openScheme(ctx, schemeId));
  });
}

/** Puts people on a scheme's list. */
export async function list(
  world: World,
  schemeId: string,
  role: "mentor" | "mentee",
  people: readonly PersonRow[],
): Promise<EnrolmentRow[]> {
  return world.system(async (ctx) => {
    const inputs = [];
    for (const { id, unitId } of people) {
      const serviceAreaId = await serviceAreaFor(ctx, schemeId, unitId);
      inputs.push({ personId: id, role, serviceAreaId });
    }
    return enrolMany(ctx, schemeId, inputs);
  });
}

/** Registers people who are on the list, in their order. */
export async function register(
  world: World,
  schemeId: string,
  role: "mentor" | "mentee",
  people: readonly { person: PersonRow; answers: Answers }[],
): Promise<Player[]> {
  const enrolments = await list(
    world,
    schemeId,
    role,
    people.map(({ person }) => person),
  );
  await world.system(async (ctx) => {
    const items = enrolments.map((enrolment, i) => ({ enrolment, answers: people[i]!.answers }));
    for (const placed of await completeRegistrations(ctx, schemeId, items)) good(placed);
  });
  await world.settle();
  return people.map((one, i) => ({ ...one, enrolment: enrolments[i]! }));
}

/** A matching exercise from its beginning until the proposals are out; gives the partnerships. */
export async function match(
  world: World,
  schemeId: string,
  coordinator: PersonRow,
): Promise<string[]> {
  const as = <T>(work: (ctx: Context) => Promise<T>) => world.as(coordinator.id, work);
  const round = good(await as((ctx) => createRound(ctx, schemeId)));
  good(await as((ctx) => startRun(ctx, round.id)));
  await world.settle();
  const [run] = await as((ctx) => runsOf(ctx, round.id));
  good(
    await as((ctx) =>
      publishRound(ctx, round.id, run!.id, { approvedOnly: false, unmatched: "nextRound" }),
    ),
  );
  await world.settle();
  return world.system(async (ctx) =>
    (await partnershipsOfRound(ctx, round.id)).map((row) => row.id),
  );
}

/** Marks people whom anybody may enter as, in the order of the list. */
export async function offerParts(
  world: World,
  casting: readonly (readonly [person: PersonRow, part: Part])[],
): Promise<void> {
  await world.system(async (ctx) => {
    for (const [order, [person, { role, ...does }]] of casting.entries()) {
      await setDemoRole(ctx, person.id, { role, does, order });
    }
  });
}
