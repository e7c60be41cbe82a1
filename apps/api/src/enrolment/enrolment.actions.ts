import type { Context } from "../context.ts";
import type { ActionPlugin, Effect } from "../plugins/plugin.ts";
import { holdQueue, releasePlace, takePlace } from "../scheme/scheme.service.ts";
import type { EnrolmentRow } from "./enrolment.entity.ts";
import { offerPlaces } from "./queue.ts";
import { changeEnrolment, enrolmentRow, lockEnrolments } from "./rows.ts";

/** The effect's enrolment, held together with its queue; null for another subject. */
async function held(ctx: Context, { instance }: Effect): Promise<EnrolmentRow | null> {
  if (instance.subjectType !== "enrolment") return null;
  await holdQueue(ctx, await enrolmentRow(ctx, instance.subjectId));
  return (await lockEnrolments(ctx, [instance.subjectId])).get(instance.subjectId) ?? null;
}

/** Whoever finds every place taken stands in line, so that nobody is forgotten. */
async function take(ctx: Context, effect: Effect): Promise<void> {
  const row = await held(ctx, effect);
  if (!row || row.hasPlace) return;
  const taken = await takePlace(ctx, row);
  await changeEnrolment(ctx, row, {
    hasPlace: taken,
    waitingSince: taken ? null : (row.waitingSince ?? new Date()),
  });
}

async function release(ctx: Context, effect: Effect): Promise<void> {
  const row = await held(ctx, effect);
  if (!row || (!row.hasPlace && row.waitingSince === null)) return;
  await changeEnrolment(ctx, row, { hasPlace: false, waitingSince: null });
  if (!row.hasPlace) return;
  await releasePlace(ctx, row);
  await offerPlaces(ctx, row);
}

async function join(ctx: Context, effect: Effect): Promise<void> {
  const row = await held(ctx, effect);
  if (!row || row.hasPlace || row.waitingSince !== null) return;
  await changeEnrolment(ctx, row, { waitingSince: new Date() });
}

const about = { v: 1, params: {}, idempotency: "transaction" } as const;

/** Changes the facts of an enrolment, if there are any. */
const become = (values: object) => (facts: Record<string, unknown>) =>
  ({
    ...facts,
    ...(facts.enrolment ? { enrolment: { ...(facts.enrolment as object), ...values } } : {}),
  }) as never;

export const enrolmentActions: readonly ActionPlugin[] = [
  {
    ...about,
    type: "place.take",
    label: { en: "Take a place", cy: "Cymryd lle" },
    sentence: {
      en: "give them a place, or a place in the queue when all are taken",
      cy: "rhoi lle iddynt, neu le yn y ciw os yw pob un wedi'i lenwi",
    },
    simulate: become({ hasPlace: true }),
    run: take,
  },
  {
    ...about,
    type: "place.release",
    label: { en: "Give the place back", cy: "Rhoi'r lle yn ôl" },
    sentence: {
      en: "give their place to whoever has waited longest",
      cy: "rhoi eu lle i bwy bynnag sydd wedi aros hiraf",
    },
    simulate: become({ hasPlace: false }),
    run: release,
  },
  {
    ...about,
    type: "list.join",
    label: { en: "Put on the waiting list", cy: "Rhoi ar y rhestr aros" },
    sentence: { en: "put them on the waiting list", cy: "eu rhoi ar y rhestr aros" },
    simulate: become({ hasPlace: false }),
    run: join,
  },
];
