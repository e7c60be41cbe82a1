import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { withdraw } from "../enrolment/take-part.ts";
import { grantRole } from "../institution/grant.service.ts";
import { TenantStore } from "../store/tenant-store.ts";
import { startTestApp, type TestApp } from "../test/app.ts";
import { buildPerson } from "../test/build.ts";
import { type Asker, asker, type Pair, proposePair, until } from "../test/pairs.ts";
import { type BuiltScheme, buildEnrolment, buildScheme, good, inDays } from "../test/scheme.ts";
import { createPartnerships, openCounts, recipients } from "./partnership.service.ts";

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

const refused = `... on Problem { code message } ... on Refused { reasons { message } }
  ... on InvalidAnswers { problems { path code message } }
  ... on Conflict { currentRevision }`;
const plain = refused.split("\n")[0]!;
interface Seen {
  id: string;
  stage: string;
  may: string[];
  startsOn: string | null;
  endsOn: string | null;
  endReason: string | null;
  endNote: string | null;
  meetingCount: number;
  nextMeetingOn: string | null;
  phase: { key: string } | null;
  agreement: {
    revision: number;
    documentHash: string | null;
    complete: boolean;
    answers: Record<string, unknown>;
    signatures: { name: string; current: boolean }[];
  } | null;
  meetings: { minutes: number; answers: Record<string, unknown> }[];
  members: {
    role: string;
    email: string | null;
    biography: string | null;
    profile: Record<string, unknown>;
    evaluated: boolean;
  }[];
  evaluation: { state: string; revision: number; answers: Record<string, unknown> } | null;
  timeline: { text: string; by: string | null }[];
}
type Outcome = Partial<Seen> & {
  code?: string;
  message?: string;
  currentRevision?: number;
  problems?: { path: string[]; message: string }[];
};
const see = (by: Asker, id: string): Promise<Seen> =>
  by.get<Seen>(
    `query($id: ID!) { partnership(id: $id) { id stage may startsOn endsOn endReason endNote
      meetingCount nextMeetingOn phase { key }
      agreement { revision documentHash complete answers signatures { name current } }
      meetings { minutes answers } members { role email biography profile evaluated }
      evaluation { state revision answers } timeline { text by } } }`,
    { id },
  );
const accept = (by: Asker, id: string) =>
  by.get<Outcome>(
    `mutation($id: ID!) { answerProposal(partnershipId: $id, answer: ACCEPT) {
      ... on Partnership { stage } ${plain} } }`,
    { id },
  );
const save = (by: Asker, id: string, answers: object, revision: number) =>
  by.get<Outcome>(
    `mutation($id: ID!, $answers: Json!, $revision: Int!) {
      saveAgreement(partnershipId: $id, answers: $answers, expectedRevision: $revision) {
        ... on Partnership { stage agreement { revision documentHash } } ${refused} } }`,
    { id, answers, revision },
  );
const sign = (by: Asker, id: string, fullName: string, hash: string | null) =>
  by.get<Outcome>(
    `mutation($id: ID!, $name: String!, $hash: String!) {
      signAgreement(partnershipId: $id, fullName: $name, documentHash: $hash) {
        ... on Partnership { stage startsOn endsOn } ${refused} } }`,
    { id, name: fullName, hash: hash ?? "" },
  );
const log = (by: Asker, id: string, answers: object) =>
  by.get<Outcome>(
    `mutation($id: ID!, $answers: Json!) { logMeeting(partnershipId: $id, answers: $answers) {
      ... on Partnership { meetingCount } ${plain}
      ... on InvalidAnswers { problems { path code message } } } }`,
    { id, answers },
  );
const close = (by: Asker, id: string, reason: string, note?: string) =>
  by.get<Outcome>(
    `mutation($id: ID!, $reason: EndReason!, $note: String) {
      closePartnership(partnershipId: $id, reason: $reason, note: $note) {
        ... on Partnership { stage } ${plain} } }`,
    { id, reason, note },
  );
const submit = (by: Asker, id: string, answers: object) =>
  by.get<Outcome>(
    `mutation($id: ID!, $answers: Json!) { submitEvaluation(partnershipId: $id, answers: $answers) {
      ... on Partnership { stage } ${plain}
      ... on InvalidAnswers { problems { path code message } } } }`,
    { id, answers },
  );

