import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startTestApp, type TestApp } from "../test/app.ts";
import { buildPerson } from "../test/build.ts";
import {
  askAs,
  type BuiltScheme,
  buildEnrolment,
  buildScheme,
  menteeAnswers,
  mentorAnswers,
} from "../test/scheme.ts";
import { views } from "../workflow/workflow.service.ts";
import { completeRegistrations, enrolMany } from "./enrolment.service.ts";

let test: TestApp;
beforeAll(async () => {
  test = await startTestApp();
});
afterAll(() => test.close());

const join = `mutation ($scheme: ID!, $role: ParticipantRole!) {
  enrolMe(schemeId: $scheme, role: $role) { __typename
    ... on Enrolment { id role stage serviceArea { name } may registration { state revision id } }
    ... on Problem { code message } } }`;
const submit = `mutation ($id: ID!, $answers: Json!, $revision: Int!) {
  submitRegistration(enrolmentId: $id, answers: $answers, expectedRevision: $revision) { __typename
    ... on RegistrationAccepted { waiting waitingPosition message
      enrolment { stage waitingPosition registration { state revision } } }
    ... on InvalidAnswers { problems { path code message } }
    ... on Conflict { currentRevision } ... on Problem { code message } } }`;
const leave = `mutation ($id: ID!) { withdraw(enrolmentId: $id) { __typename
  ... on Enrolment { stage may } ... on Refused { code message } } }`;

interface Placed {
  waiting: boolean;
  waitingPosition: number | null;
}
type Outcome = Record<string, Record<string, unknown> & { id: string; __typename: string }>;
const as = (scheme: BuiltScheme, person: { id: string }, document: string, variables = {}) =>
  askAs<Outcome>(test, scheme, person, document, variables);

async function joined(scheme: BuiltScheme, role: "MENTOR" | "MENTEE" = "MENTEE") {
  const person = await buildPerson(test, scheme.institutionId, { unitId: scheme.library });
  const { enrolMe } = await as(scheme, person, join, { role });
  return { person, enrolment: enrolMe! };
}

