import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Context } from "../context.ts";
import { startTestApp, type TestApp } from "../test/app.ts";
import { behaviour, buildScheme, prepareProbe, probe, probePlugin } from "../test/probe.ts";
import {
  completeInvocation,
  type DispatchResult,
  dispatch,
  fireTimer,
  historyOf,
  publishWorkflow,
  refreshTimers,
  replayInstance,
  stageCounts,
  startInstance,
  startInstances,
  views,
} from "./workflow.service.ts";

const institutionId = uuidv7();
const how = behaviour();
let test: TestApp;
let schemeId: string;

const inside = <T>(work: (ctx: Context) => Promise<T>) => test.inside(institutionId, work);

beforeAll(async () => {
  test = await startTestApp({ plugins: [probePlugin(how)] });
  await prepareProbe(test.app.backbone.app.env.databaseUrl!);
  schemeId = await inside((ctx) => buildScheme(ctx));
  await inside((ctx) => publishWorkflow(ctx, schemeId, probe));
});
afterAll(() => test?.close());
beforeEach(() => {
  Object.assign(how, behaviour());
});

async function begin(): Promise<string> {
  const subjectId = uuidv7();
  await inside((ctx) =>
    startInstance(ctx, { schemeId, key: "probe", subjectType: "round", subjectId }),
  );
  return subjectId;
}

function send(
  subjectId: string,
  type: string,
  more: { id?: string; payload?: { n: number }; expectedRevision?: number } = {},
): Promise<DispatchResult> {
  const { id = uuidv7(), expectedRevision } = more;
  const payload = more.payload ?? (type === "poke" ? { n: 0 } : undefined);
  return inside((ctx) =>
    dispatch(ctx, {
      subjectType: "round",
      subjectId,
      event: { id, type, ...(payload && { payload }) },
      ...(expectedRevision !== undefined && { expectedRevision }),
    }),
  );
}

const view = async (subjectId: string) =>
  (await inside((ctx) => views(ctx, "round", [subjectId]))).get(subjectId)!;

const rows = <R extends object>(sql: string, params: unknown[]) =>
  inside((ctx) => ctx.store.rows<R>(sql, params));

const log = (instanceId: string) =>
  rows<{ event_id: string; actor: string; facts: string }>(
    `SELECT event_id, actor, facts FROM app.workflow_event
     WHERE institution_id = $1 AND instance_id = $2 ORDER BY revision`,
    [instanceId],
  );

const effects = (instanceId: string) =>
  rows<{ id: string; revision: number; position: number; type: string; state: string }>(
    `SELECT id, revision, position, type, state FROM app.workflow_effect
     WHERE institution_id = $1 AND instance_id = $2 ORDER BY revision, position`,
    [instanceId],
  );

const timers = (instanceId: string) =>
  rows<{ timerId: string; armedRevision: number; state: string; dueAt: Date }>(
    `SELECT timer_id AS "timerId", armed_revision AS "armedRevision", state, due_at AS "dueAt"
     FROM app.workflow_timer WHERE institution_id = $1 AND instance_id = $2
     ORDER BY armed_revision, timer_id`,
    [instanceId],
  );

const jobs = (queue: string, instanceId: string) =>
  test.app.backbone.pool.query(
    "SELECT id, data, start_after FROM jobs.job WHERE name = $1 AND data ->> 'instanceId' = $2",
    [queue, instanceId],
  ) as Promise<{ id: string; data: Record<string, unknown>; start_after: Date }[]>;

