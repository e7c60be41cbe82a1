import { v7 as uuidv7 } from "uuid";
import { afterAll, describe, expect, it } from "vitest";
import type { Context } from "../context.ts";
import { buildScheme, probe } from "../test/probe.ts";
import { startProbeApp } from "../test/probe-app.ts";
import {
  fireTimer,
  historyOf,
  publishWorkflow,
  stageCounts,
  startInstances,
} from "./workflow.service.ts";

const world = await startProbeApp();
const { how, inside, rows, begin, send } = world;
afterAll(world.close);

describe("what others see", () => {
  it("is the history in sentences of either language", async () => {
    how.soonMs = -1000;
    const begun = await begin();
    await send(begun, "poke");
    await send(begun, "work");
    const { instanceId, subjectId } = begun;
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
    await send(requests[2]!, "work");
    expect(await inside((ctx) => stageCounts(ctx, other))).toMatchObject([
      { subject: "round", stage: "rest", label: { en: "At rest" }, count: 2, late: 1 },
      { subject: "round", stage: "work", count: 1, late: 0 },
      { subject: "round", stage: "over", count: 0, late: 0 },
    ]);
  });
});
