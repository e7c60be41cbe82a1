import type { WorkflowDefinition } from "@quad/workflow";
import { v7 as uuidv7 } from "uuid";
import { afterAll, describe, expect, it } from "vitest";
import type { MigrationPreview } from "../migration/migration.types.ts";
import { buildPerson } from "../test/build.ts";
import { type Asker, asker } from "../test/pairs.ts";
import { startProbeApp } from "../test/probe-app.ts";
import { openIncident } from "./incident.ts";
import type { InstanceDetail, InstanceLine } from "./instance.types.ts";
import { dispatch, publishWorkflow, startInstance } from "./workflow.service.ts";

const detail = `query ($id: ID!) { workflowInstance(id: $id) {
  steps { uid } activeUids timeline { text stepUid } timers { stepUid label }
  acts { event label reasons { message } } incidents { what } } }`;
const list = `query ($schemeId: ID!, $key: String!, $filter: InstanceFilter) {
  workflowInstances(schemeId: $schemeId, key: $key, filter: $filter) {
    totalCount edges { node { id steps { label } } } } }`;

interface Listed {
  totalCount: number;
  edges: { node: InstanceLine }[];
}

describe("a part that confidential events move", async () => {
  const world = await startProbeApp();
  const { test, inside, schemeId, institutionId } = world;
  afterAll(world.close);
  const quiet: WorkflowDefinition = {
    ...{ format: "wf-def/1", key: "quiet", subject: "round", initial: "both", uses: {} },
    label: { en: "Quiet", cy: "Tawel" },
    stages: [{ key: "one", label: { en: "One", cy: "Un" } }],
    events: {
      raise: { label: { en: "Raise", cy: "Codi" }, by: ["member"], confidential: true },
      settle: { label: { en: "Settle", cy: "Setlo" }, by: ["coordinator"], confidential: true },
      end: { label: { en: "End", cy: "Gorffen" }, by: ["member"] },
    },
    timers: { week: { offset: "P7D" } },
    states: {
      both: {
        ...{ uid: "both", label: { en: "Both", cy: "Y ddau" }, stage: "one", type: "parallel" },
        states: {
          work: {
            ...{ uid: "work", label: { en: "Work", cy: "Gwaith" }, initial: "going" },
            states: { going: { uid: "going", label: { en: "Going", cy: "Ar y gweill" } } },
          },
          concern: {
            ...{ uid: "concern", label: { en: "Concern", cy: "Pryder" }, initial: "none" },
            states: {
              none: {
                ...{ uid: "none", label: { en: "No concern", cy: "Dim pryder" } },
                on: { raise: [{ id: "w1", target: "raised" }] },
              },
              raised: {
                ...{ uid: "raised", label: { en: "Raised", cy: "Codwyd" } },
                on: { settle: [{ id: "w2", target: "none" }] },
                after: { week: [{ id: "w3", target: "none" }] },
              },
            },
          },
        },
        on: { end: [{ id: "w4", target: "over" }] },
      },
      over: { uid: "over", label: { en: "Over", cy: "Ar ben" }, type: "final", stage: "one" },
    },
  };
  const person = async (role: string) => {
    const one = await buildPerson(test, institutionId);
    await inside((ctx) =>
      ctx.store.rows(
        `INSERT INTO app.access_grant (institution_id, id, person_id, role, scheme_id)
         VALUES ($1, $2, $3, $4, $5)`,
        [uuidv7(), one.id, role, role === "coordinator" ? schemeId : null],
      ),
    );
    return asker(test, one);
  };

  it("is for the coordinators alone, wherever it would show", async () => {
    const [coordinator, admin] = [await person("coordinator"), await person("institution_admin")];
    const subject = { subjectType: "round" as const, subjectId: uuidv7() };
    await inside((ctx) => publishWorkflow(ctx, schemeId, quiet));
    const { instanceId: id } = await inside((ctx) =>
      startInstance(ctx, { ...subject, schemeId, key: "quiet" }),
    );
    await inside((ctx) => dispatch(ctx, { ...subject, event: { id: "x", type: "raise" } }));
    const event = { kind: "event" as const, type: "settle" };
    await inside((ctx) =>
      openIncident(ctx, { id, schemeId }, { id: "y", event, actor: "system" }, new Error("no")),
    );
    const listed = (by: Asker, stepUid: string) =>
      by.get<Listed>(list, { schemeId, key: "quiet", filter: { stepUid } });

    const all = await coordinator.get<InstanceDetail>(detail, { id });
    expect(all.steps.map(({ uid }) => uid).sort()).toEqual(["going", "raised"]);
    expect(all.timeline.map(({ text }) => text)).toContain("Raise.");
    expect(all.timers).toHaveLength(1);
    expect(all.acts).toHaveLength(3);
    expect(all.incidents[0]?.what).toContain("Settle");
    expect((await listed(coordinator, "raised")).totalCount).toBe(1);

    const some = await admin.get<InstanceDetail>(detail, { id });
    expect(some.activeUids).toEqual(["going"]);
    expect(some.timers).toEqual([]);
    expect(some.acts.map(({ event: type }) => type)).toEqual(["end"]);
    expect(some.incidents).toHaveLength(1);
    const told = JSON.stringify(some);
    for (const word of ["Raise", "raised", "settle", "Settle"]) expect(told).not.toContain(word);
    expect((await listed(admin, "raised")).totalCount).toBe(0);
    expect((await listed(admin, "going")).edges[0]?.node.steps).toHaveLength(1);
  });

  it("is told of no one in the preview of a move, either", async () => {
    const [coordinator, admin] = [await person("coordinator"), await person("institution_admin")];
    const subject = { subjectType: "round" as const, subjectId: uuidv7() };
    const version = (more: object) =>
      inside((ctx) => publishWorkflow(ctx, schemeId, { ...structuredClone(quiet), ...more }));
    await version({ key: "moving" });
    const { instanceId } = await inside((ctx) =>
      startInstance(ctx, { ...subject, schemeId, key: "moving" }),
    );
    await inside((ctx) => dispatch(ctx, { ...subject, event: { id: "x", type: "raise" } }));
    const states = structuredClone(quiet.states);
    states.both!.states!.concern!.states!.raised!.uid = "open";
    await version({ key: "moving", states });
    const preview = (by: Asker, instanceIds: string[] | null) =>
      by.get<MigrationPreview>(
        `query ($input: MigrationInput!) { migrationPreview(input: $input) { total blocked
          decisions { uid } steps { uid } blockedReasons { message examples { instanceId } } } }`,
        { input: { schemeId, key: "moving", fromVersion: 1, toVersion: 2, instanceIds } },
      );
    expect(await preview(coordinator, [instanceId])).toMatchObject({
      decisions: [{ uid: "raised" }],
      steps: [{ uid: "going" }, { uid: "raised" }],
      blockedReasons: [
        { message: expect.stringContaining("“Raised”"), examples: [{ instanceId }] },
      ],
    });
    expect(await preview(admin, [instanceId])).toMatchObject({
      decisions: [],
      steps: [{ uid: "going" }],
      blockedReasons: [{ message: expect.not.stringContaining("“Raised”"), examples: [] }],
    });
    const all = await preview(admin, null);
    expect(all).toMatchObject({ total: 1, blocked: 1, decisions: [{ uid: "raised" }] });
    expect(all.blockedReasons).toMatchObject([{ examples: [] }]);
  });
});