const agreed = (more: object = {}) => ({
  purpose: "To get ready for leading projects.",
  goals: "Run one small project.",
  frequency: "monthly",
  meetingMinutes: 60,
  cancellation: true,
  documented: "menteeLog",
  endsOn: inDays(240),
  confidential: true,
  happyToWork: true,
  ...more,
});
const mentorSays = (more: object = {}) => ({
  timesMet: "sixOrMore",
  metAsPlanned: true,
  matchQuality: 4,
  menteeProgress: 4,
  ownSkills: 3,
  satisfaction: 5,
  training: 3,
  mentorAgain: true,
  ...more,
});
const menteeSays = (more: object = {}) => ({
  timesMet: "sixOrMore",
  metAsPlanned: true,
  matchQuality: 4,
  goalsReached: 4,
  confidence: 3,
  widerView: 5,
  support: 3,
  recommend: true,
  ...more,
});
const nameOf = (one: Asker) => `${one.person.givenName} ${one.person.familyName}`;

async function matched(): Promise<Pair> {
  const pair = await proposePair(test, scheme);
  await accept(pair.mentor, pair.id);
  await accept(pair.mentee, pair.id);
  return pair;
}
async function active(): Promise<Pair> {
  const pair = await matched();
  const hash = (await save(pair.mentee, pair.id, agreed(), 0)).agreement!.documentHash;
  await sign(pair.mentor, pair.id, nameOf(pair.mentor), hash);
  await sign(pair.mentee, pair.id, nameOf(pair.mentee), hash);
  return pair;
}

describe("a proposal", () => {
  it("tells each side what the form shares with a partner, and nothing to strangers", async () => {
    const pair = await proposePair(test, scheme);
    const seen = await see(pair.mentee, pair.id);
    expect(seen).toMatchObject({ stage: "proposed", phase: { key: "preparation" } });
    const [mentor, mentee] = seen.members;
    expect(mentor).toMatchObject({ role: "MENTOR", email: null });
    expect(mentor!.biography).toContain("building projects");
    expect(mentee!.profile).toHaveProperty("hopes");
    const stranger = await asker(test, await buildPerson(test, scheme.institutionId));
    const read = await stranger.ask("query($id: ID!) { partnership(id: $id) { id } }", {
      id: pair.id,
    });
    expect(read.errors?.[0]?.extensions.code).toBe("FORBIDDEN");
    const said = await coordinator.ask(
      `mutation($id: ID!) { answerProposal(partnershipId: $id, answer: ACCEPT) { __typename } }`,
      { id: pair.id },
    );
    expect(said.errors?.[0]?.extensions.code).toBe("FORBIDDEN");
  });

  it("counts fifty answers that come at once from both as two", async () => {
    const pair = await proposePair(test, scheme);
    const said = await Promise.all(
      Array.from({ length: 50 }, (_, i) => accept(i % 2 ? pair.mentor : pair.mentee, pair.id)),
    );
    expect(said.every((one) => one.code === undefined)).toBe(true);
    const seen = await see(pair.mentee, pair.id);
    expect(seen.stage).toBe("agreeing");
    expect(seen.timeline.filter((one) => one.text.startsWith("Proposal accepted"))).toHaveLength(2);
  });

  it("is made to no more people at once than a mentor has room for", async () => {
    const { enrolment: mentor } = await buildEnrolment(test, scheme, "mentor", {
      answers: { capacity: 3 },
    });
    const mentees: string[] = [];
    for (let i = 0; i < 50; i++) {
      mentees.push((await buildEnrolment(test, scheme, "mentee")).enrolment.id);
    }
    const made = await Promise.all(
      mentees.map((menteeEnrolmentId) =>
        test.inside(scheme.institutionId, (ctx) =>
          createPartnerships(ctx, {
            schemeId: scheme.schemeId,
            roundId: null,
            pairs: [{ mentorEnrolmentId: mentor.id, menteeEnrolmentId }],
          }),
        ),
      ),
    );
    expect(made.flatMap((one) => one.created)).toHaveLength(3);
    expect(made.flatMap((one) => one.leftOut)[0]).toMatchObject({ because: "full" });
    const open = await test.inside(scheme.institutionId, (ctx) => openCounts(ctx, [mentor.id]));
    expect(open.get(mentor.id)).toBe(3);
  });

  it("ends when one of the two had left before it reached them", async () => {
    const mentor = await buildEnrolment(test, scheme, "mentor");
    const mentee = await buildEnrolment(test, scheme, "mentee");
    const { created } = await test.inside(scheme.institutionId, async (ctx) => {
      const made = await createPartnerships(ctx, {
        schemeId: scheme.schemeId,
        roundId: null,
        pairs: [{ mentorEnrolmentId: mentor.enrolment.id, menteeEnrolmentId: mentee.enrolment.id }],
      });
      good(await withdraw(ctx, mentee.enrolment.id));
      return made;
    });
    await until(async () => (await see(coordinator, created[0]!)).stage === "lapsed");
    const open = await test.inside(scheme.institutionId, (ctx) =>
      openCounts(ctx, [mentor.enrolment.id]),
    );
    expect(open.get(mentor.enrolment.id)).toBe(0);
  });
});

