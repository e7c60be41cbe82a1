import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startTestApp, type TestApp } from "../test/app.ts";
import { type Asker, asker, until } from "../test/pairs.ts";
import { type BuiltScheme, buildEnrolment, buildScheme, update } from "../test/scheme.ts";
import { refreshTimers } from "../workflow/workflow.service.ts";

/**
 * One round from its beginning to the report on what came of it, as the people in it live it: over
 * GraphQL, on a real database, with the worker that carries out what the steps ask for.
 */
describe("a round of matching and what follows", () => {
  let test: TestApp;
  let scheme: BuiltScheme;
  let coordinator: Asker;
  const people = new Map<string, Asker & { enrolmentId: string }>();
  const of = (name: string) => people.get(name)!;
  let roundId: string;
  let runId: string;

  const join = async (
    role: "mentor" | "mentee",
    name: string,
    answers: Record<string, unknown> = {},
  ) => {
    const { person, enrolment } = await buildEnrolment(test, scheme, role, {
      answers: answers as never,
      area: role === "mentor" ? "estates" : "library",
      person: { givenName: name, familyName: role === "mentor" ? "Rhys" : "Ellis" },
    });
    people.set(name, { ...(await asker(test, person)), enrolmentId: enrolment.id });
  };

  beforeAll(async () => {
    test = await startTestApp({ worker: true });
    scheme = await buildScheme(test);
    coordinator = await asker(test, scheme.coordinator);
    await join("mentor", "Mair", { capacity: 1, expertise: ["projectManagement"] });
    await join("mentor", "Nia", { capacity: 1, expertise: ["leadingTeam"] });
    await join("mentor", "Owen", { capacity: 2, expertise: ["events"] });
    for (const [name, sought] of [
      ["Ann", "projectManagement"],
      ["Bob", "leadingTeam"],
      ["Cai", "events"],
    ] as const) {
      await join("mentee", name, { expertiseSought: [sought] });
    }
  });
  afterAll(() => test.close());

  const round = `id stage may poolMentors poolMentees latestRun { id state }
    runs { id number state } pairings { menteeName mentorName kind reason }`;
  const run = `id state progress matched provenOptimal poolChanged failure objective bound
    pairs { menteeEnrolmentId mentorEnrolmentId menteeName mentorName fit fitLabel locked menteeRank
      optionCount reasons { for text } }
    unmatched { name role cause wouldHelp optionCount }`;
  type Round = {
    id: string;
    stage: string;
    may: string[];
    runs: { id: string; state: string }[];
    latestRun: { id: string; state: string };
    pairings: { menteeName: string; kind: string }[];
  };
  type Run = {
    id: string;
    state: string;
    matched: number;
    provenOptimal: boolean;
    poolChanged: boolean;
    pairs: {
      menteeName: string;
      mentorName: string;
      locked: boolean;
      optionCount: number;
      reasons: { for: boolean; text: string }[];
    }[];
    unmatched: { name: string; role: string; cause: string; wouldHelp: string | null }[];
  };
  const refused = "... on Problem { code message } ... on Refused { reasons { message place } }";

  const readRound = () =>
    coordinator.get<Round>(`query($id: ID!) { round(id: $id) { ${round} } }`, { id: roundId });
  const readRun = () =>
    coordinator.get<Run>(`query($id: ID!) { run(id: $id) { ${run} } }`, { id: runId });
  const pairsOf = (result: Run) =>
    Object.fromEntries(result.pairs.map((one) => [one.menteeName, one.mentorName]));

  async function runIt(): Promise<Run> {
    const started = await coordinator.get<{ id: string; state: string }>(
      `mutation($id: ID!) { startRun(roundId: $id) { ... on Run { id state } ${refused} } }`,
      { id: roundId },
    );
    expect(started.state).toBe("QUEUED");
    runId = started.id;
    await until(async () => (await readRound()).may.includes("round.publish"));
    return readRun();
  }
  const setPairing = (mentee: string, mentor: string, kind: string | null, by = coordinator) =>
    by.ask<{ setPairing: { code?: string; reasons?: { message: string }[] } }>(
      `mutation($input: PairingInput!) { setPairing(input: $input) { ... on Round { id } ${refused} } }`,
      {
        input: {
          roundId,
          menteeEnrolmentId: of(mentee).enrolmentId,
          mentorEnrolmentId: of(mentor).enrolmentId,
          kind,
        },
      },
    );
  const publish = () =>
    coordinator.get<{ code?: string; stage?: string; reasons?: { message: string }[] }>(
      `mutation($id: ID!, $run: ID!) {
        publishRound(roundId: $id, runId: $run) { ... on Round { stage } ${refused} } }`,
      { id: roundId, run: runId },
    );

  const create = () =>
    coordinator.get<Round & { code?: string; reasons?: { message: string; place: string }[] }>(
      `mutation($id: ID!) { createRound(schemeId: $id) { ... on Round { ${round} } ${refused} } }`,
      { id: scheme.schemeId },
    );

  it("doesn't begin before enough people can be matched, and says how many are missing", async () => {
    const done = await create();
    expect(done.code).toBe("POOL_TOO_SMALL");
    expect(done.reasons).toEqual([
      expect.objectContaining({ message: expect.stringContaining("3 of at least 4 mentors") }),
      expect.objectContaining({ message: expect.stringContaining("3 of at least 4 mentees") }),
    ]);
  });

  it("begins once they are there, one at a time, and only for those who run it", async () => {
    await join("mentor", "Pedr", { capacity: 1, expertise: ["presenting"] });
    await join("mentee", "Dot", { expertiseSought: ["presenting"] });
    await join("mentee", "Eve", { expertiseSought: ["projectManagement"] });
    await join("mentee", "Fay", { expertiseSought: ["projectManagement"] });
    const denied = await of("Ann").ask(
      "mutation($id: ID!) { createRound(schemeId: $id) { __typename } }",
      { id: scheme.schemeId },
    );
    expect(denied.errors?.[0]?.extensions.code).toBe("FORBIDDEN");
    const begun = await create();
    expect(begun).toMatchObject({ stage: "preparing", may: ["round.run", "round.pair"] });
    roundId = begun.id;
    expect(await create()).toMatchObject({ code: "ROUND_OPEN" });
    const seen = await of("Ann").ask("query($id: ID!) { round(id: $id) { id } }", { id: roundId });
    expect(seen.errors?.[0]?.extensions.code).toBe("FORBIDDEN");
  });

  it("matches as many as fit, each with reasons, and says why the others are left over", async () => {
    const result = await runIt();
    expect(result).toMatchObject({ state: "DONE", matched: 5, provenOptimal: true });
    expect(pairsOf(result)).toMatchObject({ "Bob Ellis": "Nia Rhys", "Dot Ellis": "Pedr Rhys" });
    const bob = result.pairs.find((one) => one.menteeName === "Bob Ellis")!;
    expect(bob.reasons[0]).toMatchObject({ for: true });
    expect(bob.reasons.map((one) => one.text).join(" ")).toContain("Leading a team");
    expect(bob.optionCount).toBeGreaterThan(0);
    expect(result.unmatched).toHaveLength(1);
    expect(result.unmatched[0]).toMatchObject({ role: "MENTEE" });
    expect(result.unmatched[0]!.cause).toContain("full");
    expect(result.unmatched[0]!.wouldHelp).toMatch(/One more place with \w+ Rhys/);
  });

  it("keeps what is locked and leaves out what is ruled out by hand, in the next run", async () => {
    expect((await setPairing("Ann", "Mair", "LOCKED")).data.setPairing).not.toHaveProperty("code");
    await setPairing("Bob", "Nia", "FORBIDDEN");
    const result = await runIt();
    const pairs = pairsOf(result);
    expect(pairs["Ann Ellis"]).toBe("Mair Rhys");
    expect(result.pairs.find((one) => one.menteeName === "Ann Ellis")!.locked).toBe(true);
    expect(pairs["Bob Ellis"]).not.toBe("Nia Rhys");
    expect((await readRound()).runs).toHaveLength(2);
  });

  it("refuses a lock that no run could keep, and names the rule", async () => {
    const full = await setPairing("Eve", "Mair", "LOCKED");
    expect(full.data.setPairing).toMatchObject({ code: "CANNOT_LOCK" });
    expect(full.data.setPairing.reasons![0]!.message).toContain("Ann Ellis");
    const declared = await of("Cai").get<{ code?: string }>(
      `mutation($me: ID!, $mentor: ID!) {
        declareConflict(enrolmentId: $me, mentorEnrolmentId: $mentor) { ... on Enrolment { id } } }`,
      { me: of("Cai").enrolmentId, mentor: of("Owen").enrolmentId },
    );
    expect(declared).toHaveProperty("id");
    const apart = await setPairing("Cai", "Owen", "LOCKED");
    expect(apart.data.setPairing.reasons![0]!.message).toBe(
      "A conflict has been declared; the reason is not shown.",
    );
    expect((await setPairing("Ann", "Mair", null, of("Ann"))).errors?.[0]?.extensions.code).toBe(
      "FORBIDDEN",
    );
  });

  it("shows every mentor for one mentee: best first, then those ruled out with the rule", async () => {
    const found = await coordinator.get<
      {
        mentorName: string;
        ruledOut: string | null;
        pairing: string | null;
        current: boolean;
        matchedTo: string[];
      }[]
    >(
      `query($round: ID!, $mentee: ID!) { candidates(roundId: $round, menteeEnrolmentId: $mentee) {
        mentorName ruledOut pairing current matchedTo placesLeft fit fitLabel reasons { text } } }`,
      { round: roundId, mentee: of("Bob").enrolmentId },
    );
    expect(found).toHaveLength(4);
    expect(found.at(-1)).toMatchObject({
      mentorName: "Nia Rhys",
      ruledOut: "Ruled out by hand.",
      pairing: "FORBIDDEN",
    });
    expect(found.filter((one) => one.current)).toHaveLength(1);
  });

  it("isn't sent once a pair has become impossible, and says which", async () => {
    const before = await readRun();
    expect(before.poolChanged).toBe(true);
    expect(pairsOf(before)["Cai Ellis"]).toBe("Owen Rhys");
    const done = await publish();
    expect(done.code).toBe("PAIRS_IMPOSSIBLE");
    expect(done.reasons!.map((one) => one.message)).toEqual([
      "Cai Ellis and Owen Rhys: A conflict has been declared; the reason is not shown.",
    ]);
    await setPairing("Bob", "Owen", "FORBIDDEN");
    await setPairing("Bob", "Pedr", "FORBIDDEN");
    await setPairing("Bob", "Mair", "FORBIDDEN");
    const stale = await publish();
    expect(stale.code).toBe("PAIRS_IMPOSSIBLE");
    expect(stale.reasons!.some((one) => one.message.startsWith("Bob Ellis and"))).toBe(true);
  });

  it("is sent to everybody in it, once, with a day to answer by", async () => {
    for (const mentor of ["Owen", "Pedr", "Mair", "Nia"]) await setPairing("Bob", mentor, null);
    const result = await runIt();
    expect(await publish()).toMatchObject({ stage: "proposals" });
    expect(await publish()).toMatchObject({ stage: "proposals" });
    const proposals = await until(async () => {
      const found = await coordinator.get<{ proposals: { id: string; replyBy: string }[] }>(
        "query($id: ID!) { round(id: $id) { proposals { id replyBy stage } } }",
        { id: roundId },
      );
      return found.proposals.length === result.matched && found.proposals;
    });
    expect(new Set(proposals.map((one) => one.replyBy)).size).toBe(1);
    expect(await setPairing("Bob", "Nia", "LOCKED")).toMatchObject({
      data: { setPairing: { code: "PUBLISHED" } },
    });
  });

  type Mine = {
    id: string;
    stage: string;
    may: string[];
    reasons: { text: string }[];
    members: {
      name: string;
      role: string;
      email: string | null;
      answer: string | null;
      answered: boolean;
    }[];
  };
  const mine = async (name: string): Promise<Mine> => {
    const { partnerships } = await of(name).get<{ partnerships: Mine[] }>(
      `query($id: ID!) { enrolment(id: $id) { partnerships { id stage may reasons { for text }
        members { name role email answer answered } } } }`,
      { id: of(name).enrolmentId },
    );
    return partnerships[0]!;
  };
  const answer = (name: string, id: string, said: string, reason?: string) =>
    of(name).get<{ stage?: string; code?: string }>(
      `mutation($id: ID!, $said: ProposalAnswer!, $reason: String) {
        answerProposal(partnershipId: $id, answer: $said, reason: $reason) {
          ... on Partnership { stage may } ${refused} } }`,
      { id, said, reason },
    );
  const mentorNameOf = (one: Mine) => one.members.find((m) => m.role === "MENTOR")!.name;
  const givenName = (name: string) => name.split(" ")[0]!;

  it("tells an answer to nobody before both have answered, and an address to nobody before that", async () => {
    const ann = await mine("Ann");
    expect(ann.may).toEqual(["proposal.answer"]);
    expect(ann.reasons.length).toBeGreaterThan(0);
    expect(await answer("Ann", ann.id, "ACCEPT")).toMatchObject({ stage: "proposed" });
    const seen = await mine("Mair");
    const other = seen.members.find((one) => one.role === "MENTEE");
    expect(other).toMatchObject({ answer: null, answered: false, email: null });
    expect(await answer("Ann", ann.id, "ACCEPT")).toMatchObject({ stage: "proposed" });
    expect(await answer("Ann", ann.id, "DECLINE")).toMatchObject({ code: "ALREADY_ANSWERED" });
    expect(await answer("Mair", ann.id, "ACCEPT")).toMatchObject({ stage: "agreeing" });
    const both = await mine("Ann");
    expect(both.members.map((one) => one.answer)).toEqual(["ACCEPT", "ACCEPT"]);
    expect(both.members[0]!.email).toMatch(/@test\.example$/);
    const stranger = await of("Dot").ask("query($id: ID!) { partnership(id: $id) { id } }", {
      id: ann.id,
    });
    expect(stranger.errors?.[0]?.extensions.code).toBe("FORBIDDEN");
  });

  it("sets both free when one says no; the reason is for the coordinator alone", async () => {
    const dot = await mine("Dot");
    const mentor = givenName(mentorNameOf(dot));
    await answer("Dot", dot.id, "DECLINE", "Too busy this year");
    expect(await answer(mentor, dot.id, "ACCEPT")).toMatchObject({ code: "PROPOSAL_OVER" });
    await until(async () => {
      const { tags } = await of("Dot").get<{ tags: string[] }>(
        "query($id: ID!) { enrolment(id: $id) { tags } }",
        { id: of("Dot").enrolmentId },
      );
      return tags.includes("matchable") && !tags.includes("busy");
    });
    const told = "query($id: ID!) { partnership(id: $id) { members { declineReason } } }";
    const reasons = async (by: Asker) =>
      (
        await by.get<{ members: { declineReason: string | null }[] }>(told, { id: dot.id })
      ).members.map((one) => one.declineReason);
    expect(await reasons(coordinator)).toContain("Too busy this year");
    expect(await reasons(of(mentor))).toEqual([null, null]);
  });

  it("lapses by itself after the last day, and closes the round when nothing waits any more", async () => {
    const { proposals } = await coordinator.get<{ proposals: { id: string; stage: string }[] }>(
      "query($id: ID!) { round(id: $id) { proposals { id stage } } }",
      { id: roundId },
    );
    const open = proposals.filter((one) => one.stage === "proposed");
    expect(open.length).toBe(3);
    for (const { id } of open) {
      await test.inside(scheme.institutionId, async (ctx) => {
        await ctx.store.rows(
          "UPDATE app.partnership SET reply_by = reply_by - 30 WHERE institution_id = $1 AND id = $2",
          [id],
        );
        await refreshTimers(ctx, { subjectType: "partnership", subjectId: id });
      });
    }
    await until(async () => (await readRound()).stage === "done");
    const after = await coordinator.get<{ edges: { node: { stage: string } }[] }>(
      `query($id: ID!) { partnerships(schemeId: $id, stage: "lapsed") {
        edges { node { stage } } totalCount } }`,
      { id: scheme.schemeId },
    );
    expect(after).toMatchObject({ totalCount: 3 });
  });

  it("lets another round begin for those who are free again, and keeps failed pairs apart", async () => {
    await test.inside(scheme.institutionId, (ctx) =>
      update(ctx, scheme.schemeId, { minimumMentors: 2, minimumMentees: 2 }),
    );
    roundId = (await create()).id;
    const found = await coordinator.get<{ mentorName: string; ruledOut: string | null }[]>(
      `query($round: ID!, $mentee: ID!) { candidates(roundId: $round, menteeEnrolmentId: $mentee) {
        mentorName ruledOut } }`,
      { round: roundId, mentee: of("Dot").enrolmentId },
    );
    expect(found.filter((one) => one.ruledOut !== null)).toHaveLength(1);
    expect(found.some((one) => one.mentorName === "Mair Rhys")).toBe(false);
  });

  it("can be cancelled while it runs, and run again afterwards", async () => {
    const ask = (id: string) =>
      coordinator.get<{ state?: string; code?: string }>(
        `mutation($id: ID!) { cancelRun(runId: $id) { ... on Run { state } ${refused} } }`,
        { id },
      );
    const { id } = await coordinator.get<{ id: string }>(
      `mutation($id: ID!) { startRun(roundId: $id) { ... on Run { id state } ${refused} } }`,
      { id: roundId },
    );
    const ended = await ask(id);
    // It may have been quicker than we: then it says so.
    expect(ended.state === "CANCELLED" || ended.code === "RUN_OVER").toBe(true);
    expect(await runIt()).toMatchObject({ state: "DONE" });
  });
});
