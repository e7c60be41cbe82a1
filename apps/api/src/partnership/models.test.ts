import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { EnrolmentRow } from "../enrolment/enrolment.service.ts";
import { reach } from "../milestone/milestone.service.ts";
import { shippedWorkflows } from "../templates/index.ts";
import { startTestApp, type TestApp } from "../test/app.ts";
import {
  accept,
  agreed,
  close,
  log,
  menteeSays,
  mentorSays,
  nameOf,
  save,
  see,
  sign,
  submit,
} from "../test/life.ts";
import { type Asker, asker, until } from "../test/pairs.ts";
import { type BuiltScheme, buildEnrolment, buildScheme, inDays } from "../test/scheme.ts";
import { fireTimer, publishWorkflow, replayInstance, views } from "../workflow/workflow.service.ts";
import { createPartnerships } from "./partnership.service.ts";

type Member = Asker & { enrolment: EnrolmentRow };

let test: TestApp;

beforeAll(async () => {
  test = await startTestApp({ worker: true });
});
afterAll(() => test.close());

/** A scheme that runs on one model, with what its people and coordinator do. */
class Play {
  readonly scheme: BuiltScheme;
  readonly coordinator: Asker;

  constructor(scheme: BuiltScheme, coordinator: Asker) {
    this.scheme = scheme;
    this.coordinator = coordinator;
  }

  static async begin(model: string): Promise<Play> {
    const scheme = await buildScheme(test);
    await test.inside(scheme.institutionId, async (ctx) => {
      for (const one of shippedWorkflows()) {
        if (one.model === model) await publishWorkflow(ctx, scheme.schemeId, one.definition);
      }
      await ctx.store.rows(
        `UPDATE app.scheme SET settings = jsonb_set(settings, '{models}', $3::jsonb)
         WHERE institution_id = $1 AND id = $2`,
        [scheme.schemeId, JSON.stringify([model])],
      );
    });
    return new Play(scheme, await asker(test, scheme.coordinator));
  }

  /** Somebody who is ready to be matched, with everything behind them that a model asks for. */
  async join(role: "mentor" | "mentee"): Promise<Member> {
    const { person, enrolment } = await buildEnrolment(test, this.scheme, role, {
      ...(role === "mentor" && { answers: { capacity: 4 } }),
    });
    await test.inside(this.scheme.institutionId, async (ctx) => {
      for (const kind of ["induction", "consent", "manager"] as const) {
        await reach(ctx, { enrolmentId: enrolment.id, kind });
      }
    });
    return { ...(await asker(test, person)), enrolment };
  }

  async propose(mentors: Member[], mentees: Member[]): Promise<string> {
    const { created } = await test.inside(this.scheme.institutionId, (ctx) =>
      createPartnerships(ctx, {
        schemeId: this.scheme.schemeId,
        roundId: null,
        partnerships: [
          {
            mentors: mentors.map(({ enrolment }) => enrolment.id),
            mentees: mentees.map(({ enrolment }) => enrolment.id),
          },
        ],
      }),
    );
    return created[0]!;
  }

  /** Everybody says yes, and signs. */
  async agree(id: string, members: Member[]): Promise<void> {
    for (const one of members) await accept(one, id);
    await until(async () => (await see(members[0]!, id)).stage === "agreeing");
    const { agreement } = await save(members[0]!, id, agreed(), 0);
    for (const one of members) await sign(one, id, nameOf(one), agreement!.documentHash);
    expect((await see(members[0]!, id)).stage).toBe("active");
  }

  act(by: Asker, id: string, event: string, payload?: object) {
    return by.get<{ revision?: number; code?: string; message?: string }>(
      `mutation($input: ActInput!) { act(input: $input) {
        ... on ActDone { revision } ... on Problem { code message } } }`,
      { input: { subjectType: "partnership", subjectId: id, event, payload } },
    );
  }

  async acts(by: Asker, id: string): Promise<string[]> {
    const found = await by.get<{ event: string; allowed: boolean }[]>(
      `query($id: ID!) { acts(subjectType: "partnership", subjectId: $id) { event allowed } }`,
      { id },
    );
    return found.filter(({ allowed }) => allowed).map(({ event }) => event);
  }

