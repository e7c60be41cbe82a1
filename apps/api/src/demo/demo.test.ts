import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { verifyAudit } from "../audit/audit.service.ts";
import type { Backbone } from "../graphql/request.ts";
import { startTestApp, type TestApp } from "../test/app.ts";
import { turnDemoOn } from "../test/build.ts";
import { loadDemo } from "./index.ts";

interface DemoPerson {
  id: string;
  institutionSlug: string;
  name: string;
  role: string;
  does: { en: string; cy: string };
}
interface Entered {
  isStaff: boolean;
  grants: { role: string; serviceArea: { name: string } | null }[];
  enrolments: { role: string; stage: string; waitingPosition: number | null }[];
  partnerships: { stage: string }[];
  tasks: { kind: string; with: string[] }[];
}

let test: TestApp;
let lines: string[];
let people: DemoPerson[];

beforeAll(async () => {
  test = await startTestApp();
  turnDemoOn(test);
}, 120_000);
afterAll(() => test.close());

const institutions = async () =>
  (await test.ask<{ institutions: { id: string; slug: string }[] }>("{ institutions { id slug } }"))
    .data.institutions;

async function enter({ id, institutionSlug }: DemoPerson) {
  const { data, headers } = await test.ask<{ enterDemo: { me: Entered } }>(
    `mutation($id: ID!, $slug: String!) { enterDemo(personId: $id, institution: $slug) {
      ... on SignedIn { me { isStaff grants { role serviceArea { name } }
        enrolments { role stage waitingPosition } partnerships { stage }
        tasks { kind with } } } } }`,
    { id, slug: institutionSlug },
  );
  const cookie = String(headers["set-cookie"]).split(";")[0]!;
  return { ...data.enterDemo.me, cookie };
}
/** The first of those whose line of text begins so. */
const who = (does: string) => {
  const found = people.find((person) => person.does.en.startsWith(does));
  if (!found) throw new Error(`Nobody in the demo: ${does}`);
  return found;
};

describe("loading", () => {
  it("leaves nothing when it fails on the way", async () => {
    const { backbone } = test.app;
    const failing = Object.assign(Object.create(backbone), {
      sender: { send: () => Promise.reject(new Error("the power went")) },
    }) as Backbone;

    await expect(loadDemo(failing)).rejects.toThrow("the power went");
    expect(await institutions()).toEqual([]);
  });

  it("happens once, even when two processes begin at the same moment", async () => {
    const started = performance.now();
    [lines] = (await Promise.all([loadDemo(test.app.backbone), loadDemo(test.app.backbone)])) as [
      string[],
      string[],
    ];
    const ms = Math.round(performance.now() - started);
    console.log(`The demo loaded in ${ms} ms.`);
    expect((await institutions()).map(({ slug }) => slug)).toEqual(["glanhafan", "wexcombe"]);

    const again = performance.now();
    expect(await loadDemo(test.app.backbone)).toEqual(lines);
    expect(performance.now() - again).toBeLessThan(ms / 4);

    const { data } = await test.ask<{ demoPeople: DemoPerson[] }>(
      "{ demoPeople { id institutionSlug name role does } }",
    );
    people = data.demoPeople;
  }, 120_000);

  it("leaves no step undone and no incident, and an audit log that holds", async () => {
    for (const { id } of await institutions()) {
      await test.inside(id, async (ctx) => {
        const [open] = await ctx.store.rows<{ effects: number; incidents: number }>(
          `SELECT (SELECT count(*)::int FROM app.workflow_effect
               WHERE institution_id = $1 AND state <> 'done') AS effects,
             (SELECT count(*)::int FROM app.workflow_incident
               WHERE institution_id = $1) AS incidents`,
        );
        expect(open).toEqual({ effects: 0, incidents: 0 });
        expect(await verifyAudit(ctx)).toMatchObject({ ok: true });
      });
    }
  });

  it("tells how to enter, with a request that works as it stands", async () => {
    expect(lines[0]).toContain("http://localhost:4000/demo");
    const payload = /-d '(\{.*\})'/.exec(lines.join("\n"))![1]!;
    const response = await test.inject({
      method: "POST",
      url: "/graphql",
      headers: { "content-type": "application/json" },
      payload,
    });
    expect(response.json()).toEqual({ data: { enterDemo: { __typename: "SignedIn" } } });
    expect(response.headers["set-cookie"]).toMatch(/^quad=/);
  });
});

