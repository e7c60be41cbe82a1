import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import type { Context } from "../context.ts";
import { behaviour, buildScheme, probe } from "../test/probe.ts";
import { type Begun, startProbeApp } from "../test/probe-app.ts";
import {
  dispatch,
  publishWorkflow,
  replayInstance,
  startInstance,
  startInstances,
} from "./workflow.service.ts";

const world = await startProbeApp();
const { test, how, schemeId, institutionId, inside, rows } = world;
const { begin, send, view, effects, timers } = world;
afterAll(world.close);
beforeEach(() => {
  Object.assign(how, behaviour());
});

const log = ({ instanceId }: Begun) =>
  rows<{ event_id: string; actor: string; facts: string }>(
    `SELECT event_id, actor, facts FROM app.workflow_event
     WHERE institution_id = $1 AND instance_id = $2 ORDER BY revision`,
    [instanceId],
  );

const jobs = (queue: string, instanceId: string) =>
  test.app.backbone.pool.query(
    "SELECT id, data, start_after FROM jobs.job WHERE name = $1 AND data ->> 'instanceId' = $2",
    [queue, instanceId],
  ) as Promise<{ id: string; data: Record<string, unknown>; start_after: Date }[]>;

describe("starting", () => {
  it("writes the instance, the first line of its log, and the timers", async () => {
    const begun = await begin();
    expect(await view(begun)).toMatchObject({
      subjectId: begun.subjectId,
      revision: 0,
      status: "active",
      stage: "rest",
      stageLabel: { en: "At rest", cy: "Yn gorffwys" },
      tags: [],
      paths: ["idle"],
    });
    expect((await log(begun)).map((line) => line.event_id)).toEqual(["start"]);
    expect(await timers(begun)).toMatchObject([{ timerId: "idle/later", state: "armed" }]);
  });

  it("begins a thousand at once within a few seconds", async () => {
    const requests = Array.from({ length: 1000 }, () => ({
      schemeId,
      key: "probe",
      subjectType: "round" as const,
      subjectId: uuidv7(),
    }));
    const from = performance.now();
    const started = await inside((ctx) => startInstances(ctx, requests));
    expect(performance.now() - from).toBeLessThan(8_000);
    expect(started.map((one) => one.subjectId)).toEqual(requests.map((one) => one.subjectId));
  });

  it("takes the version that is published, and leaves running ones with theirs", async () => {
    const other = await inside((ctx) => buildScheme(ctx));
    await inside((ctx) => publishWorkflow(ctx, other, probe));
    await inside((ctx) => publishWorkflow(ctx, other, probe));
    const changed = structuredClone(probe);
    changed.stages![0]!.label = { en: "Resting", cy: "Gorffwys" };
    const [first, second] = [uuidv7(), uuidv7()];
    const start = (subjectId: string) =>
      inside((ctx) =>
        startInstance(ctx, { schemeId: other, key: "probe", subjectType: "round", subjectId }),
      );
    await start(first);
    await inside((ctx) => publishWorkflow(ctx, other, changed));
    await start(second);
    expect((await view({ subjectId: first })).stageLabel.en).toBe("At rest");
    expect((await view({ subjectId: second })).stageLabel.en).toBe("Resting");
    const versions = await rows(
      "SELECT version FROM app.workflow_version WHERE institution_id = $1 AND scheme_id = $2",
      [other],
    );
    expect(versions).toHaveLength(2);
  });

  it("refuses to publish a definition with faults, and says all of them", async () => {
    const broken = structuredClone(probe);
    broken.states.idle!.on!.poke = [{ id: "idle-poke", target: "nowhere" }];
    broken.states.over!.entry = [{ type: "nothing.known" }];
    const published = inside((ctx) => publishWorkflow(ctx, schemeId, broken));
    await expect(published).rejects.toThrow(/nowhere[\s\S]*nothing\.known/);
  });
});

