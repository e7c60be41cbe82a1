import type { Answers } from "@quad/forms";
import { v7 as uuidv7 } from "uuid";
import { recordAudit } from "../audit/audit.service.ts";
import type { Context } from "../context.ts";
import {
  answersConflict,
  checkAnswers,
  currentForm,
  type FormVersionRow,
  responseOf,
  submitChecked,
} from "../form/form.service.ts";
import { type Conflict, type InvalidAnswers, Refused } from "../graphql/problems.ts";
import { holdQueue, type PlaceKey, takePlaces } from "../scheme/scheme.service.ts";
import { say } from "../words.ts";
import { dispatch, views } from "../workflow/workflow.service.ts";
import type { EnrolmentRow } from "./enrolment.entity.ts";
import { words } from "./enrolment.words.ts";
import { waitingPositions } from "./queue.ts";
import { rolesOf } from "./roles.ts";
import { lockEnrolments, remember } from "./rows.ts";

/** What became of a complete registration. `position` is the place in the queue, 1 being next. */
export interface Placed {
  waiting: boolean;
  position: number | null;
}

export const registrationFormKey = (role: "mentor" | "mentee"): string => `${role}-registration`;

/** The form that this person fills in to take part. */
export const registrationForm = (ctx: Context, row: EnrolmentRow): Promise<FormVersionRow> =>
  currentForm(ctx, row.schemeId, registrationFormKey(row.role));

export const registrationKey = (row: EnrolmentRow) => ({
  subjectType: "enrolment",
  subjectId: row.id,
  formKey: registrationFormKey(row.role),
  personId: row.personId,
});

/**
 * Takes somebody's complete answers: gives them a place, or a place in the queue. Whoever has
 * either keeps it, and only the answers change.
 * @param expectedRevision of the answers, 0 for the first; null takes them whatever was there.
 */
export async function completeRegistration(
  ctx: Context,
  enrolment: EnrolmentRow,
  answers: Answers,
  expectedRevision: number | null = null,
): Promise<Placed | InvalidAnswers | Conflict | Refused> {
  if (expectedRevision !== null) {
    await holdQueue(ctx, enrolment);
    await lockEnrolments(ctx, [enrolment.id]);
    const revision = (await responseOf(ctx, registrationKey(enrolment)))?.revision ?? 0;
    if (revision !== expectedRevision) {
      return answersConflict(ctx, revision);
    }
  }
  const [done] = await completeRegistrations(ctx, enrolment.schemeId, [{ enrolment, answers }]);
  return done!;
}

interface Item {
  enrolment: EnrolmentRow;
  answers: Answers;
}

/**
 * The same for many of one scheme, in a constant number of statements besides their workflows'
 * steps. The result is in the order of `items`; those with a problem are left as they were.
 */
export async function completeRegistrations(
  ctx: Context,
  schemeId: string,
  items: readonly Item[],
): Promise<(Placed | InvalidAnswers | Refused)[]> {
  const outcomes = new Map<string, Placed | InvalidAnswers | Refused>();
  const good: Item[] = [];
  for (const { enrolment, answers } of items) {
    const form = await registrationForm(ctx, enrolment);
    const checked = checkAnswers(ctx, form, answers);
    if (checked.ok) good.push({ enrolment, answers: checked.answers });
    else outcomes.set(enrolment.id, checked.problems);
  }

  const queues = queuesOf(
    schemeId,
    good.map((item) => item.enrolment),
  );
  for (const { key } of queues) await holdQueue(ctx, key);
  const rows = await lockEnrolments(
    ctx,
    good.map((item) => item.enrolment.id),
  );
  const states = await views(ctx, "enrolment", [...rows.keys()]);
  const over = (id: string) => {
    const view = states.get(id);
    return view === undefined || view.status === "done" || view.tags.includes("done");
  };
  const taken = good.filter(({ enrolment }) => {
    if (!over(enrolment.id)) return true;
    outcomes.set(enrolment.id, Refused.because("ENROLMENT_OVER", say(ctx, words.over)));
    return false;
  });

  await submitAll(ctx, taken);
  const fresh = taken.flatMap(({ enrolment }) => {
    const row = rows.get(enrolment.id)!;
    return row.hasPlace || row.waitingSince ? [] : [row];
  });
  await givePlaces(ctx, queuesOf(schemeId, fresh));
  await setCapacities(ctx, taken);
  const now = await lockEnrolments(
    ctx,
    taken.map((item) => item.enrolment.id),
  );
  for (const row of fresh) await enterPool(ctx, now.get(row.id)!, states.get(row.id)!.revision);

  const positions = await waitingPositions(ctx, [...now.keys()]);
  for (const row of now.values()) {
    remember(ctx, row);
    const position = positions.get(row.id) ?? null;
    outcomes.set(row.id, { waiting: row.waitingSince !== null, position });
  }
  return items.map((item) => outcomes.get(item.enrolment.id)!);
}