  /** Where the workflow of a partnership is, and of somebody. */
  async paths(id: string): Promise<string[]> {
    const found = await test.inside(this.scheme.institutionId, (ctx) =>
      views(ctx, "partnership", [id]),
    );
    return found.get(id)!.paths;
  }

  async stageOf({ enrolment: { id } }: Member): Promise<string> {
    const found = await test.inside(this.scheme.institutionId, (ctx) =>
      views(ctx, "enrolment", [id]),
    );
    return found.get(id)!.stage;
  }

  /** What differs when the logs of everybody and everything here are stepped through again. */
  async differences(): Promise<string[]> {
    return test.inside(this.scheme.institutionId, async (ctx) => {
      const rows = await ctx.store.rows<{ id: string }>(
        `SELECT id FROM app.workflow_instance WHERE institution_id = $1 AND scheme_id = $2`,
        [this.scheme.schemeId],
      );
      const replays = [];
      for (const { id } of rows) replays.push(await replayInstance(ctx, id));
      return replays.flatMap(({ differences }) => differences);
    });
  }

  /** The waiting timer of this name is due now. */
  async wake(id: string, timer: string): Promise<void> {
    await test.inside(this.scheme.institutionId, async (ctx) => {
      const [armed] = await ctx.store.rows<{
        instanceId: string;
        timerId: string;
        armedRevision: number;
      }>(
        `UPDATE app.workflow_timer t SET due_at = now() - interval '1 second'
         FROM app.workflow_instance i
         WHERE t.institution_id = $1 AND i.institution_id = $1 AND i.id = t.instance_id
           AND i.subject_id = $2 AND t.timer_id LIKE '%/' || $3 AND t.state = 'armed'
         RETURNING t.instance_id AS "instanceId", t.timer_id AS "timerId",
           t.armed_revision AS "armedRevision"`,
        [id, timer],
      );
      expect(await fireTimer(ctx, armed!)).toBe(true);
    });
  }
}

describe("a group of one mentor and three mentees", () => {
  it("goes on when a mentee leaves, and through its evaluation to the follow-up", async () => {
    const play = await Play.begin("group");
    const mentor = await play.join("mentor");
    const mentees = [
      await play.join("mentee"),
      await play.join("mentee"),
      await play.join("mentee"),
    ];
    const [first, second, third] = mentees as [Member, Member, Member];
    const id = await play.propose([mentor], mentees);
    await until(async () => (await play.stageOf(third)) === "proposed");
    await play.agree(id, [mentor, ...mentees]);
    await log(first, id, { heldOn: inDays(0), minutes: 60, mode: "inPerson" });

    expect(await play.acts(third, id)).toEqual(
      expect.arrayContaining(["concern.raised", "partnership.extended", "member.left"]),
    );
    expect(await play.act(third, id, "member.left")).toHaveProperty("revision");
    await until(async () => (await play.stageOf(third)) === "finished");
    await until(async () => (await see(mentor, id)).members.length === 3);
    expect(await see(mentor, id)).toMatchObject({ stage: "active" });
    expect(await play.paths(id)).toHaveLength(4);

    const until9 = inDays(300);
    expect(await play.act(mentor, id, "partnership.extended", { until: until9 })).toHaveProperty(
      "revision",
    );
    await until(async () => (await see(mentor, id)).endsOn === until9);

    await close(mentor, id, "OBJECTIVES_ACHIEVED");
    await submit(first, id, menteeSays());
    await submit(second, id, menteeSays());
    expect(await submit(mentor, id, mentorSays())).toMatchObject({ stage: "ended" });
    await until(async () => (await play.stageOf(first)) === "finished");
    expect(await play.stageOf(mentor)).toBe("pool");
    await play.wake(id, "followUp");
    expect(await play.paths(id)).toEqual(["ended"]);
    expect(await play.differences()).toEqual([]);
  });

  it("begins without the one who says no, and winds up when the mentor leaves", async () => {
    const play = await Play.begin("group");
    const mentor = await play.join("mentor");
    const mentees = [await play.join("mentee"), await play.join("mentee")];
    const [first, second] = mentees as [Member, Member];
    const id = await play.propose([mentor], mentees);
    await until(async () => (await play.stageOf(second)) === "proposed");
    await second.get(
      `mutation($id: ID!) { answerProposal(partnershipId: $id, answer: DECLINE) {
        ... on Problem { code } } }`,
      { id },
    );
    await until(async () => (await play.stageOf(second)) === "pool");
    await play.agree(id, [mentor, first]);
    expect(await play.act(mentor, id, "member.left")).toHaveProperty("revision");
    await until(async () => (await play.paths(id)).length === 1);
    expect((await see(first, id)).stage).toBe("active");
    await play.wake(id, "closingTime");
    expect((await see(first, id)).stage).toBe("evaluating");
  });
});

