import type { WorkflowDefinition } from "@quad/workflow";
import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, expect, it } from "vitest";
import { startTestApp, type TestApp } from "../test/app.ts";
import { until } from "../test/pairs.ts";
import { buildScheme, good, inDays } from "../test/scheme.ts";
import { publishWorkflow, startInstance } from "../workflow/workflow.service.ts";
import { schemeRow, updateScheme } from "./scheme.service.ts";

let test: TestApp;
beforeAll(async () => {
  test = await startTestApp({ worker: true });
});
afterAll(() => test.close());

/** It asks a week before the scheme ends. */
const asking: WorkflowDefinition = {
  format: "wf-def/1",
  key: "asking",
  subject: "round",
  initial: "open",
  uses: {},
  events: { "round.closed": { label: { en: "Closed", cy: "Caewyd" }, by: ["coordinator"] } },
  timers: { endNear: { offset: "-P7D", anchor: "scheme.endsOn", at: "09:00" } },
  stages: [{ key: "open", label: { en: "Open", cy: "Ar agor" } }],
  states: {
    open: {
      uid: "open",
      stage: "open",
      label: { en: "Open", cy: "Ar agor" },
      on: { "round.closed": [{ id: "close", target: "over" }] },
      after: { endNear: [{ id: "near", target: "over" }] },
    },
    over: { uid: "over", type: "final", label: { en: "Over", cy: "Ar ben" } },
  },
};

it("reminders that count from a date of the scheme follow it when it changes", async () => {
  const { institutionId, schemeId } = await buildScheme(test);
  const inside = <T>(work: Parameters<typeof test.inside<T>>[1]) =>
    test.inside(institutionId, work);
  const subjectId = uuidv7();
  const due = async () => {
    const [timer] = await inside((ctx) =>
      ctx.store.rows<{ dueAt: Date | null }>(
        `SELECT t.due_at AS "dueAt" FROM app.workflow_timer t
         JOIN app.workflow_instance i ON i.institution_id = $1 AND i.id = t.instance_id
         WHERE t.institution_id = $1 AND i.subject_id = $2`,
        [subjectId],
      ),
    );
    return timer?.dueAt?.toISOString().slice(0, 10);
  };
  const endsOn = async (date: string) => {
    await inside(async (ctx) => {
      const { revision } = await schemeRow(ctx, schemeId);
      good(await updateScheme(ctx, { id: schemeId, expectedRevision: revision, endsOn: date }));
    });
  };

  await endsOn(inDays(100));
  await inside((ctx) => publishWorkflow(ctx, schemeId, asking));
  await inside((ctx) =>
    startInstance(ctx, { schemeId, key: "asking", subjectType: "round", subjectId }),
  );
  expect(await due()).toBe(inDays(93));
  await endsOn(inDays(200));
  await until(async () => (await due()) === inDays(193));
});