describe("places", () => {
  it("a full service area has a waiting list, and says so", async () => {
    const scheme = await buildScheme(test, { quotas: [["library", "mentee", 1]] });
    await buildEnrolment(test, scheme, "mentee");
    await buildEnrolment(test, scheme, "mentee");
    const { person, enrolment } = await joined(scheme);
    const { submitRegistration } = await as(scheme, person, submit, {
      ...{ id: enrolment.id, answers: menteeAnswers(), revision: 0 },
    });
    expect(submitRegistration).toMatchObject({
      waiting: true,
      waitingPosition: 2,
      message: expect.stringMatching(/Library are taken\. You are number 2\./),
      enrolment: { stage: "waiting", waitingPosition: 2 },
    });
  });

  it("a withdrawal gives the place to the next in line, in the same moment", async () => {
    const scheme = await buildScheme(test, { quotas: [["library", "mentee", 1]] });
    const holder = await buildEnrolment(test, scheme, "mentee");
    const next = await buildEnrolment(test, scheme, "mentee");
    const last = await buildEnrolment(test, scheme, "mentee");
    expect(await as(scheme, holder.person, leave, { id: holder.enrolment.id })).toEqual({
      withdraw: { __typename: "Enrolment", stage: "left", may: [] },
    });
    const now = await test.inside(scheme.institutionId, (ctx) =>
      views(ctx, "enrolment", [next.enrolment.id, last.enrolment.id]),
    );
    expect(now.get(next.enrolment.id)?.stage).toBe("pool");
    expect(now.get(last.enrolment.id)?.stage).toBe("waiting");
    const { enrolment } = await as(
      scheme,
      next.person,
      "query ($id: ID!) { enrolment(id: $id) { history { text by } } }",
      { id: next.enrolment.id },
    );
    expect(enrolment?.history).toContainEqual({
      text: expect.stringContaining("Place offered"),
      by: null,
    });
  });

  it("whoever waits can step out of the line", async () => {
    const scheme = await buildScheme(test, { quotas: [["library", "mentee", 1]] });
    await buildEnrolment(test, scheme, "mentee");
    const next = await buildEnrolment(test, scheme, "mentee");
    const last = await buildEnrolment(test, scheme, "mentee");
    await as(scheme, next.person, leave, { id: next.enrolment.id });
    const { enrolment } = await as(
      scheme,
      last.person,
      "query ($id: ID!) { enrolment(id: $id) { waitingPosition } }",
      { id: last.enrolment.id },
    );
    expect(enrolment?.waitingPosition).toBe(1);
  });

  it("nobody withdraws twice", async () => {
    const scheme = await buildScheme(test);
    const { person, enrolment } = await buildEnrolment(test, scheme, "mentee");
    await as(scheme, person, leave, { id: enrolment.id });
    expect((await as(scheme, person, leave, { id: enrolment.id })).withdraw).toMatchObject({
      __typename: "Refused",
    });
  });

  it("of 50 who register at once for 10 places, 10 get one and 40 wait in one line", async () => {
    const scheme = await buildScheme(test, { quotas: [["library", "mentee", 10]] });
    const people = await Promise.all(
      Array.from({ length: 50 }, (_, i) =>
        buildEnrolment(test, scheme, "mentee", {
          registered: false,
          person: { email: `one-of-fifty-${i}@test.example` },
        }),
      ),
    );
    const outcomes = await Promise.all(
      people.map(async ({ person, enrolment }) => {
        const answer = await as(scheme, person, submit, {
          ...{ id: enrolment.id, answers: menteeAnswers(), revision: 0 },
        });
        return answer.submitRegistration as unknown as Placed;
      }),
    );
    expect(outcomes.filter((one) => !one.waiting)).toHaveLength(10);
    const line = outcomes.flatMap((one) => one.waitingPosition ?? []).sort((a, b) => a - b);
    expect(line).toEqual(Array.from({ length: 40 }, (_, i) => i + 1));
    const rows = await test.inside(scheme.institutionId, (ctx) =>
      ctx.store.rows<{ stage: string; count: number }>(
        `SELECT stage, count(*)::int AS count FROM app.workflow_instance
         WHERE institution_id = $1 AND scheme_id = $2 GROUP BY stage ORDER BY stage`,
        [scheme.schemeId],
      ),
    );
    expect(rows).toEqual([
      { stage: "pool", count: 10 },
      { stage: "waiting", count: 40 },
    ]);
  });

  it("come out even when people register and withdraw at once", async () => {
    const scheme = await buildScheme(test, { quotas: [["library", "mentee", 6]] });
    const build = (i: number, registered: boolean) =>
      buildEnrolment(test, scheme, "mentee", {
        registered,
        person: { email: `to-and-fro-${i}@test.example` },
      });
    const inside = await Promise.all(Array.from({ length: 10 }, (_, i) => build(i, true)));
    const outside = await Promise.all(Array.from({ length: 6 }, (_, i) => build(i + 10, false)));
    await Promise.all([
      ...inside.slice(0, 7).map((one) => as(scheme, one.person, leave, { id: one.enrolment.id })),
      ...outside.map(({ person, enrolment }) =>
        as(scheme, person, submit, {
          ...{ id: enrolment.id, answers: menteeAnswers(), revision: 0 },
        }),
      ),
    ]);
    const rows = await test.inside(scheme.institutionId, (ctx) =>
      ctx.store.rows(
        `SELECT q.taken, count(*) FILTER (WHERE e.has_place)::int AS placed,
           count(*) FILTER (WHERE e.waiting_since IS NOT NULL)::int AS waiting
         FROM app.place_quota q
         JOIN app.enrolment e ON e.institution_id = $1 AND e.service_area_id = q.service_area_id
           AND e.role = q.role
         WHERE q.institution_id = $1 AND q.scheme_id = $2 GROUP BY q.taken`,
        [scheme.schemeId],
      ),
    );
    // 16 took part, 7 left: 6 have the places, 3 wait.
    expect(rows).toEqual([{ taken: 6, placed: 6, waiting: 3 }]);
  });
});

describe("registering many", () => {
  it("keeps their order and leaves out those with a problem", async () => {
    const scheme = await buildScheme(test, { quotas: [["estates", "mentor", 2]] });
    const people: string[] = [];
    for (let i = 0; i < 5; i++) {
      people.push((await buildPerson(test, scheme.institutionId, { unitId: scheme.estates })).id);
    }
    const outcomes = await test.inside(scheme.institutionId, async (ctx) => {
      const enrolments = await enrolMany(
        ctx,
        scheme.schemeId,
        people.map((personId) => ({
          ...{ personId, role: "mentor" as const, serviceAreaId: scheme.estates },
        })),
      );
      const items = enrolments.map((enrolment, i) => ({
        enrolment,
        answers: mentorAnswers(i === 1 ? { expertise: [] } : {}),
      }));
      return completeRegistrations(ctx, scheme.schemeId, items);
    });
    expect(outcomes).toMatchObject([
      { waiting: false },
      { code: "INVALID_ANSWERS" },
      { waiting: false },
      { waiting: true, position: 1 },
      { waiting: true, position: 2 },
    ]);
  });
});
