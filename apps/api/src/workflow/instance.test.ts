import { v7 as uuidv7 } from "uuid";
import { afterAll, describe, expect, it } from "vitest";
import { grantRole } from "../institution/grant.service.ts";
import { startTestApp } from "../test/app.ts";
import { buildPerson } from "../test/build.ts";
import { type Asker, asker, proposePair } from "../test/pairs.ts";
import { startProbeApp } from "../test/probe-app.ts";
import { buildEnrolment, buildScheme, good } from "../test/scheme.ts";
import { openIncident } from "./incident.ts";
import type { InstanceAct, InstanceDetail, InstanceLine } from "./instance.types.ts";
import { views } from "./workflow.service.ts";

const detail = `query ($id: ID!) { workflowInstance(id: $id) {
  key version latestVersion subject about status stageLabel revision activeUids definition
  steps { uid label } timeline { text by stepUid } timers { timerId stepUid label dueAt state }
  acts { event label by moment allowed reasons { code message } }
  incidents { what about workflowKey state } } }`;
const list = `query ($schemeId: ID!, $key: String!, $filter: InstanceFilter, $first: Int, $after: String) {
  workflowInstances(schemeId: $schemeId, key: $key, filter: $filter, first: $first, after: $after) {
    totalCount pageInfo { hasNextPage endCursor } edges { node { id about version status steps { label } } } } }`;

interface Listed {
  totalCount: number;
  pageInfo: { hasNextPage: boolean; endCursor: string };
  edges: { node: InstanceLine }[];
}

describe("one running workflow", async () => {
  const world = await startProbeApp();
  const { test, how, inside, begin, send, schemeId, institutionId } = world;
  afterAll(world.close);
  const person = await buildPerson(test, institutionId);
  await inside((ctx) =>
    ctx.store.rows(
      `INSERT INTO app.access_grant (institution_id, id, person_id, role, scheme_id)
       VALUES ($1, $2, $3, 'coordinator', $4)`,
      [uuidv7(), person.id, schemeId],
    ),
  );
  const who = await asker(test, person);
  const see = (id: string) => who.get<InstanceDetail>(detail, { id });
  const act = ({ acts }: InstanceDetail, event: string): InstanceAct =>
    acts.find((one) => one.event === event)!;

  it("says where it is, how it got there and what it waits for", async () => {
    const begun = await begin();
    await send(begun, "poke");
    await send(begun, "work");
    const seen = await see(begun.instanceId);
    expect(seen).toMatchObject({
      ...{ key: "probe", version: 1, latestVersion: 1, subject: "round", status: "ACTIVE" },
      ...{ stageLabel: "At work", revision: 2, activeUids: ["working"] },
      ...{ about: ["Matching round"], steps: [{ uid: "working", label: "Working" }] },
      timeline: [
        { text: "Began. Stage: At rest.", by: null, stepUid: "idle" },
        { text: "Poked.", stepUid: null },
        { text: "Went to work. Stage: At work.", stepUid: "working" },
      ],
    });
    const [timer] = seen.timers;
    expect(timer).toMatchObject({ timerId: "working/soon", stepUid: "working", state: "armed" });
    expect(timer!.label).toContain("go to “Idle”");
    expect(seen.timers).toHaveLength(1);
  });

  it("answers “why can't I do this?” for every event that is declared", async () => {
    how.passes = false;
    const begun = await begin();
    const seen = await see(begun.instanceId);
    expect(seen.acts.map(({ event }) => event).sort()).toEqual(
      ["hire", "poke", "rest", "stop", "test", "work"].sort(),
    );
    expect(act(seen, "work")).toMatchObject({
      ...{ label: "Went to work", by: ["a member of the partnership"] },
      ...{ moment: false, allowed: true, reasons: [] },
    });
    expect(act(seen, "hire").by).toEqual(["a coordinator"]);
    expect(act(seen, "rest")).toMatchObject({
      allowed: false,
      reasons: [{ code: "NOT_NOW", message: "Only possible in “Working” and “Helped”." }],
    });
    expect(act(seen, "test")).toMatchObject({
      allowed: false,
      reasons: [{ code: "NOT_PASSED", message: "The probe has to pass first." }],
    });
    how.passes = true;
    expect(act(await see(begun.instanceId), "test").allowed).toBe(true);
  });

  it("says that nothing more can be done once it has ended", async () => {
    const begun = await begin();
    await send(begun, "stop");
    const seen = await see(begun.instanceId);
    expect(seen).toMatchObject({ status: "DONE", activeUids: ["over"] });
    expect(seen.acts.every(({ allowed, reasons }) => !allowed && reasons[0])).toBe(true);
    expect(act(seen, "poke").reasons).toMatchObject([{ code: "NOT_NOW", message: /has ended/ }]);
  });

  it("is still there when a rule fails, and names what failed", async () => {
    const begun = await begin();
    how.factFails = true;
    await send(begun, "test");
    const seen = await see(begun.instanceId);
    how.factFails = false;
    expect(act(seen, "poke")).toMatchObject({
      allowed: false,
      reasons: [{ message: /the rules fail/ }],
    });
    expect(seen.incidents).toMatchObject([
      { what: "“Tested” could not be carried out.", workflowKey: "probe", state: "open" },
    ]);
    await inside((ctx) =>
      openIncident(
        ctx,
        { id: begun.instanceId, schemeId },
        { id: "late", event: { kind: "timer", timerId: "idle/later" }, actor: "system" },
        new Error("late"),
      ),
    );
    const again = await see(begun.instanceId);
    expect(again.incidents.map(({ what }) => what)).toContainEqual(
      expect.stringMatching(/^This could not be done: 1 month after this begins/),
    );
  });

  it("is listed by step, status and version, page by page", async () => {
    const begun = await begin();
    await send(begun, "hire");
    const ask = (filter: object, more = {}) =>
      who.get<Listed>(list, { schemeId, key: "probe", filter, first: 50, ...more });
    const helped = await ask({ stepUid: "helped" });
    expect(helped.edges.map(({ node }) => node)).toMatchObject([
      { id: begun.instanceId, version: 1, steps: [{ label: "Helped" }] },
    ]);
    expect((await ask({ stepUid: "nowhere" })).totalCount).toBe(0);
    expect((await ask({ version: 2 })).totalCount).toBe(0);
    expect((await ask({ status: "DONE" })).edges.map(({ node }) => node.status)).toEqual(["DONE"]);
    const all = await ask({});
    const first = await ask({}, { first: 2 });
    expect(first.pageInfo.hasNextPage).toBe(true);
    const rest = await ask({}, { after: first.pageInfo.endCursor });
    expect([...first.edges, ...rest.edges]).toEqual(all.edges);
    const none = await who.ask(list, { schemeId, key: "nothing" });
    expect(none.errors?.[0]?.extensions.code).toBe("NOT_FOUND");
  });
});