describe("an agreement", () => {
  it("is kept unfinished, refuses what isn't valid, and notices that somebody else has changed it", async () => {
    const { id, mentor, mentee } = await matched();
    expect((await see(mentee, id)).agreement).toMatchObject({ revision: 0, documentHash: null });
    const first = await save(mentee, id, { purpose: "To learn." }, 0);
    expect(first.agreement).toMatchObject({ revision: 1, documentHash: null });
    expect(await save(mentor, id, agreed(), 0)).toMatchObject({
      code: "CONFLICT",
      currentRevision: 1,
    });
    const past = await save(mentor, id, agreed({ endsOn: "2020-01-01" }), 1);
    expect(past.problems).toEqual([expect.objectContaining({ path: ["endsOn"] })]);
    const early = await sign(mentor, id, nameOf(mentor), "no such text");
    expect(early).toMatchObject({ code: "INVALID_ANSWERS" });
    expect((await save(mentor, id, agreed(), 1)).agreement?.documentHash).toMatch(/^[0-9a-f]{64}$/);
  });

  it("begins the partnership once both have signed the same text", async () => {
    const { id, mentor, mentee } = await matched();
    const { agreement } = await save(mentee, id, agreed(), 0);
    const hash = agreement!.documentHash;
    const wrong = await sign(mentor, id, "Somebody Else", hash);
    expect(wrong).toMatchObject({ code: "NAME_DIFFERS" });
    expect(wrong.message).toContain(nameOf(mentor));
    expect(await sign(mentor, id, "x", "0".repeat(64))).toMatchObject({ code: "CONFLICT" });
    const loosely = ` ${nameOf(mentor).toUpperCase().replace(" ", "  Q. ")} `;
    expect(await sign(mentor, id, loosely, hash)).toMatchObject({
      stage: "agreeing",
      startsOn: null,
    });
    expect(
      await test.inside(scheme.institutionId, (ctx) => recipients(ctx, id, "unsigned")),
    ).toEqual([mentee.person.id]);
    const other = await save(mentee, id, agreed({ goals: "Run two small projects." }), 1);
    expect(await sign(mentee, id, nameOf(mentee), hash)).toMatchObject({ code: "CONFLICT" });
    await sign(mentee, id, nameOf(mentee), other.agreement!.documentHash);
    const between = await see(mentor, id);
    expect(between).toMatchObject({ stage: "agreeing", phase: { key: "negotiation" } });
    expect(between.agreement!.signatures.map((one) => one.current)).toEqual([false, true]);
    const done = await sign(mentor, id, nameOf(mentor), other.agreement!.documentHash);
    expect(done).toMatchObject({ stage: "active", startsOn: inDays(0), endsOn: inDays(240) });
    expect(await see(mentor, id)).toMatchObject({
      agreement: { complete: true },
      phase: { key: "enabling" },
    });
  });

  it("can be changed later: a new day to finish counts once both have signed again", async () => {
    const { id, mentor, mentee } = await active();
    const { agreement } = await save(mentor, id, agreed({ endsOn: inDays(300) }), 1);
    expect((await see(mentor, id)).agreement).toMatchObject({ complete: false });
    const hash = agreement!.documentHash;
    await sign(mentor, id, nameOf(mentor), hash);
    expect((await see(mentor, id)).endsOn).toBe(inDays(240));
    await sign(mentee, id, nameOf(mentee), hash);
    expect((await see(mentor, id)).endsOn).toBe(inDays(300));
  });

  it("shows the coordinator only what its form shares with them", async () => {
    const { id } = await active();
    const { answers } = (await see(coordinator, id)).agreement!;
    expect(Object.keys(answers).sort()).toEqual(["confidential", "endsOn", "happyToWork"]);
  });
});