describe("two by two", () => {
  it("waits for somebody new when a mentor leaves, and goes on once they have said yes", async () => {
    const play = await Play.begin("two-by-two");
    const mentors = [await play.join("mentor"), await play.join("mentor")];
    const mentees = [await play.join("mentee"), await play.join("mentee")];
    const id = await play.propose(mentors, mentees);
    await until(async () => (await play.stageOf(mentees[1]!)) === "proposed");
    await play.agree(id, [...mentors, ...mentees]);
    const [staying, leaving] = mentors as [Member, Member];
    const complete = await play.paths(id);

    await play.act(leaving, id, "member.left");
    await until(async () => (await play.paths(id)).join() !== complete.join());
    expect((await see(staying, id)).stage).toBe("active");
    await until(async () => (await play.stageOf(leaving)) === "pool");

    const [no, yes] = [await play.join("mentor"), await play.join("mentor")];
    expect(
      await play.act(staying, id, "member.added", { enrolmentId: no.enrolment.id }),
    ).toMatchObject({ code: "NOT_ALLOWED" });
    for (const [asked, answer] of [
      [no, "DECLINE"],
      [yes, "ACCEPT"],
    ] as const) {
      await play.act(play.coordinator, id, "member.added", { enrolmentId: asked.enrolment.id });
      await until(async () => (await play.stageOf(asked)) === "proposed");
      expect(await play.paths(id)).not.toEqual(complete);
      await asked.get(
        `mutation($id: ID!, $answer: ProposalAnswer!) { answerProposal(partnershipId: $id, answer: $answer) {
          ... on Problem { code } } }`,
        { id, answer },
      );
      await until(async () => (await play.stageOf(asked)) !== "proposed");
    }
    expect(await play.stageOf(no)).toBe("pool");
    expect(await play.stageOf(yes)).toBe("partnered");
    await until(async () => (await play.paths(id)).join() === complete.join());
    expect((await see(staying, id)).members).toHaveLength(4);
    expect(await play.differences()).toEqual([]);
  });
});

describe("a circle of four", () => {
  it("goes on as three, and looks for another peer when one more leaves", async () => {
    const play = await Play.begin("circle");
    const peers = [await play.join("mentee"), await play.join("mentee")];
    peers.push(await play.join("mentee"), await play.join("mentee"));
    const [first, second, third, fourth] = peers as [Member, Member, Member, Member];
    const id = await play.propose([first], [second, third, fourth]);
    await until(async () => (await play.stageOf(fourth)) === "proposed");
    await play.agree(id, peers);
    const complete = await play.paths(id);
    await play.act(fourth, id, "member.left");
    await until(async () => (await play.stageOf(fourth)) === "finished");
    expect(await play.paths(id)).toEqual(complete);
    await play.act(play.coordinator, id, "member.left", { enrolmentId: third.enrolment.id });
    await until(async () => (await play.paths(id)).join() !== complete.join());
    expect(await play.act(play.coordinator, id, "partnership.parted")).toHaveProperty("revision");
    await until(async () => (await play.stageOf(first)) === "finished");
    expect((await see(second, id)).stage).toBe("evaluating");
    expect(await play.differences()).toEqual([]);
  });
});
