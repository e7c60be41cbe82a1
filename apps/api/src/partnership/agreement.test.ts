import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { grantRole } from "../institution/grant.service.ts";
import { startTestApp, type TestApp } from "../test/app.ts";
import { buildPerson } from "../test/build.ts";
import { active, agreed, log, matched, nameOf, save, see, sign } from "../test/life.ts";
import { type Asker, asker } from "../test/pairs.ts";
import { type BuiltScheme, buildScheme, good, inDays } from "../test/scheme.ts";
import { recipients } from "./partnership.service.ts";

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
describe("an agreement", () => {
  it("is kept unfinished, refuses what isn't valid, and notices that somebody else has changed it", async () => {
    const { id, mentor, mentee } = await matched(test, scheme);
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
    const { id, mentor, mentee } = await matched(test, scheme);
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
    const { id, mentor, mentee } = await active(test, scheme);
    const { agreement } = await save(mentor, id, agreed({ endsOn: inDays(300) }), 1);
    expect((await see(mentor, id)).agreement).toMatchObject({ complete: false });
    const hash = agreement!.documentHash;
    await sign(mentor, id, nameOf(mentor), hash);
    expect((await see(mentor, id)).endsOn).toBe(inDays(240));
    await sign(mentee, id, nameOf(mentee), hash);
    expect((await see(mentor, id)).endsOn).toBe(inDays(300));
  });

  it("shows the coordinator only what its form shares with them", async () => {
    const { id } = await active(test, scheme);
    const { answers } = (await see(coordinator, id)).agreement!;
    expect(Object.keys(answers).sort()).toEqual(["confidential", "endsOn", "happyToWork"]);
  });
});

describe("meetings", () => {
  it("are an hour the first time, in the past, and counted", async () => {
    const { id, mentee } = await active(test, scheme);
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
    const { id, mentor } = await active(test, scheme);
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
