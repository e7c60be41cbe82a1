import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { core } from "../plugins/core/index.ts";
import { TenantStore } from "../store/tenant-store.ts";
import { startTestApp, type TestApp } from "../test/app.ts";
import { oddMatchers } from "../test/odd-matchers.ts";
import { type Asker, asker, until } from "../test/pairs.ts";
import { type BuiltScheme, buildEnrolment, buildScheme, good } from "../test/scheme.ts";
import { runEffects } from "../workflow/workflow.service.ts";
import { cancelRun, createRound, startRun } from "./round.service.ts";
import { outcomeOfRun, roundView, runRow, taskOfRun } from "./rows.ts";
import { runMatcher } from "./run.job.ts";

describe("a run", () => {
  let test: TestApp;
  let scheme: BuiltScheme;
  let coordinator: Asker;
  let roundId: string;

  beforeAll(async () => {
    const own = { key: "test", version: "1.0.0", ...oddMatchers };
    const solver = new URL("../test/odd-solver.ts", import.meta.url);
    test = await startTestApp({ worker: true, plugins: [core, own], solver });
    scheme = await buildScheme(test);
    coordinator = await asker(test, scheme.coordinator);
    for (let i = 0; i < 4; i++) {
      await buildEnrolment(test, scheme, "mentor", { area: "estates" });
      await buildEnrolment(test, scheme, "mentee");
    }
    const round = await coordinator.get<{ id: string }>(
      "mutation($id: ID!) { createRound(schemeId: $id) { ... on Round { id } } }",
      { id: scheme.schemeId },
    );
    roundId = round.id;
  });
  afterAll(() => test.close());

  /** From now on the scheme asks for this matcher. */
  const use = (type: string) =>
    test.inside(scheme.institutionId, (ctx) =>
      ctx.store.rows(
        `INSERT INTO app.scheme_document (institution_id, scheme_id, version, document, hash)
         SELECT institution_id, scheme_id, version + 1,
           jsonb_set(document::jsonb, '{matching,matcher,type}', to_jsonb($3::text))::text, hash
         FROM app.scheme_document WHERE institution_id = $1 AND scheme_id = $2
         ORDER BY version DESC LIMIT 1`,
        [scheme.schemeId, type],
      ),
    );
  const start = async () =>
    (
      await coordinator.get<{ id: string }>(
        "mutation($id: ID!) { startRun(roundId: $id) { ... on Run { id } ... on Problem { code } } }",
        { id: roundId },
      )
    ).id;
  interface Run {
    state: string;
    progress: number;
    failure: string | null;
    matched: number;
    provenOptimal: boolean;
  }
  const read = (id: string) =>
    coordinator.get<Run>(
      "query($id: ID!) { run(id: $id) { state progress failure matched provenOptimal } }",
      { id },
    );
  const ended = (id: string) =>
    until(async () => {
      const run = await read(id);
      return !["QUEUED", "RUNNING"].includes(run.state) && run;
    });
  const may = async () =>
    (
      await coordinator.get<{ may: string[] }>("query($id: ID!) { round(id: $id) { may } }", {
        id: roundId,
      })
    ).may;

  it("stops when it is cancelled, shows how far it had come, and leaves the round as it was", async () => {
    await use("endless");
    const id = await start();
    await until(async () => (await read(id)).progress > 0.8);
    expect(await may()).toEqual(["round.cancel"]);
    const second = await coordinator.get<{ code: string }>(
      "mutation($id: ID!) { startRun(roundId: $id) { ... on Problem { code } } }",
      { id: roundId },
    );
    expect(second.code).toBe("RUN_GOING");
    const done = await coordinator.get<{ state: string }>(
      "mutation($id: ID!) { cancelRun(runId: $id) { ... on Run { state } } }",
      { id },
    );
    expect(done.state).toBe("CANCELLED");
    expect(await may()).toEqual(["round.run", "round.pair"]);
  });

  it("can be started again at once", async () => {
    await use("assign");
    expect(await ended(await start())).toMatchObject({
      state: "DONE",
      matched: 4,
      provenOptimal: true,
    });
    await until(async () => (await may()).includes("round.publish"));
  });

  it("fails when its result doesn't stand up to the check that follows, and says so", async () => {
    await use("boastful");
    const run = await ended(await start());
    expect(run).toMatchObject({ state: "FAILED", matched: 0, provenOptimal: false });
    expect(run.failure).toContain("didn't pass the check");
    // The earlier result is still there to be looked over.
    await until(async () => (await may()).includes("round.publish"));
  });

  it("is a result when its matcher doesn't claim that it is the best, and says so", async () => {
    await use("modest");
    const id = await start();
    expect(await ended(id)).toMatchObject({ state: "DONE", matched: 4, provenOptimal: false });
    const { models } = await coordinator.get<{ models: { worth: string }[] }>(
      "query($id: ID!) { run(id: $id) { models { worth proven } } }",
      { id },
    );
    expect(models[0]!.worth).toContain("hasn't been worked out");
    await until(async () => (await may()).includes("round.run"));
  });

  it("ends with its thread when it doesn't heed that it is cancelled, and the next one runs", async () => {
    await use("deaf");
    const id = await start();
    await until(async () => (await read(id)).state === "RUNNING");
    await coordinator.get("mutation($id: ID!) { cancelRun(runId: $id) { ... on Run { id } } }", {
      id,
    });
    await use("assign");
    expect(await ended(await start())).toMatchObject({ state: "DONE", matched: 4 });
    await until(async () => (await may()).includes("round.run"));
  });

  it("uses another matcher when it is asked to", async () => {
    const known = await coordinator.get<{ type: string; models: string[] }[]>(
      "query($id: ID!) { matchers(schemeId: $id) { type label sentence strategy params models } }",
      { id: scheme.schemeId },
    );
    expect(known.find((one) => one.type === "stable")).toMatchObject({ models: ["one-to-one"] });
    const { id } = await coordinator.get<{ id: string }>(
      `mutation($id: ID!) { startRun(roundId: $id, options: { matcher: { type: "stable" } }) {
        ... on Run { id } ... on Problem { code message } } }`,
      { id: roundId },
    );
    expect(await ended(id)).toMatchObject({ state: "DONE", matched: 4 });
    const run = await coordinator.get<{ title: string; matcher: { type: string } }>(
      "query($id: ID!) { run(id: $id) { title matcher { type label sentence } } }",
      { id },
    );
    expect(run.matcher.type).toBe("stable");
    await until(async () => (await may()).includes("round.run"));
  });

  it("fails when the matcher does, or isn't installed any more", async () => {
    await use("broken");
    expect((await ended(await start())).failure).toContain("Run again");
    await until(async () => (await may()).includes("round.run"));
    await use("gone");
    expect((await ended(await start())).failure).toContain("isn't installed any more");
    await until(async () => (await may()).includes("round.run"));
  });

  it("can be solved again from what is kept of it, with the same result", async () => {
    await use("assign");
    const id = await start();
    await ended(id);
    const inside = <T>(work: Parameters<typeof test.inside<T>>[1]) =>
      test.inside(scheme.institutionId, work);
    const kept = await inside((ctx) => outcomeOfRun(ctx, id));
    const task = await inside(async (ctx) => taskOfRun(ctx, await runRow(ctx, id)));
    const { solved } = await test.app.backbone.app.solver.ask("solve", { task });
    expect(JSON.parse(JSON.stringify(solved.outcome))).toEqual(kept);
    // The same job once more, as after a lost answer, changes nothing.
    await runMatcher(inside as never, { institutionId: scheme.institutionId, runId: id, roundId });
    expect((await read(id)).state).toBe("DONE");
  });

  it("is read in the same number of queries however many it has matched", async () => {
    const counted = async () => {
      const methods = ["rows", "find"] as const;
      const spies = methods.map((method) => vi.spyOn(TenantStore.prototype, method));
      const { latestRun } = await coordinator.get<{ latestRun: { partnerships: unknown[] } }>(
        `query($id: ID!) { round(id: $id) { stage may pairings { menteeName } latestRun {
          title poolChanged models { worth } partnerships {
            mentors { name unitName } mentees { name rank } reasons { text } }
          unmatched { name unitName cause wouldHelp } } } }`,
        { id: roundId },
      );
      const calls = spies.reduce((sum, spy) => sum + spy.mock.calls.length, 0);
      for (const spy of spies) spy.mockRestore();
      return { calls, pairs: latestRun.partnerships.length };
    };
    const four = await counted();
    expect(four.pairs).toBe(4);
    for (let i = 0; i < 3; i++) {
      await buildEnrolment(test, scheme, "mentor", { area: "estates" });
      await buildEnrolment(test, scheme, "mentee");
    }
    await until(async () => (await may()).includes("round.run"));
    await ended(await start());
    const seven = await counted();
    expect(seven.pairs).toBe(7);
    expect(seven.calls).toBe(four.calls);
  });
});

