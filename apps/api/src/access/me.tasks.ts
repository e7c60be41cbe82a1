import { DateTime } from "luxon";
import type { Context } from "../context.ts";
import {
  type EnrolmentRow,
  enrolmentsOfPerson,
  enrolmentView,
  mayOnEnrolment,
  preferencesOf,
  registrationForm,
} from "../enrolment/enrolment.service.ts";
import {
  mayDo,
  meetingDates,
  memberStates,
  type PartnershipRow,
  partnershipsOfEnrolments,
} from "../partnership/partnership.service.ts";
import { fullName, peopleById } from "../person/person.service.ts";
import { nextStep, type SchemeRow, schemeRow, schemeState } from "../scheme/scheme.service.ts";
import { Task, type TaskKind } from "./sign-in.types.ts";

/** Days without a meeting after which one is asked for; the first is due sooner. */
const meetingDays = { first: 21, next: 42 } as const;

/** Next steps of a scheme that are to wait: nothing is asked of its coordinator. */
const waits = new Set([
  "awaitPool",
  "awaitAnswers",
  "awaitEvaluations",
  "matchingRuns",
  "letThemWork",
]);

/** What waits for the caller, most urgent first: by day, then in the order of a partnership's life. */
export async function tasksOf(ctx: Context, personId: string): Promise<Task[]> {
  const enrolments = await enrolmentsOfPerson(ctx, personId);
  const partnerships = await partnershipsOfEnrolments(
    ctx,
    enrolments.map(({ id }) => id),
  );
  const own = new Map([...partnerships.values()].flat().map((row) => [row.id, row]));
  const lists = await Promise.all([
    ...[...own.values()].map((row) => partnershipTasks(ctx, personId, row)),
    ...enrolments.map((row) => enrolmentTasks(ctx, row)),
    ...coordinated(ctx).map((schemeId) => schemeTasks(ctx, schemeId)),
  ]);
  const last = "9999";
  return lists.flat().sort((a, b) => (a.dueOn ?? last).localeCompare(b.dueOn ?? last));
}

function task(kind: TaskKind, scheme: SchemeRow, values: Partial<Task>): Task {
  return Object.assign(new Task(), {
    kind,
    schemeId: scheme.id,
    schemeName: scheme.name,
    enrolmentId: null,
    partnershipId: null,
    roundId: null,
    dueOn: null,
    minutes: null,
    with: [],
    ...values,
  });
}

async function enrolmentTasks(ctx: Context, row: EnrolmentRow): Promise<Task[]> {
  const [scheme, can, view] = await Promise.all([
    schemeRow(ctx, row.schemeId),
    mayOnEnrolment(ctx, row),
    enrolmentView(ctx, row.id),
  ]);
  const { registrationClosesOn, matchingOn } = scheme.settings;
  if (row.registeredAt === null) {
    if (scheme.state !== "open" || !can.includes("enrolment.register")) return [];
    const form = await registrationForm(ctx, row);
    const minutes = form.definition.minutes ?? null;
    return [
      task("REGISTER", scheme, { enrolmentId: row.id, dueOn: registrationClosesOn, minutes }),
    ];
  }
  const isFree = view.tags.includes("matchable") && !view.tags.includes("busy");
  if (!isFree || !can.includes("enrolment.rank")) return [];
  if ((await preferencesOf(ctx, row.id)).length > 0) return [];
  return [task("RANK_MENTORS", scheme, { enrolmentId: row.id, dueOn: matchingOn, minutes: 10 })];
}

async function partnershipTasks(
  ctx: Context,
  personId: string,
  row: PartnershipRow,
): Promise<Task[]> {
  const [scheme, can, members] = await Promise.all([
    schemeRow(ctx, row.schemeId),
    mayDo(ctx, row),
    memberStates(ctx, row.id),
  ]);
  const others = members.filter((one) => one.personId !== personId).map((one) => one.personId);
  const people = await peopleById(ctx, others);
  const about = { partnershipId: row.id, with: [...people.values()].map(fullName) };
  if (can.includes("proposal.answer")) {
    return [task("ANSWER_PROPOSAL", scheme, { ...about, dueOn: row.replyBy, minutes: 3 })];
  }
  if (can.includes("agreement.sign")) {
    return [task("SIGN_AGREEMENT", scheme, { ...about, minutes: 10 })];
  }
  if (can.includes("evaluation.submit")) {
    return [task("EVALUATE", scheme, { ...about, minutes: 5 })];
  }
  // The mentee keeps the record, so it is the mentee who is asked.
  const role = members.find((one) => one.personId === personId)?.role;
  if (!can.includes("meeting.log") || role !== "mentee") return [];
  const dueOn = await meetingDue(ctx, row, scheme);
  return dueOn === null ? [] : [task("LOG_MEETING", scheme, { ...about, dueOn, minutes: 3 })];
}

/** The day by which a meeting was to be noted, once it has come; null before. */
async function meetingDue(
  ctx: Context,
  row: PartnershipRow,
  scheme: SchemeRow,
): Promise<string | null> {
  const { lastOn, nextOn } = await meetingDates(ctx, row);
  const today = DateTime.now().setZone(scheme.settings.timeZone).toISODate()!;
  const later = (day: string, days: number) => DateTime.fromISO(day).plus({ days }).toISODate()!;
  const dueOn =
    nextOn ??
    (lastOn !== null
      ? later(lastOn, meetingDays.next)
      : row.startsOn && later(row.startsOn, meetingDays.first));
  return dueOn !== null && dueOn <= today ? dueOn : null;
}

async function schemeTasks(ctx: Context, schemeId: string): Promise<Task[]> {
  const scheme = await schemeRow(ctx, schemeId);
  if (scheme.state === "closed") return [];
  const step = await nextStep(ctx, scheme, await schemeState(ctx, schemeId));
  if (waits.has(step.key)) return [];
  const roundId = /^round:(.+)$/.exec(step.place)?.[1] ?? null;
  return [task("SCHEME_NEXT_STEP", scheme, { dueOn: step.byDate, roundId })];
}

/** The schemes that the caller coordinates as a whole. */
const coordinated = (ctx: Context): string[] =>
  ctx.actor.kind !== "person"
    ? []
    : ctx.actor.grants.flatMap((grant) =>
        grant.role === "coordinator" && grant.schemeId && !grant.serviceAreaId
          ? [grant.schemeId]
          : [],
      );
