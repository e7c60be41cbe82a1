import type { Move, Scenario, WorkflowDefinition } from "@quad/workflow";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startTestApp, type TestApp } from "../test/app.ts";
import { askAs, type BuiltScheme, buildEnrolment, buildScheme } from "../test/scheme.ts";
import { currentWorkflows } from "../workflow/workflow.service.ts";
import { replayScenarios } from "./scenarios.ts";

let test: TestApp;
let scheme: BuiltScheme;
let partnership: WorkflowDefinition;
beforeAll(async () => {
  test = await startTestApp();
  scheme = await buildScheme(test);
  partnership = await test.inside(scheme.institutionId, async (ctx) => {
    const all = await currentWorkflows(ctx, scheme.schemeId);
    return all.find(({ key }) => key === "partnership")!.definition;
  });
}, 120_000);
afterAll(() => test?.close());

const begins = "2027-01-11T09:00:00.000Z";
const accept: Move = { do: "send", event: "proposal.accepted" };
const scenario = (moves: Move[], more: Partial<Scenario> = {}) => ({
  ...{ format: "wf-scenario/1", name: "Both accept", begins, facts: {}, moves },
  ...more,
});

interface View {
  __typename: string;
  status: string;
  activeUids: string[];
  facts: { path: string; label: string; value: unknown; clock: boolean }[];
  acts: { event: string; label: string; by: string[]; allowed: boolean; reasons: string[] }[];
  timers: { label: string; dueAt: string | null }[];
  timeline: {
    text: string;
    kind: string;
    move: number | null;
    effects: { sentence: string; letter: { to: string; subject: string; body: string } | null }[];
  }[];
  stoppedAt: number | null;
  fault: string | null;
  code?: string;
  message?: string;
}

const ask = async <T>(field: string, type: string, input: object, selection: string) => {
  const document = `query ($input: ${type}!) { ${field}(input: $input) { __typename ${selection}
    ... on Problem { code message } } }`;
  const given = { input: { schemeId: scheme.schemeId, ...input } };
  return (await askAs<Record<string, T>>(test, scheme, scheme.coordinator, document, given))[
    field
  ] as T;
};

const play = (moves: Move[], definition: unknown = partnership, more: Partial<Scenario> = {}) =>
  ask<View>(
    "simulateWorkflow",
    "SimulateInput",
    { definition, scenario: scenario(moves, more) },
    `... on SimulationView { status activeUids stoppedAt fault
      facts { path label value clock } acts { event label by allowed reasons }
      timers { label dueAt }
      timeline { text kind move effects { sentence letter { to subject body } } } }`,
  );

/** The innermost active steps after these moves, for definitions whose uids a test needn't know. */
const factOf = ({ facts }: View, path: string) => facts.find((one) => one.path === path)?.value;

describe("a simulation", () => {
  it("says where it stands, who could do what, and which reminder comes next", async () => {
    const view = await play([]);
    expect(view).toMatchObject({ status: "active", stoppedAt: null, fault: null });
    expect(view.timeline[0]).toMatchObject({ kind: "start", move: null });
    expect(view.acts.find(({ event }) => event === "proposal.accepted")).toMatchObject({
      by: ["a member of the partnership"],
      allowed: true,
    });
    expect(view.timers[0]?.dueAt).toMatch(/^2027-/);
    expect(view.timers[0]?.label).toMatch(/^\S.*\.$/);
  });

  it("words the letters for invented people, and names nobody of the scheme", async () => {
    const real = await buildEnrolment(test, scheme, "mentee");
    const view = await play([]);
    const letters = view.timeline.flatMap(({ effects }) => effects.flatMap((e) => e.letter ?? []));
    expect(letters.length).toBeGreaterThan(0);
    for (const { subject, body } of letters) {
      expect(`${subject} ${body}`).not.toMatch(/\{\w+\}/);
      expect(body).toContain("Alex");
      expect(body).not.toContain(real.person.familyName);
    }
  });

  it("lets the facts follow: when both accept, both have accepted", async () => {
    const before = await play([]);
    const after = await play([accept, accept]);
    expect(factOf(before, "partnership.accepted")).toBe(0);
    expect(factOf(after, "partnership.accepted")).toBe(2);
    expect(after.activeUids).not.toEqual(before.activeUids);
    expect(after.timeline.at(-1)?.text).toMatch(/Now in “/);
  });

  it("stops where a move isn't possible, and says why", async () => {
    const view = await play([accept, { do: "send", event: "agreement.signed" }, accept]);
    expect(view.stoppedAt).toBe(1);
    expect(view.timeline.at(-1)?.kind).toBe("refused");
    expect(view.fault).toMatch(/^stops on 11 January 2027: “/);
  });

  it("refuses what is no workflow, what can't run, what is too big, and too many moves", async () => {
    expect(await play([], {})).toMatchObject({ __typename: "Refused", code: "UNREADABLE" });
    const nowhere = { ...partnership, initial: "nowhere" };
    expect(await play([], nowhere)).toMatchObject({ __typename: "Refused", code: "UNFIT" });
    const big = { ...partnership, layout: "x".repeat(300_000) };
    expect(await play([], big)).toMatchObject({ code: "TOO_BIG" });
    const jumps = Array<Move>(501).fill({ do: "jump" });
    expect(await play(jumps)).toMatchObject({ code: "NO_SCENARIO" });
  });

  it("isn't brought down by facts that make no sense", async () => {
    for (const nonsense of [null, 5, [], "x", { members: "many" }]) {
      const view = await play([accept], partnership, { facts: { partnership: nonsense } });
      expect(["SimulationView", "Refused"]).toContain(view.__typename);
    }
  });
});