describe("a run whose process dies", () => {
  it("is taken up again, and given up aloud after three times", async () => {
    const test = await startTestApp();
    const scheme = await buildScheme(test);
    const { institutionId, schemeId } = scheme;
    for (let i = 0; i < 4; i++) {
      await buildEnrolment(test, scheme, "mentor", { area: "estates" });
      await buildEnrolment(test, scheme, "mentee");
    }
    const inside = <T>(work: Parameters<typeof test.inside<T>>[1]) =>
      test.inside(institutionId, work);
    const { id: roundId } = good(await inside((ctx) => createRound(ctx, schemeId)));
    const dies = async (times: number) => {
      const run = good(await inside((ctx) => startRun(ctx, roundId)));
      const { instanceId, revision } = await inside((ctx) => roundView(ctx, roundId));
      await runEffects(inside as never, { institutionId, instanceId, revision });
      const jobs = await inside((ctx) =>
        ctx.store.rows<{ data: { runId: string } }>(
          "SELECT data FROM jobs.job WHERE name = 'runs' AND data ->> 'institutionId' IN ($1::text)",
        ),
      );
      const { data } = jobs.find((one) => one.data.runId === run.id)!;
      // As a process does that begins, and then is no more.
      for (let i = 0; i < times; i++) {
        let opened = 0;
        const dead = ((work: never) => {
          opened++;
          return opened === 1 ? inside(work) : Promise.reject(new Error("Killed"));
        }) as never;
        await expect(runMatcher(dead, data as never)).rejects.toThrow("Killed");
      }
      await runMatcher(inside as never, data as never);
      return inside((ctx) => runRow(ctx, run.id));
    };
    expect(await dies(2)).toMatchObject({ state: "done", starts: 3, matched: 4 });
    expect(await dies(3)).toMatchObject({ state: "failed", failure: "GAVE_UP" });
    await test.close();
  });
});

