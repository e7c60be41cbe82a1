import { randomUUID } from "node:crypto";
import { saveScenario } from "../authoring/scenarios.ts";
import type { Context } from "../context.ts";
import { completeRegistration, enrol, enrolmentRow } from "../enrolment/enrolment.service.ts";
import { declareConflict, setPreferences } from "../enrolment/preferences.ts";
import { saveRegistration } from "../enrolment/registration.ts";
import { mapImport, startImport } from "../import/import.service.ts";
import { createUnit } from "../institution/institution.service.ts";
import { showNotice } from "../message/notice.ts";
import { askAboutProposal } from "../partnership/partnership.service.ts";
import { setDemoRole } from "../person/person.service.ts";
import { createScheme, openScheme } from "../scheme/scheme.service.ts";
import type { TestApp } from "../test/app.ts";
import { buildInstitution } from "../test/build.ts";
import { good, inDays, menteeAnswers, mentorAnswers, update } from "../test/scheme.ts";
import { openIncident } from "../workflow/incident.ts";
import { views } from "../workflow/workflow.service.ts";
import { buildPartnerships, buildRound } from "./walk.pairs.ts";
import {
  addQuestions,
  asPerson,
  buildMarked,
  canaries,
  type Role,
  type RoleName,
  roleOf,
} from "./walk.people.ts";
import { buildMove } from "./walk.versions.ts";

/** One institution with something of everything. Ids of what the operations are tried on. */
export interface World {
  /** Stands in every name, address and answer of this institution. */
  mark: string;
  institutionId: string;
  slug: string;
  roles: Role[];
  people: Record<Exclude<RoleName, "anonymous">, string>;
  units: Record<"university" | "services" | "library" | "estates" | "faculty", string>;
  schemes: Record<"open" | "draft" | "other", string>;
  /** All in the library; `newcomer` has a draft alone, `sponsor` is another mentor. */
  enrolments: Record<"mentor" | "mentee" | "participant" | "sponsor" | "newcomer", string>;
  declarationId: string;
  importId: string;
  grantId: string;
  incidentId: string;
  /** Of the enrolment workflow, from version 1 to 2. */
  migrationId: string;
  scenarioId: string;
  /** On the mentee's first page. */
  noticeId: string;
  /** Running workflows. */
  instances: Record<"mentee" | "partnership" | "round", string>;
  roundId: string;
  runId: string;
  partnerships: Record<"proposed" | "active" | "evaluating", string>;
  /** The mentee's, about the proposal. */
  questionId: string;
}