describe("a service area's coordinator", async () => {
  const test = await startTestApp();
  afterAll(() => test.close());
  const scheme = await buildScheme(test, {
    quotas: [
      ["library", "mentor", 5],
      ["library", "mentee", 5],
      ["estates", "mentee", 5],
    ],
  });
  const areaPerson = async (serviceAreaId: string): Promise<Asker> => {
    const person = await buildPerson(test, scheme.institutionId);
    await test.inside(scheme.institutionId, async (ctx) =>
      good(
        await grantRole(ctx, {
          ...{ personId: person.id, role: "coordinator", schemeId: scheme.schemeId },
          serviceAreaId,
        }),
      ),
    );
    return asker(test, person);
  };
  const library = await areaPerson(scheme.library);
  const estates = await areaPerson(scheme.estates);
  const pair = await proposePair(test, scheme);
  const { enrolment } = await buildEnrolment(test, scheme, "mentee");
  const instanceOf = (type: "enrolment" | "partnership", id: string) =>
    test.inside(scheme.institutionId, async (ctx) => {
      return (await views(ctx, type, [id])).get(id)!.instanceId;
    });

  it("reads the workflows of that area's people, with their names", async () => {
    const id = await instanceOf("partnership", pair.id);
    const seen = await library.get<InstanceDetail>(detail, { id });
    expect([...seen.about].sort()).toEqual(
      [pair.mentor, pair.mentee]
        .map(({ person }) => `${person.givenName} ${person.familyName}`)
        .sort(),
    );
    const refused = await estates.ask(detail, { id });
    expect(refused.errors?.[0]?.extensions.code).toBe("FORBIDDEN");
    const mine = await pair.mentee.ask(detail, { id });
    expect(mine.errors?.[0]?.extensions.code).toBe("FORBIDDEN");
  });

  it("lists those alone, and finds them by name", async () => {
    const ask = (by: Asker, key: string, search?: string) =>
      by.get<Listed>(list, { ...{ schemeId: scheme.schemeId, key }, filter: { search } });
    expect((await ask(library, "enrolment")).totalCount).toBe(3);
    expect((await ask(estates, "enrolment")).totalCount).toBe(0);
    expect((await ask(estates, "partnership")).totalCount).toBe(0);
    const { email } = pair.mentor.person;
    expect((await ask(library, "partnership", email)).totalCount).toBe(1);
    expect((await ask(library, "enrolment", email)).totalCount).toBe(1);
    expect((await ask(library, "enrolment", "no such name")).totalCount).toBe(0);
    expect(enrolment.serviceAreaId).toBe(scheme.library);
  });
});