interface Queue {
  key: PlaceKey;
  rows: EnrolmentRow[];
}

/** The queues of these enrolments, in the order in which every operation holds them. */
function queuesOf(schemeId: string, rows: readonly EnrolmentRow[]): Queue[] {
  const queues = new Map<string, Queue>();
  for (const row of rows) {
    const { serviceAreaId, role } = row;
    const id = `${serviceAreaId} ${role}`;
    const queue = queues.get(id) ?? { key: { schemeId, serviceAreaId, role }, rows: [] };
    queue.rows.push(row);
    queues.set(id, queue);
  }
  return [...queues].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, queue]) => queue);
}

async function submitAll(ctx: Context, items: readonly Item[]): Promise<void> {
  for (const role of ["mentor", "mentee"] as const) {
    const own = items.filter((item) => item.enrolment.role === role);
    if (own.length === 0) continue;
    const form = await registrationForm(ctx, own[0]!.enrolment);
    const responses = own.map(({ enrolment, answers }) => ({
      subjectId: enrolment.id,
      personId: enrolment.personId,
      answers,
    }));
    await submitChecked(ctx, form, "enrolment", responses);
  }
}

/** The first of each queue get its places; the others stand in line, in the same order. */
async function givePlaces(ctx: Context, queues: readonly Queue[]): Promise<void> {
  const placed: string[] = [];
  const waiting: string[] = [];
  for (const { key, rows } of queues) {
    const given = await takePlaces(ctx, key, rows.length);
    placed.push(...rows.slice(0, given).map((row) => row.id));
    waiting.push(...rows.slice(given).map((row) => row.id));
  }
  for (const id of placed) {
    await recordAudit(ctx, "place.take", { type: "enrolment", id });
  }
  for (const id of waiting) {
    await recordAudit(ctx, "place.await", { type: "enrolment", id });
  }
  await ctx.store.rows(
    `UPDATE app.enrolment e SET has_place = v.placed, registered_at = now(),
       waiting_since = CASE WHEN v.placed THEN NULL
         ELSE clock_timestamp() + v.place * interval '1 microsecond' END,
       revision = e.revision + 1
     FROM unnest($2::uuid[], $3::boolean[]) WITH ORDINALITY AS v (id, placed, place)
     WHERE e.institution_id = $1 AND e.id = v.id`,
    [
      [...placed, ...waiting],
      [...placed.map(() => true), ...waiting.map(() => false)],
    ],
  );
}

/** How many mentees a mentor takes is one of the answers; a mentee has one mentor. */
async function setCapacities(ctx: Context, items: readonly Item[]): Promise<void> {
  const mentors = items.filter((item) => item.enrolment.role === "mentor");
  await ctx.store.rows(
    `UPDATE app.enrolment e SET capacity = v.capacity
     FROM unnest($2::uuid[], $3::int[]) AS v (id, capacity)
     WHERE e.institution_id = $1 AND e.id = v.id AND e.capacity <> v.capacity`,
    [
      mentors.map((item) => item.enrolment.id),
      mentors.map(({ answers }) =>
        typeof answers.capacity === "number" ? Math.min(20, Math.max(1, answers.capacity)) : 1,
      ),
    ],
  );
}

/** A step that fails leaves the person registered; the incident says what an admin can do. */
async function enterPool(ctx: Context, row: EnrolmentRow, expectedRevision: number): Promise<void> {
  const done = await dispatch(ctx, {
    subjectType: "enrolment",
    subjectId: row.id,
    event: { id: uuidv7(), type: "registration.submitted" },
    roles: await rolesOf(ctx, row),
    expectedRevision,
  });
  if (done.kind === "refused" || done.kind === "conflict") {
    throw new Error(`A registration was taken, but its workflow did not move: ${done.kind}.`);
  }
}
