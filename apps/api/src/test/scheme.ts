import type { Answers } from "@quad/forms";
import { DateTime } from "luxon";
import type { Context } from "../context.ts";
import {
  completeRegistration,
  type EnrolmentRow,
  enrol,
  enrolmentRow,
} from "../enrolment/enrolment.service.ts";
import { Problem } from "../graphql/problems.ts";
import { grantRole } from "../institution/grant.service.ts";
import { createUnit } from "../institution/institution.service.ts";
import type { PersonRow } from "../person/person.service.ts";
import {
  createScheme,
  openScheme,
  type ParticipantRole,
  type SchemeChanges,
  schemeRow,
  updateScheme,
} from "../scheme/scheme.service.ts";
import type { TestApp } from "./app.ts";
import { buildInstitution, buildPerson } from "./build.ts";

/** A value that isn't a problem. Throws the problem's sentence otherwise. */
export function good<T extends object>(value: T): Exclude<T, Problem> {
  if (value instanceof Problem) throw new Error(`${value.code}: ${value.message}`);
  return value as Exclude<T, Problem>;
}

/** A plain date so many days from today. */
export const inDays = (days: number): string => DateTime.utc().plus({ days }).toISODate();

export interface BuiltScheme {
  institutionId: string;
  schemeId: string;
  unitId: string;
  /** Two service areas, with 10 places for each role unless `update` says otherwise. */
  library: string;
  estates: string;
  coordinator: PersonRow;
}

/**
 * A university with two service areas and a scheme, open unless `draft`; of the professional services
 * unless another template is named.
 */
export async function buildScheme(
  test: TestApp,
  options: {
    draft?: boolean;
    template?: string;
    quotas?: [area: "library" | "estates", ParticipantRole, number][];
  } = {},
): Promise<BuiltScheme> {
  const institutionId = (await buildInstitution(test)).id;
  const coordinator = await buildPerson(test, institutionId);
  return test.inside(institutionId, async (ctx) => {
    const unit = (name: string, kind: string, parentId: string | null) =>
      createUnit(ctx, { name, kind, parentId });
    const { id: unitId } = await unit("University", "university", null);
    const areas = {
      library: (await unit("Library", "serviceArea", unitId)).id,
      estates: (await unit("Estates", "serviceArea", unitId)).id,
    };
    const { id } = good(
      await createScheme(ctx, {
        templateKey: options.template ?? "psms",
        ...{ unitId, name: "Mentoring" },
      }),
    );
    good(await grantRole(ctx, { personId: coordinator.id, role: "coordinator", schemeId: id }));
    await update(ctx, id, {
      opensOn: inDays(-10),
      registrationClosesOn: inDays(20),
      matchingOn: inDays(30),
      endsOn: inDays(400),
      quotas: (options.quotas ?? []).map(([area, role, places]) => ({
        serviceAreaId: areas[area],
        role,
        places,
      })),
    });
    if (!options.draft) good(await openScheme(ctx, id));
    return { institutionId, schemeId: id, unitId, ...areas, coordinator };
  });
}

/** Changes a scheme as it is now. */
export async function update(
  ctx: Context,
  id: string,
  changes: Omit<SchemeChanges, "id" | "expectedRevision">,
): Promise<void> {
  const { revision } = await schemeRow(ctx, id);
  good(await updateScheme(ctx, { id, expectedRevision: revision, ...changes }));
}

/** Complete answers of a mentor. */
export const mentorAnswers = (more: Answers = {}): Answers => ({
  jobTitle: "Facilities manager",
  timeInPost: "overFiveYears",
  biography: "I have run building projects and led small teams.",
  expertise: ["projectManagement", "leadingTeam"],
  menteeStage: "any",
  capacity: 2,
  model: "oneToOne",
  meetingMode: ["inPerson"],
  availability: ["monAm", "tueAm"],
  commitment: true,
  ...more,
});

/** Complete answers of a mentee. */
export const menteeAnswers = (more: Answers = {}): Answers => ({
  jobTitle: "Assistant",
  timeInPost: "underOneYear",
  hopes: "To lead a project of my own.",
  expertiseSought: ["projectManagement"],
  mentorKind: "either",
  model: "oneToOne",
  meetingMode: ["inPerson"],
  availability: ["monAm"],
  commitment: true,
  ...more,
});

/** A person who takes part; registered unless `registered` is false. */
export async function buildEnrolment(
  test: TestApp,
  scheme: BuiltScheme,
  role: ParticipantRole,
  options: {
    area?: "library" | "estates";
    registered?: boolean;
    answers?: Answers;
    person?: Parameters<typeof buildPerson>[2];
  } = {},
): Promise<{ person: PersonRow; enrolment: EnrolmentRow }> {
  const serviceAreaId = scheme[options.area ?? "library"];
  const person = await buildPerson(test, scheme.institutionId, {
    unitId: serviceAreaId,
    ...options.person,
  });
  const enrolment = await test.inside(scheme.institutionId, async (ctx) => {
    const { schemeId } = scheme;
    const row = await enrol(ctx, { schemeId, personId: person.id, role, serviceAreaId });
    if (options.registered === false) return row;
    const answers = role === "mentor" ? mentorAnswers : menteeAnswers;
    good(await completeRegistration(ctx, row, answers(options.answers)));
    return enrolmentRow(ctx, row.id);
  });
  return { person, enrolment };
}

/** One operation by this person, about this scheme (`$scheme`). Throws the first error's code. */
export async function askAs<T>(
  test: TestApp,
  scheme: BuiltScheme,
  person: { id: string },
  document: string,
  variables: Record<string, unknown> = {},
): Promise<T> {
  const cookie = await test.session(scheme.institutionId, person.id);
  const given = { scheme: scheme.schemeId, ...variables };
  const answer = await test.ask<T>(document, given, { cookie });
  const [error] = answer.errors ?? [];
  if (error) throw new Error(`${error.extensions.code}: ${error.message}`);
  return answer.data;
}
