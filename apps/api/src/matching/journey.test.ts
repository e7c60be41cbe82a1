import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Asker, until } from "../test/pairs.ts";
import { pairsOf, partnershipOf, RoundPlay, refused } from "../test/round.ts";
import { update } from "../test/scheme.ts";
import { refreshTimers } from "../workflow/workflow.service.ts";

/**
 * One round from its beginning to the last answer, as the people in it live it: over GraphQL, on a
 * real database, with the worker that carries out what the steps ask for.
 */
describe("a round of matching and what follows", () => {
  let play: RoundPlay;

  beforeAll(async () => {
    play = await RoundPlay.begin();
    await play.join("mentor", "Mair", { capacity: 1, expertise: ["projectManagement"] });
    await play.join("mentor", "Nia", { capacity: 1, expertise: ["leadingTeam"] });
    await play.join("mentor", "Owen", { capacity: 2, expertise: ["events"] });
    await play.join("mentee", "Ann", { expertiseSought: ["projectManagement"] });
    await play.join("mentee", "Bob", { expertiseSought: ["leadingTeam"] });
    await play.join("mentee", "Cai", { expertiseSought: ["events"] });
  });
  afterAll(() => play.test.close());

  it("doesn't begin before enough people can be matched, and says how many are missing", async () => {
    const done = await play.create();
    expect(done.code).toBe("POOL_TOO_SMALL");
    expect(done.reasons).toEqual([
      expect.objectContaining({ message: expect.stringContaining("3 of at least 4 mentors") }),
      expect.objectContaining({ message: expect.stringContaining("3 of at least 4 mentees") }),
    ]);
  });

  it("begins once they are there, one at a time, and only for those who run it", async () => {
    await play.join("mentor", "Pedr", { capacity: 1, expertise: ["presenting"] });
    await play.join("mentee", "Dot", { expertiseSought: ["presenting"] });
    await play.join("mentee", "Eve", { expertiseSought: ["projectManagement"] });
    await play.join("mentee", "Fay", { expertiseSought: ["projectManagement"] });
    const denied = await play
      .of("Ann")
      .ask("mutation($id: ID!) { createRound(schemeId: $id) { __typename } }", {
        id: play.scheme.schemeId,
      });
    expect(denied.errors?.[0]?.extensions.code).toBe("FORBIDDEN");
    const begun = await play.create();
    expect(begun).toMatchObject({ stage: "preparing", may: ["round.run", "round.pair"] });
    play.roundId = begun.id!;
    expect(await play.create()).toMatchObject({ code: "ROUND_OPEN" });
    const seen = await play
      .of("Ann")
      .ask("query($id: ID!) { round(id: $id) { id } }", { id: play.roundId });
    expect(seen.errors?.[0]?.extensions.code).toBe("FORBIDDEN");
  });

  it("matches as many as fit, each with reasons, and says why the others are left over", async () => {
    const result = await play.run();
    expect(result).toMatchObject({ state: "DONE", matched: 5, provenOptimal: true });
    expect(pairsOf(result)).toMatchObject({ "Bob Ellis": "Nia Rhys", "Dot Ellis": "Pedr Rhys" });
    const bob = partnershipOf(result, "Bob Ellis");
    expect(bob.reasons[0]).toMatchObject({ for: true });
    expect(bob.reasons.map((one) => one.text).join(" ")).toContain("Leading a team");
    expect(bob.mentees[0]!.optionCount).toBeGreaterThan(0);
    expect(result.unmatched).toHaveLength(1);
    expect(result.unmatched[0]).toMatchObject({ role: "MENTEE" });
    expect(result.unmatched[0]!.cause).toContain("full");
    expect(result.unmatched[0]!.wouldHelp).toMatch(/One more place with \w+ Rhys/);
  });

  it("keeps what is locked and leaves out what is ruled out by hand, in the next run", async () => {
    expect(await play.pair("Ann", "Mair", "LOCKED")).toEqual({ id: play.roundId });
    await play.pair("Bob", "Nia", "FORBIDDEN");
    const result = await play.run();
    const pairs = pairsOf(result);
    expect(pairs["Ann Ellis"]).toBe("Mair Rhys");
    expect(partnershipOf(result, "Ann Ellis").locked).toBe(true);
    expect(pairs["Bob Ellis"]).not.toBe("Nia Rhys");
    expect((await play.round()).runs).toHaveLength(2);
  });

  it("refuses a lock that no run could keep, and names the rule", async () => {
    const full = await play.pair("Eve", "Mair", "LOCKED");
    expect(full).toMatchObject({ code: "CANNOT_LOCK" });
    expect(full.reasons![0]!.message).toContain("Ann Ellis");
    const declared = await play.of("Cai").get<{ code?: string }>(
      `mutation($me: ID!, $mentor: ID!) {
        declareConflict(enrolmentId: $me, mentorEnrolmentId: $mentor) { ... on Enrolment { id } } }`,
      { me: play.of("Cai").enrolmentId, mentor: play.of("Owen").enrolmentId },
    );
    expect(declared).toHaveProperty("id");
    const apart = await play.pair("Cai", "Owen", "LOCKED");
    expect(apart.reasons![0]!.message).toBe(
      "A conflict has been declared; the reason is not shown.",
    );
    expect(await play.pair("Ann", "Mair", null, play.of("Ann"))).toEqual({ denied: "FORBIDDEN" });
  });

  it("shows every mentor for one mentee: best first, then those ruled out with the rule", async () => {
    const found = await play.candidates("Bob");
    expect(found).toMatchObject({
      total: 3,
      ruledOut: [{ rule: "Ruled out by hand.", count: 1, names: ["Nia Rhys"] }],
    });
    expect(found.options.filter((one) => one.current)).toHaveLength(1);
  });

  it("isn't sent once a pair has become impossible, and says which", async () => {
    const before = await play.result();
    expect(before.poolChanged).toBe(true);
    expect(pairsOf(before)["Cai Ellis"]).toBe("Owen Rhys");
    const done = await play.publish();
    expect(done.code).toBe("PAIRS_IMPOSSIBLE");
    expect(done.reasons!.map((one) => one.message)).toEqual([
      "Cai Ellis and Owen Rhys: A conflict has been declared; the reason is not shown.",
    ]);
    await play.pair("Bob", "Owen", "FORBIDDEN");
    await play.pair("Bob", "Pedr", "FORBIDDEN");
    await play.pair("Bob", "Mair", "FORBIDDEN");
    const stale = await play.publish();
    expect(stale.code).toBe("PAIRS_IMPOSSIBLE");
    expect(stale.reasons!.some((one) => one.message.startsWith("Bob Ellis and"))).toBe(true);
  });

  it("is sent to everybody in it, once, with a day to answer by", async () => {
    for (const mentor of ["Owen", "Pedr", "Mair", "Nia"]) await play.pair("Bob", mentor, null);
    const result = await play.run();
    expect(await play.publish()).toMatchObject({ stage: "proposals" });
    expect(await play.publish()).toMatchObject({ stage: "proposals" });
    const proposals = await until(async () => {
      const found = await play.coordinator.get<{ proposals: { id: string; replyBy: string }[] }>(
        "query($id: ID!) { round(id: $id) { proposals { id replyBy stage } } }",
        { id: play.roundId },
      );
      return found.proposals.length === result.matched && found.proposals;
    });
    expect(new Set(proposals.map((one) => one.replyBy)).size).toBe(1);
    expect(await play.pair("Bob", "Nia", "LOCKED")).toMatchObject({ code: "PUBLISHED" });
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
    const { partnerships } = await play.of(name).get<{ partnerships: Mine[] }>(
      `query($id: ID!) { enrolment(id: $id) { partnerships { id stage may reasons { for text }
        members { name role email answer answered } } } }`,
      { id: play.of(name).enrolmentId },
    );
    return partnerships[0]!;
  };
  const answer = (name: string, id: string, said: string, reason?: string) =>
    play.of(name).get<{ stage?: string; code?: string }>(
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
    const stranger = await play.of("Dot").ask("query($id: ID!) { partnership(id: $id) { id } }", {
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
      const { tags } = await play
        .of("Dot")
        .get<{ tags: string[] }>("query($id: ID!) { enrolment(id: $id) { tags } }", {
          id: play.of("Dot").enrolmentId,
        });
      return tags.includes("matchable") && !tags.includes("busy");
    });
    const told = "query($id: ID!) { partnership(id: $id) { members { declineReason } } }";
    const reasons = async (by: Asker) =>
      (
        await by.get<{ members: { declineReason: string | null }[] }>(told, { id: dot.id })
      ).members.map((one) => one.declineReason);
    expect(await reasons(play.coordinator)).toContain("Too busy this year");
    expect(await reasons(play.of(mentor))).toEqual([null, null]);
  });

  it("lapses by itself after the last day, and closes the round when nothing waits any more", async () => {
    const { proposals } = await play.coordinator.get<{
      proposals: { id: string; stage: string }[];
    }>("query($id: ID!) { round(id: $id) { proposals { id stage } } }", { id: play.roundId });
    const open = proposals.filter((one) => one.stage === "proposed");
    expect(open.length).toBe(3);
    const over = async () =>
      (
        await play.coordinator.get<{ over: boolean }>(
          "query($id: ID!) { round(id: $id) { over } }",
          { id: play.roundId },
        )
      ).over;
    expect(await over()).toBe(false);
    for (const { id } of open) {
      await play.test.inside(play.scheme.institutionId, async (ctx) => {
        await ctx.store.rows(
          "UPDATE app.partnership SET reply_by = reply_by - 30 WHERE institution_id = $1 AND id = $2",
          [id],
        );
        await refreshTimers(ctx, { subjectType: "partnership", subjectId: id });
      });
    }
    await until(async () => (await play.round()).stage === "done");
    expect(await over()).toBe(true);
    const after = await play.coordinator.get<{ edges: { node: { stage: string } }[] }>(
      `query($id: ID!) { partnerships(schemeId: $id, stage: "lapsed") {
        edges { node { stage } } totalCount } }`,
      { id: play.scheme.schemeId },
    );
    expect(after).toMatchObject({ totalCount: 3 });
  });

  it("lets another round begin for those who are free again, and keeps failed pairs apart", async () => {
    await play.test.inside(play.scheme.institutionId, (ctx) =>
      update(ctx, play.scheme.schemeId, { minimumMentors: 2, minimumMentees: 2 }),
    );
    play.roundId = (await play.create()).id!;
    const found = await play.candidates("Dot");
    expect(found.ruledOut).toMatchObject([{ count: 1 }]);
    expect(found.options.some((one) => one.mentorName === "Mair Rhys")).toBe(false);
  });
});