describe("a run that is cancelled and started anew before any work was done", () => {
  it("is the only one that is carried out, under the step that asked for it", async () => {
    const test = await startTestApp();
    const scheme = await buildScheme(test);
    const { institutionId, schemeId } = scheme;
    for (let i = 0; i < 4; i++) {
      await buildEnrolment(test, scheme, "mentor", { area: "estates" });
      await buildEnrolment(test, scheme, "mentee");
    }
    const inside = <T>(work: Parameters<typeof test.inside<T>>[1]) =>
      test.inside(institutionId, work);
    const { id: roundId } = good(await inside((ctx) => createRound(ctx, schemeId)));
    const first = good(await inside((ctx) => startRun(ctx, roundId)));
    good(await inside((ctx) => cancelRun(ctx, first.id)));
    const second = good(await inside((ctx) => startRun(ctx, roundId)));

    const { instanceId, revision } = await inside((ctx) => roundView(ctx, roundId));
    await runEffects(inside as never, { institutionId, instanceId, revision });
    const jobs = await inside((ctx) =>
      ctx.store.rows<{ data: { runId: string; revision: number } }>(
        "SELECT data FROM jobs.job WHERE name = 'runs' AND data ->> 'institutionId' IN ($1::text)",
      ),
    );
    expect(jobs.map(({ data }) => [data.runId, data.revision])).toEqual([[second.id, revision]]);
    await runMatcher(inside as never, jobs[0]!.data as never);
    const { stage } = await inside((ctx) => roundView(ctx, roundId));
    expect(stage).toBe("reviewing");
    await test.close();
  });
});