describe("the people to enter as", () => {
  it("are somebody of every role, each with words in both languages", async () => {
    expect(new Set(people.map(({ role }) => role))).toEqual(
      new Set("coordinator institutionAdmin unitAdmin committee mentee mentor newcomer".split(" ")),
    );
    expect(new Set(people.map(({ id }) => id)).size).toBe(people.length);
    for (const { does } of people) {
      expect(does.en).toBeTruthy();
      expect(does.cy).toBeTruthy();
    }
  });

  it.each([
    ["Has been offered a mentor", ["ANSWER_PROPOSAL"], "proposed"],
    ["Has a new partner", ["SIGN_AGREEMENT"], "partnered"],
    ["Meets a mentor each month", ["LOG_MEETING"], "partnered"],
    ["Has finished", ["EVALUATE"], "finished"],
    ["Has a place and can now choose", ["RANK_MENTORS"], "pool"],
    ["Has been invited", ["REGISTER"], "invited"],
    ["Is first on the Library's waiting list", [], "waiting"],
    ["Has said yes to a mentee", [], "proposed"],
    ["Is in the middle of a partnership", [], "partnered"],
    ["Has chosen mentors", [], "pool"],
    ["Works in IT Services", [], undefined],
  ])("%s: waits for them %j", async (does, kinds, stage) => {
    const { tasks, enrolments } = await enter(who(does));

    expect(tasks.map(({ kind }) => kind)).toEqual(kinds);
    expect(enrolments[0]?.stage).toBe(stage);
    if (stage === "waiting") expect(enrolments[0]!.waitingPosition).toBe(1);
  });

  it.each([
    ["Runs the whole scheme", "COORDINATOR", ["SCHEME_NEXT_STEP"]],
    ["Runs a small scheme", "COORDINATOR", ["SCHEME_NEXT_STEP"]],
    ["Looks after units", "INSTITUTION_ADMIN", []],
    ["Sets up schemes", "UNIT_ADMIN", []],
    ["Sees numbers", "COMMITTEE", []],
  ])("%s", async (does, role, kinds) => {
    const { tasks, grants, isStaff } = await enter(who(does));

    expect(isStaff).toBe(true);
    expect(grants.map((grant) => grant.role)).toEqual([role]);
    expect(tasks.map(({ kind }) => kind)).toEqual(kinds);
  });
});

describe("the scheme of Wexcombe", () => {
  it("is in the middle of its life", async () => {
    const { cookie } = await enter(who("Runs the whole scheme"));
    const { data } = await test.ask<{ schemes: { id: string; name: { en: string } }[] }>(
      "{ schemes { id name } }",
      {},
      { cookie },
    );
    const { id } = data.schemes.find(({ name }) => name.en === "Professional Services Mentoring")!;
    const shown = await test.ask<{
      scheme: {
        overview: Record<string, number> & { stuck: object[]; stages: Stage[] };
        rounds: { stage: string }[];
      };
      evaluationReport: { forms: { role: string; answered: number; enough: boolean }[] };
    }>(
      `query($id: ID!) {
        scheme(id: $id) { rounds { stage } overview {
          registered invited waiting mentors mentees partnershipsActive partnershipsEnded
          stages { subject stage count } stuck { name } } }
        evaluationReport(schemeId: $id) { forms { role answered enough } }
      }`,
      { id },
      { cookie },
    );
    const { overview, rounds } = shown.data.scheme;
    expect(overview.mentors).toBeGreaterThanOrEqual(28);
    expect(overview.mentees).toBeGreaterThanOrEqual(38);
    expect(overview).toMatchObject({ invited: 6, waiting: 2 });
    expect(overview.stuck.length).toBeGreaterThan(2);
    expect(overview.stuck.length).toBeLessThan(12);
    expect(rounds).toEqual([{ stage: "done" }]);
    const count = (stage: string) =>
      overview.stages.find((one) => one.subject === "partnership" && one.stage === stage)!.count;
    expect(["agreeing", "active", "evaluating", "declined"].map(count)).toEqual([1, 2, 1, 1]);
    expect(count("ended")).toBeGreaterThanOrEqual(6);
    for (const { answered, enough } of shown.data.evaluationReport.forms) {
      expect(answered).toBeGreaterThanOrEqual(6);
      expect(enough).toBe(true);
    }
  });
  interface Stage {
    subject: string;
    stage: string;
    count: number;
  }

  it("has partnerships of six to twelve months", async () => {
    for (const { id } of await institutions()) {
      await test.inside(id, async (ctx) => {
        const odd = await ctx.store.rows(
          `SELECT starts_on, ends_on FROM app.partnership
           WHERE institution_id = $1 AND ended_at IS NULL
             AND ends_on NOT BETWEEN starts_on + interval '6 months' AND starts_on + interval '12 months'`,
        );
        expect(odd).toEqual([]);
      });
    }
  });

  it("has mail in the outbox, each with a link", async () => {
    const { data } = await test.ask<{ outbox: { links: string[]; text: string }[] }>(
      "{ outbox(first: 100) { links text } }",
    );
    expect(data.outbox).toHaveLength(100);
    for (const { links, text } of data.outbox) {
      expect(links).toEqual([expect.stringMatching(/^http:\/\/localhost:4000\//)]);
      expect(text).not.toMatch(/[{}]|undefined|null/);
    }
  });
});
