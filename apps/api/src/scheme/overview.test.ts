import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { grantRole } from "../institution/grant.service.ts";
import type { PersonRow } from "../person/person.service.ts";
import { TenantStore } from "../store/tenant-store.ts";
import { startTestApp, type TestApp } from "../test/app.ts";
import { buildPerson } from "../test/build.ts";
import { askAs, type BuiltScheme, buildEnrolment, buildScheme, good } from "../test/scheme.ts";
import { openScheme } from "./scheme.service.ts";

let test: TestApp;
beforeAll(async () => {
  test = await startTestApp();
});
afterAll(() => test.close());

const invite = "mutation ($scheme: ID!) { inviteEnrolments(schemeId: $scheme) { __typename } }";

async function committeeMember(scheme: BuiltScheme): Promise<PersonRow> {
  const person = await buildPerson(test, scheme.institutionId);
  const { schemeId } = scheme;
  await test.inside(scheme.institutionId, async (ctx) =>
    good(await grantRole(ctx, { personId: person.id, role: "committee", schemeId })),
  );
  return person;
}

describe("the overview", () => {
  const query = `query ($scheme: ID!) { scheme(id: $scheme) { overview {
    nextStep { key title why place byDate } registered invited waiting mentors mentees
    stages { subject stage count late waitingFor }
    stuck { name role days because action stage } } } }`;
  const overviewFor = async (scheme: BuiltScheme, who = scheme.coordinator) => {
    type Overview = {
      nextStep: { key: string; place: string; why: string };
      stages: { subject: string; stage: string; count: number; late: number }[];
      stuck: { name: string; because: string; action: string; days: number }[];
      mentees: number;
      invited: number;
    };
    const data = await askAs<{ scheme: { overview: Overview } }>(test, scheme, who, query);
    return data.scheme.overview;
  };
  /** As if everybody had come into their stage so long ago. */
  const age = (scheme: BuiltScheme, days: number) =>
    test.inside(scheme.institutionId, (ctx) =>
      ctx.store.rows(
        `UPDATE app.workflow_instance SET stage_since = now() - make_interval(days => $3)
         WHERE institution_id = $1 AND scheme_id = $2`,
        [scheme.schemeId, days],
      ),
    );

  it("leads from the settings through opening to inviting, waiting and matching", async () => {
    const scheme = await buildScheme(test, { draft: true });
    expect((await overviewFor(scheme)).nextStep).toMatchObject({ key: "open" });
    await test.inside(scheme.institutionId, async (ctx) =>
      good(await openScheme(ctx, scheme.schemeId)),
    );
    expect((await overviewFor(scheme)).nextStep).toMatchObject({ key: "bringPeople" });
    await buildEnrolment(test, scheme, "mentee", { registered: false });
    expect((await overviewFor(scheme)).nextStep).toMatchObject({ key: "invite", place: "people" });
    await askAs(test, scheme, scheme.coordinator, invite);
    expect(await overviewFor(scheme)).toMatchObject({
      nextStep: { key: "awaitPool" },
      invited: 1,
      mentees: 0,
    });
    for (let i = 0; i < 4; i++) {
      await buildEnrolment(test, scheme, "mentee");
      await buildEnrolment(test, scheme, "mentor");
    }
    expect((await overviewFor(scheme)).nextStep).toMatchObject({ key: "runMatching" });
  });

  it("names who is stuck, for how long and why", async () => {
    const scheme = await buildScheme(test);
    const { person } = await buildEnrolment(test, scheme, "mentee", { registered: false });
    await buildEnrolment(test, scheme, "mentor");
    expect((await overviewFor(scheme)).stuck).toEqual([]);
    await age(scheme, 20);
    const { stuck, stages } = await overviewFor(scheme);
    expect(stuck).toEqual([
      {
        name: `${person.givenName} ${person.familyName}`,
        role: "MENTEE",
        stage: "listed",
        days: 20,
        because: "On the list for 20 days without an invitation",
        action: "Invite",
      },
    ]);
    const [listed] = stages.filter((one) => one.subject === "enrolment" && one.stage === "listed");
    expect(listed).toMatchObject({ count: 1, late: 1, waitingFor: "You, to invite them" });
  });

  it("gives the committee the same numbers without a name", async () => {
    const scheme = await buildScheme(test);
    await buildEnrolment(test, scheme, "mentee", { registered: false });
    await age(scheme, 20);
    const member = await committeeMember(scheme);
    const [theirs, ours] = [await overviewFor(scheme, member), await overviewFor(scheme)];
    expect(theirs.stuck).toEqual([]);
    expect(theirs.stages).toEqual(ours.stages);
  });

  it("is no business of participants", async () => {
    const scheme = await buildScheme(test);
    const { person } = await buildEnrolment(test, scheme, "mentee");
    await expect(askAs(test, scheme, person, query)).rejects.toThrow("FORBIDDEN");
  });

  it("costs the same number of queries however many take part", async () => {
    const scheme = await buildScheme(test);
    const counted = async () => {
      const methods = ["rows", "find"] as const;
      const spies = methods.map((method) => vi.spyOn(TenantStore.prototype, method));
      await overviewFor(scheme);
      const calls = spies.reduce((sum, spy) => sum + spy.mock.calls.length, 0);
      for (const spy of spies) spy.mockRestore();
      return calls;
    };
    await buildEnrolment(test, scheme, "mentee", { registered: false });
    await age(scheme, 20);
    // The first reading brings in the scheme's published forms, workflows and document.
    await overviewFor(scheme);
    const one = await counted();
    for (let i = 0; i < 5; i++) {
      await buildEnrolment(test, scheme, "mentor", { registered: false });
    }
    await age(scheme, 20);
    expect((await overviewFor(scheme)).stuck).toHaveLength(6);
    expect(await counted()).toBe(one);
  });
});