/** `demo`: anybody may enter as the mentor, if the app is in demo mode. */
export async function buildWorld(
  test: TestApp,
  mark: string,
  { demo = false } = {},
): Promise<World> {
  const { id: institutionId, slug } = await buildInstitution(test, {
    slug: mark.toLowerCase(),
    demo,
    contactEmail: `mentoring@${mark.toLowerCase()}.example`,
  });
  const inside = <T>(work: (ctx: Context) => Promise<T>) => test.inside(institutionId, work);
  const units = await inside((ctx) => buildUnits(ctx, mark));
  const schemes = await inside((ctx) => buildSchemes(ctx, mark, units));

  const named = async (name: string, unitId: string | null = units.library) =>
    buildMarked(test, institutionId, mark, name, unitId);
  const { open, other } = schemes;
  const area = (serviceAreaId: string) => ({
    role: "coordinator" as const,
    schemeId: open,
    serviceAreaId,
  });
  const roles = [
    await roleOf(test, "institution admin", await named("institution admin"), [
      { role: "institution_admin" },
    ]),
    await roleOf(test, "unit admin", await named("unit admin"), [
      { role: "unit_admin", unitId: units.services },
    ]),
    await roleOf(test, "other unit admin", await named("other unit admin"), [
      { role: "unit_admin", unitId: units.faculty },
    ]),
    await roleOf(test, "coordinator", await named("coordinator"), [
      { role: "coordinator", schemeId: open },
      { role: "coordinator", schemeId: schemes.draft },
    ]),
    await roleOf(test, "area coordinator", await named("area coordinator"), [area(units.library)]),
    await roleOf(test, "other area coordinator", await named("other area coordinator"), [
      area(units.estates),
    ]),
    await roleOf(test, "other coordinator", await named("other coordinator"), [
      { role: "coordinator", schemeId: other },
    ]),
    await roleOf(test, "committee", await named("committee"), [
      { role: "committee", schemeId: open },
    ]),
    await roleOf(test, "trainer", await named("trainer"), [{ role: "trainer", schemeId: open }]),
    await roleOf(test, "mentor", await named("mentor"), [], [open]),
    await roleOf(test, "mentee", await named("mentee"), [], [open]),
    await roleOf(test, "participant", await named("participant"), [], [open]),
    await roleOf(test, "nobody", await named("nobody"), []),
  ];
  const people = Object.fromEntries(
    roles.map(({ name, personId }) => [name, personId]),
  ) as World["people"];
  const sponsor = await named("sponsor");
  const newcomer = await named("newcomer");
  await inside(async (ctx) => {
    good(await openScheme(ctx, open));
    if (demo) await setDemoRole(ctx, people.mentor, { role: "mentor", does: { en: "" }, order: 1 });
  });
  const enrolments = await inside((ctx) =>
    buildEnrolments(ctx, mark, open, units.library, {
      mentor: people.mentor,
      mentee: people.mentee,
      participant: people.participant,
      sponsor: sponsor.id,
      newcomer: newcomer.id,
    }),
  );
  const declarationId = await inside(async (ctx) => {
    const mentee = asPerson(ctx, people.mentee);
    good(await setPreferences(mentee, enrolments.mentee, [enrolments.mentor]));
    good(await declareConflict(mentee, enrolments.mentee, enrolments.sponsor));
    return only(ctx, "declaration");
  });
  const importId = await inside((ctx) => buildImport(ctx, mark, people["institution admin"], open));
  const roundAndRun = await buildRound(inside, institutionId, open);
  const partnerships = await buildPartnerships(inside, mark, {
    open,
    mentor: { personId: people.mentor, enrolmentId: enrolments.mentor, name: `mentor ${mark}` },
    mentee: { personId: people.mentee, enrolmentId: enrolments.mentee, name: `mentee ${mark}` },
  });
  const questionId = await inside(async (ctx) => {
    const mentee = asPerson(ctx, people.mentee);
    good(await askAboutProposal(mentee, partnerships.proposed, `${mark} question`));
    return only(ctx, "proposal_question");
  });
  const running = (type: "enrolment" | "partnership" | "round", id: string) =>
    inside(async (ctx) => (await views(ctx, type, [id])).get(id)!.instanceId);
  const instances = {
    mentee: await running("enrolment", enrolments.mentee),
    partnership: await running("partnership", partnerships.active),
    round: await running("round", roundAndRun.roundId),
  };
  const incidentId = await inside(async (ctx) => {
    const view = (await views(ctx, "enrolment", [enrolments.mentee])).get(enrolments.mentee)!;
    const instance = { id: view.instanceId, schemeId: open };
    const event = { kind: "event" as const, type: "registration.submitted" };
    const occurrence = { id: "walk", event, actor: "system" };
    return openIncident(ctx, instance, occurrence, new Error(`Failed in ${mark}.`));
  });
  const migrationId = await buildMove(inside, mark, { institutionId, schemeId: open });
  const scenarioId = await inside((ctx) => buildScenario(ctx, mark, open));
  const noticeId = await inside((ctx) =>
    buildNotice(ctx, mark, people.mentee, { schemeId: open, subjectId: enrolments.mentee }),
  );
  const grantId = await inside((ctx) => only(ctx, "access_grant", "role = 'committee'"));
  const anonymous = {
    name: "anonymous" as const,
    actor: { kind: "anonymous" as const },
    cookie: undefined,
    personId: "",
  };
  return {
    ...{ mark, institutionId, slug, roles: [...roles, anonymous], people, units, schemes },
    ...{
      enrolments,
      declarationId,
      importId,
      grantId,
      incidentId,
      migrationId,
      scenarioId,
      noticeId,
      instances,
      partnerships,
      questionId,
    },
    ...roundAndRun,
  };
}

/** A kept life of the partnership workflow. */
async function buildScenario(ctx: Context, mark: string, schemeId: string): Promise<string> {
  const begins = "2027-01-11T09:00:00.000Z";
  const format = "wf-scenario/1";
  const scenario = { format, name: `Scenario ${mark}`, begins, facts: {}, moves: [] };
  return good(await saveScenario(ctx, { schemeId, key: "partnership", scenario })).id;
}

/** A notice to somebody about their own part in the scheme. */
async function buildNotice(
  ctx: Context,
  mark: string,
  personId: string,
  { schemeId, subjectId }: { schemeId: string; subjectId: string },
): Promise<string> {
  const subjectType = "enrolment" as const;
  const instance = { instanceId: "", schemeId, subjectType, subjectId, revision: 0 };
  const event = { kind: "event", type: "walk" } as const;
  const effect = { id: randomUUID(), type: "notify.show", params: {}, event };
  const what = { form: null, text: { en: `${mark} notice` } };
  await showNotice(ctx, { ...effect, instance }, [personId], what);
  return only(ctx, "notice");
}

