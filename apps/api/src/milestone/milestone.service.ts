import DataLoader from "dataloader";
import { In } from "typeorm";
import { authorise, may } from "../access/can.ts";
import { recordAudit } from "../audit/audit.service.ts";
import type { Context } from "../context.ts";
import {
  type EnrolmentRow,
  enrolmentSubject,
  enrolmentsById,
  enrolmentView,
  todayIn,
} from "../enrolment/enrolment.service.ts";
import { DomainError } from "../graphql/errors.ts";
import { Refused } from "../graphql/problems.ts";
import { fullName, peopleById, person } from "../person/person.service.ts";
import { schemeRow, schemeSettings } from "../scheme/scheme.service.ts";
import type { MilestoneKind } from "../templates/document.ts";
import { say } from "../words.ts";
import { MilestoneRow } from "./milestone.entity.ts";
import { Milestone, MilestoneKinds, MilestonesRecorded } from "./milestone.types.ts";
import { kindNames, words } from "./milestone.words.ts";
import { reach } from "./record.ts";

export { reach } from "./record.ts";

/** People for whom one call can record something. */
const most = 500;
const longestNote = 500;
/** What stands in a person's list. Certificates are listed once there is one. */
const listed: readonly MilestoneKind[] = ["training", "induction", "manager", "consent"];

const rowsOf = (ctx: Context, enrolmentId: string): Promise<MilestoneRow[]> =>
  ctx
    .once(
      "milestones",
      () =>
        new DataLoader<string, MilestoneRow[]>(
          async (ids) => {
            const rows = await ctx.store.find(MilestoneRow, { enrolmentId: In(ids) });
            return ids.map((id) => rows.filter((row) => row.enrolmentId === id));
          },
          { cache: false },
        ),
    )
    .load(enrolmentId);

/** What somebody has behind them and what is still to come; empty for whoever may not read it. */
export async function milestonesOf(ctx: Context, enrolment: EnrolmentRow): Promise<Milestone[]> {
  const subject = await enrolmentSubject(ctx, enrolment);
  if (!may(ctx, "milestone.read", subject)) return [];
  const [rows, scheme, view] = await Promise.all([
    rowsOf(ctx, enrolment.id),
    schemeRow(ctx, enrolment.schemeId),
    enrolmentView(ctx, enrolment.id),
  ]);
  const manages = may(ctx, "milestone.manage", subject);
  const open = view.status !== "done";
  const { required, ownWord = [] } = schemeSettings(scheme).milestones ?? {};
  const asks: Partial<Record<MilestoneKind, readonly string[]>> = required ?? {};
  const people = await peopleById(
    ctx,
    rows.flatMap(({ recordedBy }) => recordedBy ?? []),
  );
  const kinds = Object.values(MilestoneKinds).filter(
    (kind) => listed.includes(kind) || rows.some((row) => row.kind === kind),
  );
  return kinds.map((kind) => {
    const row = rows.find((one) => one.kind === kind);
    const by = row?.recordedBy ? people.get(row.recordedBy) : undefined;
    return Object.assign(new Milestone(), {
      id: `${enrolment.id}:${kind}`,
      kind,
      label: kindNames[kind],
      on: row?.reachedOn ?? null,
      by: by ? fullName(by) : null,
      note: manages ? (row?.note ?? null) : null,
      required: asks[kind]?.includes(enrolment.role) ?? false,
      mayRecord: open && (manages || (!row && ownWord.includes(kind))),
    });
  });
}

export interface RecordMilestone {
  enrolmentIds: readonly string[];
  kind: MilestoneKind;
  on?: string | null;
  note?: string | null;
}

/**
 * Records for some people of one scheme that they have something behind them. People confirm of
 * themselves what the scheme leaves to their own word. Throws `NOT_FOUND` for anybody unknown.
 */
export async function recordMilestone(
  ctx: Context,
  input: RecordMilestone,
): Promise<MilestonesRecorded | Refused> {
  const rows = await asked(ctx, input.enrolmentIds, "milestone.record");
  const { kind } = input;
  const note = input.note?.trim() || null;
  if (note && note.length > longestNote) {
    throw new DomainError("BAD_USER_INPUT", `Write at most ${longestNote} characters.`);
  }
  for (const row of rows) {
    const refused = await cannotRecord(ctx, row, input);
    if (refused) return refused;
  }
  let count = 0;
  for (const row of rows) {
    const manages = may(ctx, "milestone.manage", await enrolmentSubject(ctx, row));
    const roles = [...(isSelf(ctx, row) ? ["self"] : []), ...(manages ? ["coordinator"] : [])];
    const given = { enrolmentId: row.id, kind, note: manages ? note : null, roles };
    if (await reach(ctx, { ...given, ...(input.on ? { on: input.on } : {}) })) count += 1;
  }
  return Object.assign(new MilestonesRecorded(), { count });
}

/** Takes back what was recorded by mistake. The people's workflows stay where they are. */
export async function withdrawMilestone(
  ctx: Context,
  enrolmentIds: readonly string[],
  kind: MilestoneKind,
): Promise<MilestonesRecorded | Refused> {
  const rows = await asked(ctx, enrolmentIds, "milestone.manage");
  let count = 0;
  for (const { id } of rows) {
    if ((await ctx.store.remove(MilestoneRow, { enrolmentId: id, kind })) === 0) continue;
    count += 1;
    await recordAudit(ctx, "milestone.withdraw", { type: "enrolment", id }, { kind });
  }
  if (count === 0) return Refused.because("NOTHING_RECORDED", say(ctx, words.nothing));
  return Object.assign(new MilestonesRecorded(), { count });
}

async function asked(
  ctx: Context,
  ids: readonly string[],
  action: string,
): Promise<EnrolmentRow[]> {
  if (ids.length === 0 || ids.length > most) {
    throw new DomainError("BAD_USER_INPUT", `Name between 1 and ${most} people.`);
  }
  const found = await enrolmentsById(ctx, ids);
  // In one order, so that two of these never wait for each other.
  const rows = [...found.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  if (rows.length < new Set(ids).size) {
    // Nobody learns from the answer who exists: an unknown id is as one of another institution.
    if (ctx.actor.kind === "anonymous") throw new DomainError("UNAUTHENTICATED");
    throw new DomainError("NOT_FOUND");
  }
  if (new Set(rows.map(({ schemeId }) => schemeId)).size > 1) {
    throw new DomainError("BAD_USER_INPUT", "Name people of one scheme.");
  }
  for (const row of rows) authorise(ctx, action, await enrolmentSubject(ctx, row));
  return rows;
}

const isSelf = ({ actor }: Context, row: EnrolmentRow): boolean =>
  actor.kind === "person" && actor.personId === row.personId;

async function cannotRecord(
  ctx: Context,
  row: EnrolmentRow,
  { kind, on }: RecordMilestone,
): Promise<Refused | null> {
  const { milestones, timeZone } = schemeSettings(await schemeRow(ctx, row.schemeId));
  const manages = may(ctx, "milestone.manage", await enrolmentSubject(ctx, row));
  if (!manages && !milestones?.ownWord?.includes(kind)) {
    return Refused.because("NOT_OWN_WORD", say(ctx, words.notOwnWord));
  }
  if (on && on > todayIn(timeZone)) return Refused.because("IN_FUTURE", say(ctx, words.inFuture));
  if ((await enrolmentView(ctx, row.id)).status !== "done") return null;
  const name = fullName(await person(ctx, row.personId));
  return Refused.because("ENROLMENT_OVER", say(ctx, words.over, { name }));
}