describe("starting", () => {
  it("writes the instance, the first line of its log, and the timers", async () => {
    const subjectId = await begin();
    const { instanceId, ...rest } = await view(subjectId);
    expect(rest).toMatchObject({
      subjectId,
      revision: 0,
      status: "active",
      stage: "rest",
      stageLabel: { en: "At rest", cy: "Yn gorffwys" },
      tags: [],
      paths: ["idle"],
    });
    expect((await log(instanceId)).map((line) => line.event_id)).toEqual(["start"]);
    expect(await timers(instanceId)).toMatchObject([{ timerId: "idle/later", state: "armed" }]);
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
    expect((await view(first)).stageLabel.en).toBe("At rest");
    expect((await view(second)).stageLabel.en).toBe("Resting");
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
    const subjectId = await begin();
    const { instanceId, stageSince } = await view(subjectId);
    const result = await send(subjectId, "work");
    expect(result).toMatchObject({
      kind: "done",
      repeated: false,
      view: { revision: 1, stage: "work", tags: ["busy"], paths: ["working"], status: "active" },
    });
    expect((await view(subjectId)).stageSince.getTime()).toBeGreaterThan(stageSince.getTime());
    expect(await effects(instanceId)).toMatchObject([
      { revision: 1, position: 0, type: "probe.write", state: "pending" },
      { revision: 1, position: 1, type: "probe.write", state: "pending" },
    ]);
    expect(await timers(instanceId)).toMatchObject([
      { timerId: "idle/later", armedRevision: 0, state: "cancelled" },
      { timerId: "working/soon", armedRevision: 1, state: "armed" },
    ]);
    expect(await jobs("effects", instanceId)).toMatchObject([
      { data: { instanceId, revision: 1, institutionId } },
    ]);
    expect(await jobs("timers", instanceId)).toHaveLength(2);
  });

  it("leaves nothing at all when the request rolls back", async () => {
    const subjectId = await begin();
    const { instanceId } = await view(subjectId);
    const failing = inside(async (ctx) => {
      const event = { id: uuidv7(), type: "work" };
      await dispatch(ctx, { subjectType: "round", subjectId, event });
      throw new Error("later in the request");
    });
    await expect(failing).rejects.toThrow("later in the request");
    expect((await view(subjectId)).revision).toBe(0);
    expect(await effects(instanceId)).toEqual([]);
    expect(await jobs("effects", instanceId)).toEqual([]);
  });

  it("keeps the time of the stage while the stage stays the same", async () => {
    const subjectId = await begin();
    const { stageSince } = await view(subjectId);
    await send(subjectId, "poke");
    expect((await view(subjectId)).stageSince).toEqual(stageSince);
  });

  it("gives the stored answer when it comes again, even after others", async () => {
    const subjectId = await begin();
    const id = uuidv7();
    await send(subjectId, "poke", { id, payload: { n: 1 } });
    await send(subjectId, "work");
    const again = await send(subjectId, "poke", { id, payload: { n: 1 } });
    expect(again).toMatchObject({ kind: "done", repeated: true, view: { revision: 1 } });
    expect((await view(subjectId)).revision).toBe(2);
  });

  it("is refused under the id of another", async () => {
    const subjectId = await begin();
    const id = uuidv7();
    await send(subjectId, "poke", { id, payload: { n: 1 } });
    const other = await send(subjectId, "poke", { id, payload: { n: 2 } });
    expect(other).toMatchObject({ kind: "refused", code: "EVENT_ID_REUSED" });
  });

  it("takes its turn: fifty at once all happen, one after the other", async () => {
    const subjectId = await begin();
    await Promise.all(Array.from({ length: 50 }, () => send(subjectId, "poke")));
    const { revision, instanceId } = await view(subjectId);
    expect(revision).toBe(50);
    expect(await inside((ctx) => replayInstance(ctx, instanceId))).toEqual({
      equal: true,
      steps: 51,
      differences: [],
    });
  });

  it("happens once when twenty deliver it at once", async () => {
    const subjectId = await begin();
    const id = uuidv7();
    const results = await Promise.all(
      Array.from({ length: 20 }, () => send(subjectId, "poke", { id })),
    );
    expect(results.every((result) => result.kind === "done")).toBe(true);
    expect(results.filter((result) => result.kind === "done" && !result.repeated)).toHaveLength(1);
    expect((await view(subjectId)).revision).toBe(1);
  });

  it("is a conflict when the sender has seen an older revision", async () => {
    const subjectId = await begin();
    await send(subjectId, "poke");
    expect(await send(subjectId, "poke", { expectedRevision: 0 })).toMatchObject({
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
    const subjectId = await begin();
    const result = await send(subjectId, type);
    expect(result).toMatchObject({ kind: "refused", code, reasons: [{ message: /\w+/ }] });
    expect((await view(subjectId)).revision).toBe(0);
  });

  it("is refused with a bad payload, and after the end", async () => {
    const subjectId = await begin();
    const wrong = { payload: { n: 1.5 } };
    expect(await send(subjectId, "poke", wrong)).toMatchObject({ code: "BAD_PAYLOAD" });
    await send(subjectId, "stop");
    expect((await view(subjectId)).status).toBe("done");
    expect(await send(subjectId, "poke")).toMatchObject({ kind: "refused", code: "CLOSED" });
  });

  it("is refused with the rule's own reason, and stores the facts when it passes", async () => {
    const subjectId = await begin();
    how.passes = false;
    expect(await send(subjectId, "test")).toEqual({
      kind: "refused",
      code: "GUARD",
      reasons: [{ code: "NOT_PASSED", message: "The probe has to pass first." }],
    });
    how.passes = true;
    await send(subjectId, "test");
    const { instanceId } = await view(subjectId);
    const [, line] = await log(instanceId);
    expect(JSON.parse(line!.facts)).toMatchObject({ probe: { passes: true } });
  });

  it("may be sent by those the definition names, and by the system", async () => {
    const subjectId = await begin();
    await send(subjectId, "work");
    const as = (roles: string[]) =>
      inside((ctx) => {
        const person: Context = Object.create(ctx, {
          actor: { value: { kind: "person", personId: uuidv7(), grants: [], schemeIds: [] } },
        });
        const event = { id: uuidv7(), type: "rest" };
        return dispatch(person, { subjectType: "round", subjectId, event, roles });
      });
    expect(await as(["coordinator"])).toMatchObject({ kind: "refused", code: "NOT_ALLOWED" });
    expect(await as([])).toMatchObject({ kind: "refused", code: "NOT_ALLOWED" });
    expect(await as(["self", "member"])).toMatchObject({ kind: "done" });
  });
});

describe("a timer", () => {
  const wake = (instanceId: string, timerId: string, armedRevision: number) =>
    inside((ctx) => fireTimer(ctx, { instanceId, timerId, armedRevision }));

  it("fires once when it is due, and not before", async () => {
    how.soonMs = 300;
    const subjectId = await begin();
    const { instanceId } = await view(subjectId);
    await send(subjectId, "work");
    expect(await wake(instanceId, "working/soon", 1)).toBe(false);
    await new Promise((go) => setTimeout(go, 350));
    const woken = await Promise.all([1, 2, 3].map(() => wake(instanceId, "working/soon", 1)));
    expect(woken.filter(Boolean)).toHaveLength(1);
    expect(await view(subjectId)).toMatchObject({ revision: 2, paths: ["idle"] });
  });

  it("does nothing once its step was left, or entered anew", async () => {
    how.soonMs = -1000;
    const subjectId = await begin();
    const { instanceId } = await view(subjectId);
    await send(subjectId, "work");
    await send(subjectId, "work");
    expect(await wake(instanceId, "working/soon", 1)).toBe(false);
    expect(await wake(instanceId, "working/soon", 2)).toBe(true);
    expect((await view(subjectId)).revision).toBe(3);
  });

  it("moves when the date that it counts from has changed", async () => {
    const subjectId = await begin();
    const { instanceId } = await view(subjectId);
    await send(subjectId, "work");
    how.soonMs = -1000;
    await inside((ctx) => refreshTimers(ctx, { subjectType: "round", subjectId }));
    expect(await wake(instanceId, "working/soon", 1)).toBe(true);
    how.soonMs = 7_200_000;
    await send(subjectId, "work");
    how.soonMs = 3_600_000;
    await send(subjectId, "poke");
    const [, , , armed] = await timers(instanceId);
    expect(armed!.dueAt.getTime() - Date.now()).toBeLessThan(3_700_000);
  });

  it("counts calendar months in the scheme's time zone", async () => {
    const other = await inside((ctx) => buildScheme(ctx, "America/New_York"));
    await inside((ctx) => publishWorkflow(ctx, other, probe));
    const subjectId = uuidv7();
    const { instanceId } = await inside((ctx) =>
      startInstance(ctx, { schemeId: other, key: "probe", subjectType: "round", subjectId }),
    );
    const [timer] = await timers(instanceId);
    const at = new Intl.DateTimeFormat("en-GB", {
      timeZone: "America/New_York",
      hour: "2-digit",
      minute: "2-digit",
    }).format(timer!.dueAt);
    expect(at).toBe("09:00");
  });
});

describe("work that a step starts", () => {
  it("comes back once, with its output", async () => {
    const subjectId = await begin();
    const { instanceId } = await view(subjectId);
    await send(subjectId, "hire");
    expect(await effects(instanceId)).toMatchObject([{ type: "workflow.invoke" }]);
    const end = { instanceId, invokeId: "help", revision: 1, output: { found: 3 } };
    const complete = () => inside((ctx) => completeInvocation(ctx, end));
    expect(await complete()).toMatchObject({ kind: "done", repeated: false });
    expect(await complete()).toMatchObject({ kind: "done", repeated: true });
    expect(await view(subjectId)).toMatchObject({ revision: 2, paths: ["idle"] });
    expect((await log(instanceId)).at(-1)?.event_id).toBe("done:help:1");
  });

  it("is dropped when its step was left, or has started it anew", async () => {
    const subjectId = await begin();
    const { instanceId } = await view(subjectId);
    await send(subjectId, "hire");
    await send(subjectId, "rest");
    const end = { instanceId, invokeId: "help", revision: 1 };
    const late = await inside((ctx) => completeInvocation(ctx, end));
    expect(late).toMatchObject({ kind: "refused", code: "STALE" });
    await send(subjectId, "hire");
    const older = await inside((ctx) => completeInvocation(ctx, end));
    expect(older).toMatchObject({ kind: "refused", code: "STALE" });
    const error = { code: "BROKEN", message: "the help broke" };
    const failed = { ...end, revision: 3, error };
    await inside((ctx) => completeInvocation(ctx, failed));
    expect(await view(subjectId)).toMatchObject({ revision: 4, paths: ["idle"] });
  });
});

describe("what others see", () => {
  it("is the history in sentences of either language", async () => {
    how.soonMs = -1000;
    const subjectId = await begin();
    await send(subjectId, "poke");
    await send(subjectId, "work");
    const { instanceId } = await view(subjectId);
    const timerId = "working/soon";
    await inside((ctx) => fireTimer(ctx, { instanceId, timerId, armedRevision: 2 }));
    const told = (locale: string) =>
      inside(async (ctx) => {
        const asked: Context = Object.create(ctx, { locale: { value: locale } });
        return (await historyOf(asked, "round", subjectId)).map((line) => line.text);
      });
    expect(await told("en")).toEqual([
      "Began. Stage: At rest.",
      "Poked.",
      "Went to work. Stage: At work.",
      "Tired. Stage: At rest.",
    ]);
    expect((await told("cy"))[2]).toBe("Aeth i'r gwaith. Cyfnod: Wrth y gwaith.");
  });

  it("is how many stand in each stage, and who of them is late", async () => {
    const other = await inside((ctx) => buildScheme(ctx));
    await inside((ctx) => publishWorkflow(ctx, other, probe));
    const requests = [1, 2, 3].map(() => ({
      schemeId: other,
      key: "probe",
      subjectType: "round" as const,
      subjectId: uuidv7(),
    }));
    const [late] = await inside((ctx) => startInstances(ctx, requests));
    await rows(
      `UPDATE app.workflow_timer SET due_at = clock_timestamp()
       WHERE institution_id = $1 AND instance_id = $2`,
      [late!.instanceId],
    );
    const timer = { instanceId: late!.instanceId, timerId: "idle/later", armedRevision: 0 };
    await inside((ctx) => fireTimer(ctx, timer));
    await send(requests[2]!.subjectId, "work");
    expect(await inside((ctx) => stageCounts(ctx, other))).toMatchObject([
      { subject: "round", stage: "rest", label: { en: "At rest" }, count: 2, late: 1 },
      { subject: "round", stage: "work", count: 1, late: 0 },
      { subject: "round", stage: "over", count: 0, late: 0 },
    ]);
  });
});