interface Explored {
  runs: number;
  ends: { uid: string; label: string; count: number; example: Scenario }[];
  hanging: { count: number }[];
  waiting: { label: string; share: number }[];
  neverVisited: { label: string }[];
}

const explore = (seed: number, runs = 200) =>
  ask<Explored>(
    "exploreWorkflow",
    "ExploreInput",
    { definition: partnership, runs, seed },
    `... on ExplorationView { runs ends { uid label count example } hanging { count }
      waiting { label share } neverVisited { label } }`,
  );

describe("an exploration", () => {
  it("counts where lives end, and gives an example of each that can be played", async () => {
    const found = await explore(7);
    const all = [...found.ends, ...found.hanging].reduce((sum, { count }) => sum + count, 0);
    expect([found.runs, all]).toEqual([200, 200]);
    expect(found.ends.length).toBeGreaterThan(1);
    for (const { example, uid } of found.ends) {
      const { moves, begins: from, facts } = example;
      const view = await play(moves, partnership, { ...example, begins: from, facts });
      expect(view).toMatchObject({ fault: null, status: "done", activeUids: [uid] });
    }
  }, 60_000);

  it("gives the same for the same seed", async () => {
    const counts = async (seed: number) => (await explore(seed, 60)).waiting.length;
    expect(await counts(3)).toBe(await counts(3));
  });

  it("takes no more than a thousand lives", async () => {
    await expect(explore(1, 1001)).rejects.toThrow("BAD_USER_INPUT");
  });
});

const save = async (given: object, person = scheme.coordinator) => {
  const document = `mutation ($input: SaveScenarioInput!) { saveScenario(input: $input) {
    __typename ... on WorkflowScenario { id name scenario } ... on Problem { code } } }`;
  const input = { schemeId: scheme.schemeId, key: "partnership", scenario: given };
  const answer = await askAs<{ saveScenario: { __typename: string; id: string; name: string } }>(
    test,
    scheme,
    person,
    document,
    { input },
  );
  return answer.saveScenario;
};

const verdicts = (definition: unknown = partnership) =>
  ask<{ verdicts: { name: string; passed: boolean; message: string }[]; uncoveredUids: string[] }>(
    "testScenarios",
    "TestScenariosInput",
    { key: "partnership", definition },
    "... on ScenarioTest { verdicts { name passed message } uncoveredUids }",
  );

describe("a kept scenario", () => {
  it("is played again on a draft, and says where it goes astray", async () => {
    const { activeUids, status } = await play([accept, accept]);
    const expected = { uids: activeUids, status: status as "active" };
    const kept = await save(scenario([accept, accept], { expect: expected }));
    expect(kept).toMatchObject({ __typename: "WorkflowScenario", name: "Both accept" });
    const good = await verdicts();
    expect(good.verdicts).toEqual([{ name: "Both accept", passed: true, message: null }]);
    expect(good.uncoveredUids.length).toBeGreaterThan(0);
    expect(good.uncoveredUids).not.toContain(activeUids[0]);

    const [uid] = (await play([])).activeUids;
    const changed = withoutWays(partnership, uid!);
    const bad = await verdicts(changed);
    expect(bad.verdicts[0]).toMatchObject({ passed: false });
    expect(bad.verdicts[0]?.message).toMatch(/^“Both accept” stops on 11 January 2027: “/);
    const failures = await test.inside(scheme.institutionId, (ctx) =>
      replayScenarios(ctx, scheme.schemeId, "partnership", changed),
    );
    expect(failures).toMatchObject([{ name: "Both accept", message: bad.verdicts[0]?.message }]);
  });

  it("is replaced by one of the same name, and goes when it is removed", async () => {
    const again = await save(scenario([], { name: " Both accept " }));
    const list = async () => {
      const document = `query ($scheme: ID!) {
        workflowScenarios(schemeId: $scheme, key: "partnership") { id name scenario } }`;
      return (
        await askAs<{ workflowScenarios: { id: string; scenario: Scenario }[] }>(
          test,
          scheme,
          scheme.coordinator,
          document,
        )
      ).workflowScenarios;
    };
    expect(await list()).toMatchObject([
      {
        id: again.id,
        scenario: {
          ...{ moves: [], timeZone: "Europe/London" },
          facts: { partnership: { accepted: 0, members: 2 } },
        },
      },
    ]);
    const remove = "mutation ($id: ID!) { removeScenario(id: $id) { id } }";
    await askAs(test, scheme, scheme.coordinator, remove, { id: again.id });
    expect(await list()).toEqual([]);
    await expect(askAs(test, scheme, scheme.coordinator, remove, { id: again.id })).rejects.toThrow(
      "NOT_FOUND",
    );
  });

  it("has to be one, and belongs to a workflow that there is", async () => {
    expect(await save({ moves: [] })).toMatchObject({ __typename: "Refused" });
    const { person } = await buildEnrolment(test, scheme, "mentor");
    await expect(save(scenario([]), person as never)).rejects.toThrow("FORBIDDEN");
  });
});

/** The same workflow in which nothing leads on from this step but time. */
function withoutWays(definition: WorkflowDefinition, uid: string): WorkflowDefinition {
  const copy = structuredClone(definition);
  const visit = (states: WorkflowDefinition["states"]): void => {
    for (const state of Object.values(states)) {
      if (state.uid === uid) delete state.on;
      visit(state.states ?? {});
    }
  };
  visit(copy.states);
  return copy;
}