/** The id of the one row of a table. */
async function only(ctx: Context, table: string, where = "true"): Promise<string> {
  const rows = await ctx.store.rows<{ id: string }>(
    `SELECT id FROM app.${table} WHERE institution_id = $1 AND ${where}`,
  );
  if (rows.length !== 1) throw new Error(`${table} has ${rows.length} rows.`);
  return rows[0]!.id;
}

async function buildUnits(ctx: Context, mark: string): Promise<World["units"]> {
  const unit = async (name: string, parentId: string | null) =>
    (await createUnit(ctx, { name: `${name} ${mark}`, kind: "unit", parentId })).id;
  const university = await unit("University", null);
  const services = await unit("Services", university);
  const library = await unit("Library", services);
  const estates = await unit("Estates", services);
  const faculty = await unit("Faculty", university);
  return { university, services, library, estates, faculty };
}

async function buildSchemes(
  ctx: Context,
  mark: string,
  units: World["units"],
): Promise<World["schemes"]> {
  const scheme = async (name: string, unitId: string) => {
    const { id } = good(
      await createScheme(ctx, { templateKey: "psms", unitId, name: `${name} ${mark}` }),
    );
    await update(ctx, id, {
      opensOn: inDays(-10),
      registrationClosesOn: inDays(20),
      matchingOn: inDays(30),
      endsOn: inDays(400),
      minimumMentors: 1,
      minimumMentees: 1,
    });
    return id;
  };
  const open = await scheme("Mentoring", units.services);
  const draft = await scheme("Draft", units.services);
  const other = await scheme("Other", units.faculty);
  for (const key of [
    "mentor-registration",
    "mentee-registration",
    "agreement",
    "meeting-log",
    "evaluation-mentor",
    "evaluation-mentee",
  ]) {
    await addQuestions(ctx, open, key);
  }
  return { open, draft, other };
}

async function buildEnrolments(
  ctx: Context,
  mark: string,
  schemeId: string,
  serviceAreaId: string,
  people: Record<keyof World["enrolments"], string>,
): Promise<World["enrolments"]> {
  const add = async (personId: string, role: "mentor" | "mentee") =>
    (await enrol(ctx, { schemeId, personId, role, serviceAreaId })).id;
  const ids = {
    mentor: await add(people.mentor, "mentor"),
    mentee: await add(people.mentee, "mentee"),
    participant: await add(people.participant, "mentee"),
    sponsor: await add(people.sponsor, "mentor"),
    newcomer: await add(people.newcomer, "mentee"),
  };
  const register = async (whose: keyof typeof ids, role: "mentor" | "mentee") => {
    const own = { ...canaries(mark, whose), jobTitle: `${whose} of ${mark}` };
    const answers = role === "mentor" ? mentorAnswers({ ...own, capacity: 4 }) : menteeAnswers(own);
    good(await completeRegistration(ctx, await enrolmentRow(ctx, ids[whose]), answers));
  };
  await register("mentor", "mentor");
  await register("mentee", "mentee");
  await register("participant", "mentee");
  await register("sponsor", "mentor");
  const draft = menteeAnswers({ ...canaries(mark, "newcomer"), jobTitle: `newcomer of ${mark}` });
  good(await saveRegistration(asPerson(ctx, people.newcomer), ids.newcomer, draft, 0));
  // In one partnership of each kind at a time, which no form offers a mentee.
  await ctx.store.rows(
    "UPDATE app.enrolment SET capacity = 4 WHERE institution_id = $1 AND id = $2",
    [ids.mentee],
  );
  return ids;
}

async function buildImport(
  ctx: Context,
  mark: string,
  personId: string,
  schemeId: string,
): Promise<string> {
  const admin = Object.create(ctx, {
    actor: {
      value: {
        kind: "person",
        personId,
        grants: [{ role: "institution_admin", unitId: null, schemeId: null, serviceAreaId: null }],
        schemeIds: [],
      },
    },
  }) as Context;
  const content = `Given name,Family name,Email\nImported,${mark},imported@${mark.toLowerCase()}.example\n`;
  const fileName = `${mark}.csv`;
  const { id } = good(await startImport(admin, { schemeId, role: "mentor", fileName, content }));
  const mapping = [
    { column: "Given name", target: "person.givenName" },
    { column: "Family name", target: "person.familyName" },
    { column: "Email", target: "person.email" },
  ];
  good(await mapImport(admin, { id, mapping, createUnits: false, register: false }));
  return id;
}
