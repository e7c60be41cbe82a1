import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { grantRole } from "../institution/grant.service.ts";
import { TenantStore } from "../store/tenant-store.ts";
import { startTestApp, type TestApp } from "../test/app.ts";
import { buildPerson } from "../test/build.ts";
import { active, close, log, menteeSays, mentorSays, see, submit } from "../test/life.ts";
import { type Asker, asker, type Pair } from "../test/pairs.ts";
import { type BuiltScheme, buildEnrolment, buildScheme, good, inDays } from "../test/scheme.ts";

let test: TestApp;
let scheme: BuiltScheme;
let coordinator: Asker;

beforeAll(async () => {
  test = await startTestApp({ worker: true });
  scheme = await buildScheme(test, {
    quotas: [
      ["library", "mentor", 200],
      ["library", "mentee", 200],
    ],
  });
  coordinator = await asker(test, scheme.coordinator);
});
afterAll(() => test.close());
describe("the end", () => {
  it("may be brought about by either, without blame: nobody is told who, nor a reason that hurts", async () => {
    const { id, mentor, mentee } = await active(test, scheme);
    expect(await close(mentee, id, "NO_RESPONSE", "Three letters, no answer")).toMatchObject({
      stage: "evaluating",
    });
    const other = await see(mentor, id);
    expect(other).toMatchObject({ endReason: null, endNote: null, phase: { key: "closure" } });
    const line = other.timeline.find((one) => one.text.includes("brought to a close"));
    expect(line).toMatchObject({ by: null });
    expect(await see(coordinator, id)).toMatchObject({
      endReason: "NO_RESPONSE",
      endNote: "Three letters, no answer",
    });
    expect(await close(mentor, id, "SCHEME_ENDING")).toMatchObject({ code: "NOT_NOW" });
    expect(await log(mentor, id, { heldOn: inDays(0) })).toMatchObject({ code: "NOT_NOW" });
  });

  it("asks each for an evaluation that nobody else can read", async () => {
    const { id, mentor, mentee } = await active(test, scheme);
    await close(coordinator, id, "SCHEME_ENDING");
    const kept = await mentee.get<{ state?: string; revision?: number }>(
      `mutation($id: ID!, $answers: Json!) {
        saveEvaluation(partnershipId: $id, answers: $answers, expectedRevision: 0) {
          ... on Registration { state revision } } }`,
      { id, answers: { matchQuality: 2 } },
    );
    expect(kept).toEqual({ state: "DRAFT", revision: 1 });
    expect((await see(mentor, id)).evaluation).toMatchObject({ state: "EMPTY", answers: {} });
    expect((await see(coordinator, id)).evaluation).toBeNull();
    expect(await submit(mentee, id, {})).toMatchObject({ code: "INVALID_ANSWERS" });
    expect(await submit(mentee, id, menteeSays())).toMatchObject({ stage: "evaluating" });
    expect(await submit(mentee, id, menteeSays())).toMatchObject({ code: "ALREADY_SENT" });
    expect(await submit(mentor, id, mentorSays())).toMatchObject({ stage: "ended" });
    expect(await see(mentee, id)).toMatchObject({ stage: "ended", phase: null, may: [] });
  });
});

