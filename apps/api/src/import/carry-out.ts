import type { Answers } from "@quad/forms";
import type { Context } from "../context.ts";
import {
  completeRegistrations,
  type EnrolmentRow,
  enrolMany,
} from "../enrolment/enrolment.service.ts";
import {
  checkAnswers,
  type FormVersionRow,
  type ResponseRow,
  responsesOf,
  saveDraft,
} from "../form/form.service.ts";
import { createUnit, units } from "../institution/institution.service.ts";
import {
  differences,
  type PersonRow,
  type PersonValues,
  peopleByEmail,
  upsertPeople,
} from "../person/person.service.ts";
import { schemeRow, serviceAreaFor } from "../scheme/scheme.service.ts";
import { fold } from "./fold.ts";
import type { ImportReport, ImportRow } from "./import.entity.ts";
import type { GoodRow } from "./prepare.ts";

/** What a batch of rows did, or would do. */
export type Tally = Pick<
  ImportReport,
  "created" | "updated" | "unchanged" | "enrolled" | "registered"
>;

export const nothing: Tally = { created: 0, updated: 0, unchanged: 0, enrolled: 0, registered: 0 };

type Import = Pick<ImportRow, "schemeId" | "role" | "options">;

/** What the rows would do, without doing it. */
export async function foresee(
  ctx: Context,
  row: Import,
  form: FormVersionRow,
  rows: readonly GoodRow[],
): Promise<Tally> {
  const people = await peopleByEmail(
    ctx,
    rows.map(({ person }) => person.email),
  );
  const unitIds = await unitsByName(ctx);
  const enrolments = await enrolmentsOf(
    ctx,
    row,
    [...people.values()].map(({ id }) => id),
  );
  const responses = await responsesBy(ctx, form, [...enrolments.values()]);
  const tally = { ...nothing };
  for (const one of rows) {
    const person = people.get(one.person.email);
    const enrolmentId = person && enrolments.get(person.id);
    const response = enrolmentId ? responses.get(enrolmentId) : undefined;
    const values = withUnit(one, unitIds);
    const { act } = decide(ctx, row, form, values.jobTitle, values.grade, one.answers, response);
    if (!enrolmentId) tally.enrolled += 1;
    if (act === "register") tally.registered += 1;
    if (!person) tally.created += 1;
    else if (!enrolmentId || act !== "leave" || differences(person, values).length > 0) {
      tally.updated += 1;
    } else tally.unchanged += 1;
  }
  return tally;
}

/**
 * Brings a batch of rows in. Doing it again changes nothing: people who are as the file says stay as
 * they are, and what somebody has answered is never overwritten.
 */
export async function carryOut(
  ctx: Context,
  row: Import,
  form: FormVersionRow,
  rows: readonly GoodRow[],
): Promise<Tally> {
  const unitIds = await addUnits(ctx, row, rows);
  const people = await upsertPeople(
    ctx,
    rows.map((one) => withUnit(one, unitIds)),
  );
  const before = await enrolmentsOf(
    ctx,
    row,
    people.map((done) => done.row.id),
  );
  const enrolments = await enrolAll(
    ctx,
    row,
    people.map((done) => done.row),
  );
  const responses = await responsesBy(ctx, form, [...before.values()]);
  const tally = { ...nothing };
  const complete: { enrolment: EnrolmentRow; answers: Answers }[] = [];
  const changed = new Set<string>();
  for (const [i, one] of rows.entries()) {
    const enrolment = enrolments[i]!;
    const { jobTitle, grade } = people[i]!.row;
    const response = responses.get(enrolment.id);
    const decision = decide(ctx, row, form, jobTitle, grade, one.answers, response);
    if (decision.act === "register") complete.push({ enrolment, answers: decision.answers });
    if (decision.act === "draft" && (await keep(ctx, form, enrolment, decision.answers))) {
      changed.add(enrolment.id);
    }
  }
  const placed = await completeRegistrations(ctx, row.schemeId, complete);
  for (const [i, done] of placed.entries()) {
    if (!("waiting" in done)) continue;
    tally.registered += 1;
    changed.add(complete[i]!.enrolment.id);
  }
  for (const [i, { outcome, row: person }] of people.entries()) {
    const isNew = !before.has(person.id);
    if (isNew) tally.enrolled += 1;
    if (outcome === "created") tally.created += 1;
    else if (outcome === "updated" || isNew || changed.has(enrolments[i]!.id)) tally.updated += 1;
    else tally.unchanged += 1;
  }
  return tally;
}