describe("an event", () => {
  it("moves the instance and leaves log, effects, timers and jobs in one transaction", async () => {
    const begun = await begin();
    const { instanceId } = begun;
    const { stageSince } = await view(begun);
    const result = await send(begun, "work");
    expect(result).toMatchObject({
      kind: "done",
      repeated: false,
      view: { revision: 1, stage: "work", tags: ["busy"], paths: ["working"], status: "active" },
    });
    expect((await view(begun)).stageSince.getTime()).toBeGreaterThan(stageSince.getTime());
    expect(await effects(begun)).toMatchObject([
      { revision: 1, position: 0, type: "probe.write", state: "pending" },
      { revision: 1, position: 1, type: "probe.write", state: "pending" },
    ]);
    expect(await timers(begun)).toMatchObject([
      { timerId: "idle/later", armedRevision: 0, state: "cancelled" },
      { timerId: "working/soon", armedRevision: 1, state: "armed" },
    ]);
    expect(await jobs("effects", instanceId)).toMatchObject([
      { data: { instanceId, revision: 1, institutionId } },
    ]);
    expect(await jobs("timers", instanceId)).toHaveLength(2);
  });

  it("leaves nothing at all when the request rolls back", async () => {
    const begun = await begin();
    const { instanceId } = begun;
    const failing = inside(async (ctx) => {
      const event = { id: uuidv7(), type: "work" };
      await dispatch(ctx, { subjectType: "round", subjectId: begun.subjectId, event });
      throw new Error("later in the request");
    });
    await expect(failing).rejects.toThrow("later in the request");
    expect((await view(begun)).revision).toBe(0);
    expect(await effects(begun)).toEqual([]);
    expect(await jobs("effects", instanceId)).toEqual([]);
  });

  it("keeps the time of the stage while the stage stays the same", async () => {
    const begun = await begin();
    const { stageSince } = await view(begun);
    await send(begun, "poke");
    expect((await view(begun)).stageSince).toEqual(stageSince);
  });

  it("gives the stored answer when it comes again, even after others", async () => {
    const begun = await begin();
    const id = uuidv7();
    await send(begun, "poke", { id, payload: { n: 1 } });
    await send(begun, "work");
    const again = await send(begun, "poke", { id, payload: { n: 1 } });
    expect(again).toMatchObject({ kind: "done", repeated: true, view: { revision: 1 } });
    expect((await view(begun)).revision).toBe(2);
  });

  it("is refused under the id of another", async () => {
    const begun = await begin();
    const id = uuidv7();
    await send(begun, "poke", { id, payload: { n: 1 } });
    const other = await send(begun, "poke", { id, payload: { n: 2 } });
    expect(other).toMatchObject({ kind: "refused", code: "EVENT_ID_REUSED" });
  });

  it("takes its turn: fifty at once all happen, one after the other", async () => {
    const begun = await begin();
    await Promise.all(Array.from({ length: 50 }, () => send(begun, "poke")));
    const { revision, instanceId } = await view(begun);
    expect(revision).toBe(50);
    expect(await inside((ctx) => replayInstance(ctx, instanceId))).toEqual({
      equal: true,
      steps: 51,
      differences: [],
    });
  });

  it("happens once when twenty deliver it at once", async () => {
    const begun = await begin();
    const id = uuidv7();
    const results = await Promise.all(
      Array.from({ length: 20 }, () => send(begun, "poke", { id })),
    );
    expect(results.every((result) => result.kind === "done")).toBe(true);
    expect(results.filter((result) => result.kind === "done" && !result.repeated)).toHaveLength(1);
    expect((await view(begun)).revision).toBe(1);
  });

  it("is a conflict when the sender has seen an older revision", async () => {
    const begun = await begin();
    await send(begun, "poke");
    expect(await send(begun, "poke", { expectedRevision: 0 })).toMatchObject({
      kind: "conflict",
      view: { revision: 1 },
    });
  });

  it.each([
    ["nothing.like.it", "UNDECLARED_EVENT"],
    ["xstate.stop", "UNDECLARED_EVENT"],
    ["workflow.started", "UNDECLARED_EVENT"],
    ["rest", "NOT_NOW"],
  ])("%s is refused with a sentence", async (type, code) => {
    const begun = await begin();
    const result = await send(begun, type);
    expect(result).toMatchObject({ kind: "refused", code, reasons: [{ message: /\w+/ }] });
    expect((await view(begun)).revision).toBe(0);
  });

  it("is refused with a bad payload, and after the end", async () => {
    const begun = await begin();
    const wrong = { payload: { n: 1.5 } };
    expect(await send(begun, "poke", wrong)).toMatchObject({ code: "BAD_PAYLOAD" });
    await send(begun, "stop");
    expect((await view(begun)).status).toBe("done");
    expect(await send(begun, "poke")).toMatchObject({ kind: "refused", code: "CLOSED" });
  });

  it("is refused with the rule's own reason, and stores the facts when it passes", async () => {
    const begun = await begin();
    how.passes = false;
    expect(await send(begun, "test")).toEqual({
      kind: "refused",
      code: "GUARD",
      reasons: [{ code: "NOT_PASSED", message: "The probe has to pass first." }],
    });
    how.passes = true;
    await send(begun, "test");
    const [, line] = await log(begun);
    expect(JSON.parse(line!.facts)).toMatchObject({ probe: { passes: true } });
  });

  it("may be sent by those the definition names, and by the system", async () => {
    const begun = await begin();
    await send(begun, "work");
    const as = (roles: string[]) =>
      inside((ctx) => {
        const person: Context = Object.create(ctx, {
          actor: { value: { kind: "person", personId: uuidv7(), grants: [], schemeIds: [] } },
        });
        const event = { id: uuidv7(), type: "rest" };
        const { subjectId } = begun;
        return dispatch(person, { subjectType: "round", subjectId, event, roles });
      });
    expect(await as(["coordinator"])).toMatchObject({ kind: "refused", code: "NOT_ALLOWED" });
    expect(await as([])).toMatchObject({ kind: "refused", code: "NOT_ALLOWED" });
    expect(await as(["self", "member"])).toMatchObject({ kind: "done" });
  });
});