describe("the report on evaluations", () => {
  interface Report {
    asked: number;
    answered: number;
    minimum: number;
    enough: boolean;
    forms: {
      role: string;
      answered: number;
      enough: boolean;
      questions: { questionId: string; answered: number | null; mean: number | null }[];
    }[];
  }
  const report = (by: Asker) =>
    by.get<Report>(
      `query($id: ID!) { evaluationReport(schemeId: $id) { asked answered minimum enough
        forms { role answered enough questions { questionId answered mean cells { value count } } } } }`,
      { id: scheme.schemeId },
    );

  it("says nothing of fewer than five, and moves on by whole groups of five only", async () => {
    scheme = await buildScheme(test);
    coordinator = await asker(test, scheme.coordinator);
    const closed: Pair[] = [];
    for (let i = 0; i < 6; i++) {
      const pair = await active(test, scheme);
      await close(pair.mentor, pair.id, "OBJECTIVES_ACHIEVED");
      closed.push(pair);
    }
    const evaluate = (i: number, matchQuality: number) =>
      submit(closed[i]!.mentee, closed[i]!.id, menteeSays({ matchQuality }));
    for (let i = 0; i < 4; i++) await evaluate(i, [1, 2, 4, 5][i]!);
    expect(await report(coordinator)).toEqual({
      asked: 12,
      answered: 4,
      minimum: 5,
      enough: false,
      forms: [],
    });
    await evaluate(4, 3);
    const five = await report(coordinator);
    expect(five).toMatchObject({ answered: 5, enough: true });
    const mentees = five.forms.find((one) => one.role === "MENTEE")!;
    expect(mentees.questions.find((one) => one.questionId === "matchQuality")).toMatchObject({
      answered: 5,
      mean: 3,
    });
    expect(five.forms.find((one) => one.role === "MENTOR")).toMatchObject({
      enough: false,
      questions: [],
    });
    await evaluate(5, 1);
    const six = await report(coordinator);
    expect(six.answered).toBe(6);
    expect(six.forms.find((one) => one.role === "MENTEE")).toEqual({ ...mentees, answered: 6 });
  });

  it("is for the committee too, which sees no partnership; and for no participant", async () => {
    const member = await asker(test, await buildPerson(test, scheme.institutionId));
    const { schemeId } = scheme;
    await test.inside(scheme.institutionId, (ctx) =>
      grantRole(ctx, { personId: member.person.id, role: "committee", schemeId }).then(good),
    );
    expect((await report(member)).enough).toBe(true);
    const list = "query($id: ID!) { partnerships(schemeId: $id) { totalCount } }";
    const listed = await member.ask(list, { id: schemeId });
    expect(listed.errors?.[0]?.extensions.code).toBe("FORBIDDEN");
    const { person } = await buildEnrolment(test, scheme, "mentee");
    const participant = await asker(test, person);
    const read = await participant.ask(
      "query($id: ID!) { evaluationReport(schemeId: $id) { asked } }",
      { id: schemeId },
    );
    expect(read.errors?.[0]?.extensions.code).toBe("FORBIDDEN");
  });
});

describe("the list of partnerships", () => {
  it("shows a service area's coordinator that area alone, in pages", async () => {
    const { schemeId, institutionId, library, estates } = scheme;
    const areaCoordinator = async (serviceAreaId: string) => {
      const person = await buildPerson(test, institutionId);
      await test.inside(institutionId, (ctx) =>
        grantRole(ctx, { personId: person.id, role: "coordinator", schemeId, serviceAreaId }).then(
          good,
        ),
      );
      return asker(test, person);
    };
    const list = (by: Asker, after?: string) =>
      by.get<{
        totalCount: number;
        edges: { node: { id: string } }[];
        pageInfo: { endCursor: string };
      }>(
        `query($id: ID!, $after: String) { partnerships(schemeId: $id, first: 4, after: $after) {
          totalCount pageInfo { endCursor } edges { node { id stage may members { name answered } } } } }`,
        { id: schemeId, after },
      );
    expect((await list(await areaCoordinator(estates))).totalCount).toBe(0);
    const seen = await list(await areaCoordinator(library));
    expect(seen.totalCount).toBe(6);
    const more = await list(coordinator, seen.pageInfo.endCursor);
    const ids = [...seen.edges, ...more.edges].map((one) => one.node.id);
    expect(new Set(ids).size).toBe(6);
  });

  it("costs the same number of queries however long it is", async () => {
    const counted = async (first: number) => {
      const methods = ["rows", "find"] as const;
      const spies = methods.map((method) => vi.spyOn(TenantStore.prototype, method));
      const { edges } = await coordinator.get<{ edges: unknown[] }>(
        `query($id: ID!, $first: Int!) { partnerships(schemeId: $id, first: $first) { edges { node {
          stage stageLabel phase { key } may tags revision replyBy meetingCount lastMeetingOn endReason
          reasons { text } members { name unitName email answered signedAt evaluated biography } } } } }`,
        { id: scheme.schemeId, first },
      );
      const calls = spies.reduce((sum, spy) => sum + spy.mock.calls.length, 0);
      for (const spy of spies) spy.mockRestore();
      expect(edges).toHaveLength(first);
      return calls;
    };
    expect(await counted(6)).toBe(await counted(2));
  });
});