describe("meetings", () => {
  it("are an hour the first time, in the past, and counted", async () => {
    const { id, mentee } = await active();
    const first = { heldOn: inDays(-1), mode: "online", topics: "Where I stand." };
    expect(await log(mentee, id, { ...first, nextOn: inDays(20) })).toMatchObject({
      meetingCount: 1,
    });
    expect(await log(mentee, id, first)).toMatchObject({ code: "INVALID_ANSWERS" });
    const ahead = await log(mentee, id, { ...first, heldOn: inDays(2), minutes: 30 });
    expect(ahead.problems).toEqual([expect.objectContaining({ path: ["heldOn"] })]);
    const seen = await see(mentee, id);
    expect(seen).toMatchObject({ meetingCount: 1, nextMeetingOn: inDays(20) });
    expect(seen.meetings).toEqual([
      { minutes: 60, answers: expect.objectContaining({ topics: "Where I stand." }) },
    ]);
  });

  it("are counted for the coordinator, who reads of them only if the scheme says so", async () => {
    const { id, mentor } = await active();
    await log(mentor, id, { heldOn: inDays(0), mode: "online", topics: "Private matters." });
    expect(await see(coordinator, id)).toMatchObject({ meetingCount: 1, meetings: [] });
    const shared = await withSharedMeetings(() => see(coordinator, id));
    expect(shared.meetings).toHaveLength(1);
    expect(shared.meetings[0]!.answers).not.toHaveProperty("topics");
    const admin = await asker(test, await buildPerson(test, scheme.institutionId));
    await test.inside(scheme.institutionId, (ctx) =>
      grantRole(ctx, { personId: admin.person.id, role: "institution_admin" }).then(good),
    );
    const seen = await withSharedMeetings(() => see(admin, id));
    expect(seen).toMatchObject({ meetings: [], agreement: null, evaluation: null });
    expect(seen.members.every((one) => one.email === null)).toBe(true);
  });

  async function withSharedMeetings<T>(work: () => Promise<T>): Promise<T> {
    const set = (on: boolean) =>
      test.inside(scheme.institutionId, (ctx) =>
        ctx.store.rows(
          `UPDATE app.scheme SET settings = settings || jsonb_build_object(
             'coordinatorSeesMeetings', $3::boolean) WHERE institution_id = $1 AND id = $2`,
          [scheme.schemeId, on],
        ),
      );
    await set(true);
    try {
      return await work();
    } finally {
      await set(false);
    }
  }
});

describe("the end", () => {
  it("may be brought about by either, without blame: nobody is told who, nor a reason that hurts", async () => {
    const { id, mentor, mentee } = await active();
    expect(await close(mentee, id, "NO_RESPONSE", "Three letters, no answer")).toMatchObject({
      stage: "evaluating",
    });
    const other = await see(mentor, id);
    expect(other).toMatchObject({ endReason: null, endNote: null, phase: { key: "closure" } });
    const line = other.timeline.find((one) => one.text.startsWith("Partnership closed"));
    expect(line).toMatchObject({ by: null });
    expect(await see(coordinator, id)).toMatchObject({
      endReason: "NO_RESPONSE",
      endNote: "Three letters, no answer",
    });
    expect(await close(mentor, id, "SCHEME_ENDING")).toMatchObject({ code: "NOT_NOW" });
    expect(await log(mentor, id, { heldOn: inDays(0) })).toMatchObject({ code: "NOT_NOW" });
  });

  it("asks each for an evaluation that nobody else can read", async () => {
    const { id, mentor, mentee } = await active();
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
      const pair = await active();
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
