import type { Subject } from "../access/policy.ts";
import type { Context } from "../context.ts";
import { enrolmentRow, enrolmentSubject, enrolmentsById } from "../enrolment/enrolment.service.ts";
import { roundsOfScheme } from "../matching/round.service.ts";
import {
  memberStates,
  partnershipRow,
  partnershipSubject,
} from "../partnership/partnership.service.ts";
import { fullName, peopleById } from "../person/person.service.ts";
import { schemeSubject } from "../scheme/scheme.service.ts";
import { say } from "../words.ts";
import type { SubjectRef } from "./workflow.contract.ts";
import { words } from "./workflow.words.ts";

type Running = SubjectRef & { schemeId: string };

/** What a permission over a running workflow is about: what it is over its subject. */
export async function subjectOf(ctx: Context, of: Running): Promise<Subject> {
  switch (of.subjectType) {
    case "enrolment":
      return enrolmentSubject(ctx, await enrolmentRow(ctx, of.subjectId));
    case "partnership":
      return partnershipSubject(ctx, await partnershipRow(ctx, of.subjectId));
    case "round":
      return schemeSubject(ctx, of.schemeId);
  }
}

/**
 * Whom or what some workflows of one scheme run for, by subject id: the names of the people, or
 * "Matching round 2". In a constant number of queries. The caller has asked whether they may be read.
 */
export async function aboutSubjects(
  ctx: Context,
  all: readonly Running[],
): Promise<Map<string, string[]>> {
  const ids = (type: Running["subjectType"]) =>
    all.filter((one) => one.subjectType === type).map((one) => one.subjectId);
  const partnerships = ids("partnership");
  const [enrolments, members, rounds] = await Promise.all([
    enrolmentsById(ctx, ids("enrolment")),
    Promise.all(partnerships.map((id) => memberStates(ctx, id))),
    ids("round").length > 0 ? roundsOfScheme(ctx, all[0]!.schemeId) : [],
  ]);
  const personIds = new Map<string, string[]>();
  for (const [id, { personId }] of enrolments) personIds.set(id, [personId]);
  for (const [i, id] of partnerships.entries()) {
    personIds.set(
      id,
      members[i]!.map(({ personId }) => personId),
    );
  }
  const people = await peopleById(ctx, [...personIds.values()].flat());
  const numbers = new Map(rounds.map(({ id, number }) => [id, number]));
  return new Map(
    all.map(({ subjectType, subjectId }) => {
      const names = (personIds.get(subjectId) ?? []).flatMap((id) => {
        const person = people.get(id);
        return person ? [fullName(person)] : [];
      });
      const number = numbers.get(subjectId);
      const kind = say(ctx, words.subject[subjectType]);
      return [subjectId, names.length > 0 ? names : [number ? `${kind} ${number}` : kind]];
    }),
  );
}