type Decision = { act: "register" | "draft"; answers: Answers } | { act: "leave" };

/**
 * What becomes of a row's answers. Those that the person has given stay; the file fills what is
 * missing. A form that asks for a job title or a grade gets the person's.
 */
function decide(
  ctx: Context,
  row: Import,
  form: FormVersionRow,
  jobTitle: string | null | undefined,
  grade: string | null | undefined,
  imported: Answers,
  response: ResponseRow | undefined,
): Decision {
  const given = response?.answers ?? {};
  const isNews = Object.keys(imported).some((id) => !(id in given));
  if (response?.state === "submitted" || (!isNews && !row.options.register)) {
    return { act: "leave" };
  }
  const asked = new Set(form.definition.pages.flatMap((page) => page.questions.map((q) => q.id)));
  const known = Object.entries({ jobTitle, grade }).flatMap(([id, value]) =>
    value && asked.has(id) ? [[id, value]] : [],
  );
  const answers = { ...Object.fromEntries(known), ...imported, ...given } as Answers;
  if (row.options.register && checkAnswers(ctx, form, answers).ok) {
    return { act: "register", answers };
  }
  return isNews ? { act: "draft", answers } : { act: "leave" };
}

async function keep(
  ctx: Context,
  form: FormVersionRow,
  enrolment: EnrolmentRow,
  answers: Answers,
): Promise<boolean> {
  const saved = await saveDraft(ctx, {
    schemeId: enrolment.schemeId,
    formKey: form.key,
    subjectType: "enrolment",
    subjectId: enrolment.id,
    personId: enrolment.personId,
    answers,
    expectedRevision: null,
  });
  return "answers" in saved;
}

/** Enrolment ids of these people in the import's scheme and role, by person. */
async function enrolmentsOf(
  ctx: Context,
  { schemeId, role }: Import,
  personIds: readonly string[],
): Promise<Map<string, string>> {
  const rows = await ctx.store.rows<{ id: string; personId: string }>(
    `SELECT id, person_id AS "personId" FROM app.enrolment
     WHERE institution_id = $1 AND scheme_id = $2 AND role = $3 AND person_id = ANY($4::uuid[])`,
    [schemeId, role, personIds],
  );
  return new Map(rows.map(({ id, personId }) => [personId, id]));
}

async function responsesBy(
  ctx: Context,
  form: FormVersionRow,
  enrolmentIds: readonly string[],
): Promise<Map<string, ResponseRow>> {
  const lists = await responsesOf(ctx, "enrolment", enrolmentIds, form.key);
  return new Map([...lists].flatMap(([id, [first]]) => (first ? [[id, first] as const] : [])));
}

async function enrolAll(
  ctx: Context,
  { schemeId, role }: Import,
  people: readonly PersonRow[],
): Promise<EnrolmentRow[]> {
  const areas = new Map<string | null, string | null>();
  for (const { unitId } of people) {
    if (!areas.has(unitId)) areas.set(unitId, await serviceAreaFor(ctx, schemeId, unitId));
  }
  const inputs = people.map(({ id, unitId }) => ({
    personId: id,
    role,
    serviceAreaId: areas.get(unitId) ?? null,
  }));
  return enrolMany(ctx, schemeId, inputs);
}

async function unitsByName(ctx: Context): Promise<Map<string, string>> {
  return new Map((await units(ctx)).map((unit) => [fold(unit.name), unit.id]));
}

/** Adds the units that the rows name and that aren't there, below the scheme's own. */
async function addUnits(
  ctx: Context,
  { schemeId, options }: Import,
  rows: readonly GoodRow[],
): Promise<Map<string, string>> {
  const known = await unitsByName(ctx);
  if (!options.createUnits) return known;
  const { unitId: parentId } = await schemeRow(ctx, schemeId);
  for (const { unit } of rows) {
    if (unit === null || known.has(fold(unit))) continue;
    const added = await createUnit(ctx, { name: unit, kind: "department", parentId });
    known.set(fold(unit), added.id);
  }
  return known;
}

const withUnit = ({ person, unit }: GoodRow, ids: ReadonlyMap<string, string>): PersonValues =>
  // A unit that is still to come differs from every unit that there is.
  unit === null ? person : { ...person, unitId: ids.get(fold(unit)) ?? "" };
