import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { behaviour, buildScheme, probe } from "../test/probe.ts";
import { startProbeApp } from "../test/probe-app.ts";
import {
  completeInvocation,
  fireTimer,
  publishWorkflow,
  refreshTimers,
  startInstance,
} from "./workflow.service.ts";

const world = await startProbeApp();
const { how, inside, rows, begin, send, view, effects, timers } = world;
afterAll(world.close);
beforeEach(() => {
  Object.assign(how, behaviour());
});

describe("a timer", () => {
  const wake = (instanceId: string, timerId: string, armedRevision: number) =>
    inside((ctx) => fireTimer(ctx, { instanceId, timerId, armedRevision }));

  it("fires once when it is due, and not before", async () => {
    how.soonMs = 300;
    const begun = await begin();
    const { instanceId } = begun;
    await send(begun, "work");
    expect(await wake(instanceId, "working/soon", 1)).toBe(false);
    await new Promise((go) => setTimeout(go, 350));
    const woken = await Promise.all([1, 2, 3].map(() => wake(instanceId, "working/soon", 1)));
    expect(woken.filter(Boolean)).toHaveLength(1);
    expect(await view(begun)).toMatchObject({ revision: 2, paths: ["idle"] });
  });

  it("does nothing once its step was left, or entered anew", async () => {
    how.soonMs = -1000;
    const begun = await begin();
    const { instanceId } = begun;
    await send(begun, "work");
    await send(begun, "work");
    expect(await wake(instanceId, "working/soon", 1)).toBe(false);
    expect(await wake(instanceId, "working/soon", 2)).toBe(true);
    expect((await view(begun)).revision).toBe(3);
  });

  it("moves when the date that it counts from has changed", async () => {
    const begun = await begin();
    const { instanceId } = begun;
    await send(begun, "work");
    how.soonMs = -1000;
    await inside((ctx) => refreshTimers(ctx, { subjectType: "round", subjectId: begun.subjectId }));
    expect(await wake(instanceId, "working/soon", 1)).toBe(true);
    how.soonMs = 7_200_000;
    await send(begun, "work");
    how.soonMs = 3_600_000;
    await send(begun, "poke");
    const [, , , armed] = await timers(begun);
    expect(armed!.dueAt.getTime() - Date.now()).toBeLessThan(3_700_000);
  });

  it("counts calendar months in the scheme's time zone", async () => {
    const other = await inside((ctx) => buildScheme(ctx, "America/New_York"));
    await inside((ctx) => publishWorkflow(ctx, other, probe));
    const subjectId = uuidv7();
    const { instanceId } = await inside((ctx) =>
      startInstance(ctx, { schemeId: other, key: "probe", subjectType: "round", subjectId }),
    );
    const [timer] = await timers({ subjectId, instanceId });
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
    const begun = await begin();
    const { instanceId } = begun;
    await send(begun, "hire");
    expect(await effects(begun)).toMatchObject([{ type: "workflow.invoke" }]);
    const end = { instanceId, invokeId: "help", revision: 1, output: { found: 3 } };
    const complete = () => inside((ctx) => completeInvocation(ctx, end));
    expect(await complete()).toMatchObject({ kind: "done", repeated: false });
    expect(await complete()).toMatchObject({ kind: "done", repeated: true });
    expect(await view(begun)).toMatchObject({ revision: 2, paths: ["idle"] });
    const [last] = await rows<{ id: string }>(
      `SELECT event_id AS id FROM app.workflow_event
       WHERE institution_id = $1 AND instance_id = $2 ORDER BY revision DESC LIMIT 1`,
      [instanceId],
    );
    expect(last!.id).toBe("done:help:1");
  });

  it("is dropped when its step was left, or has started it anew", async () => {
    const begun = await begin();
    const { instanceId } = begun;
    await send(begun, "hire");
    await send(begun, "rest");
    const end = { instanceId, invokeId: "help", revision: 1 };
    const late = await inside((ctx) => completeInvocation(ctx, end));
    expect(late).toMatchObject({ kind: "refused", code: "STALE" });
    await send(begun, "hire");
    const older = await inside((ctx) => completeInvocation(ctx, end));
    expect(older).toMatchObject({ kind: "refused", code: "STALE" });
    const error = { code: "BROKEN", message: "the help broke" };
    const failed = { ...end, revision: 3, error };
    await inside((ctx) => completeInvocation(ctx, failed));
    expect(await view(begun)).toMatchObject({ revision: 4, paths: ["idle"] });
  });
});
