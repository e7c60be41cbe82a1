import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { until } from "../test/pairs.ts";
import { pairsOf, RoundPlay, refused } from "../test/round.ts";

/** A coordinator who changes a result by hand: over GraphQL, on a real database, with the thread. */
describe("the result of a run", () => {
  let play: RoundPlay;
  /** The result on the board. */
  let board: string;

  beforeAll(async () => {
    play = await RoundPlay.begin();
    await play.join("mentor", "Mair", { capacity: 1, expertise: ["projectManagement"] });
    await play.join("mentor", "Nia", { capacity: 1, expertise: ["leadingTeam"] });
    await play.join("mentor", "Owen", { capacity: 1, expertise: ["events"] });
    await play.join("mentor", "Pedr", { capacity: 1, expertise: ["presenting"] });
    await play.join("mentee", "Ann", { expertiseSought: ["projectManagement"] });
    await play.join("mentee", "Bob", { expertiseSought: ["leadingTeam"] });
    await play.join("mentee", "Cai", { expertiseSought: ["events"] });
    await play.join("mentee", "Dot", { expertiseSought: ["presenting"] });
    await play.join("mentee", "Eve", { expertiseSought: ["presenting"] });
    play.roundId = (await play.create()).id!;
    await play.run();
    board = play.runId;
  });
  afterAll(() => play.test.close());

  interface Change {
    kind: string;
    mentee?: string;
    mentor?: string;
    other?: string;
  }
  const input = ({ kind, mentee, mentor, other }: Change) => ({
    kind,
    ...(mentee && { menteeEnrolmentId: play.of(mentee).enrolmentId }),
    ...(mentor && { mentorEnrolmentId: play.of(mentor).enrolmentId }),
    ...(other && { otherMenteeEnrolmentId: play.of(other).enrolmentId }),
  });
  interface Consequence {
    possible: boolean;
    because: string | null;
    sentences: string[];
    matchedBefore: number;
    matchedAfter: number;
    fitChange: number;
    moves: { name: string; before: string; after: string; fitAfter: number | null }[];
  }
  const whatIf = (change: Change, run = board) =>
    play.coordinator.get<Consequence>(
      `query($run: ID!, $change: ChangeInput!) { whatIf(runId: $run, change: $change) {
        possible because sentences matchedBefore matchedAfter fitChange
        moves { name before after fitBefore fitAfter } } }`,
      { run, change: input(change) },
    );
  interface Changed {
    id?: string;
    title?: string;
    code?: string;
    message?: string;
    reasons?: { message: string }[];
    currentRevision?: number;
  }
  const change = (what: Change, run = board) =>
    play.coordinator.get<Changed>(
      `mutation($run: ID!, $change: ChangeInput!) {
        changeRun(runId: $run, change: $change, reason: "They asked for it") {
          ... on Run { id title state origin basedOn matched provenOptimal } ${refused}
          ... on Conflict { currentRevision } } }`,
      { run, change: input(what) },
    );
  const result = async (id: string) => {
    play.runId = id;
    return play.result();
  };
  const chosen = () =>
    play.coordinator.get<{ chosenRun: { id: string }; pairings: { kind: string }[] }>(
      "query($id: ID!) { round(id: $id) { chosenRun { id } pairings { kind reason } } }",
      { id: play.roundId },
    );
  const choose = (run: string) =>
    play.coordinator.get<Changed>(
      `mutation($id: ID!, $run: ID!) { chooseRun(roundId: $id, runId: $run) {
        ... on Round { id } ${refused} } }`,
      { id: play.roundId, run },
    );

  it("tells what a change would do before it is done, and does nothing", async () => {
    const seen = await whatIf({ kind: "LOCK", mentee: "Ann", mentor: "Nia" });
    expect(seen).toMatchObject({
      possible: true,
      because: null,
      matchedBefore: 4,
      matchedAfter: 4,
    });
    expect(seen.fitChange).toBeLessThan(0);
    expect(seen.moves[0]).toMatchObject({
      name: "Ann Ellis",
      before: "Mair Rhys",
      after: "Nia Rhys",
    });
    expect(seen.sentences[0]).toBe("Ann Ellis would move from Mair Rhys to Nia Rhys.");
    expect((await chosen()).chosenRun.id).toBe(board);
    expect((await chosen()).pairings).toEqual([]);
  });

  it("has a new result once the change is made: proven, on the board, with the lock and its reason", async () => {
    const before = await result(board);
    const seen = await whatIf({ kind: "LOCK", mentee: "Ann", mentor: "Nia" });
    const done = await change({ kind: "LOCK", mentee: "Ann", mentor: "Nia" });
    expect(done).toMatchObject({
      title: "Ann Ellis locked with Nia Rhys",
      state: "DONE",
      origin: "CHANGE",
      basedOn: 1,
      matched: seen.matchedAfter,
      provenOptimal: true,
    });
    const after = await result(done.id!);
    expect(pairsOf(after)["Ann Ellis"]).toBe("Nia Rhys");
    const moved = Object.fromEntries(seen.moves.map((one) => [one.name, one.after]));
    expect(pairsOf(after)).toMatchObject(
      Object.fromEntries(Object.entries(moved).filter(([, to]) => to !== "No match")),
    );
    expect(await result(board)).toEqual(before);
    expect(await chosen()).toMatchObject({
      chosenRun: { id: done.id },
      pairings: [{ kind: "LOCKED", reason: "They asked for it" }],
    });
    board = done.id!;
  });

  it("says why a change isn't possible", async () => {
    expect(await whatIf({ kind: "LOCK", mentee: "Ann", mentor: "Mair" })).toMatchObject({
      possible: false,
      because: "Ann Ellis is already locked to Nia Rhys. Unlock them first.",
    });
    const full = await change({ kind: "LOCK", mentee: "Bob", mentor: "Nia" });
    expect(full).toMatchObject({ code: "CANNOT_CHANGE" });
    expect(full.reasons![0]!.message).toContain(
      "Every place of Nia Rhys is locked already: Ann Ellis",
    );
    expect(await whatIf({ kind: "RELEASE", mentee: "Bob", mentor: "Mair" })).toMatchObject({
      because: "Nothing has been decided by hand about Bob Ellis and Mair Rhys.",
    });
  });

  it("goes on from change to change: apart, swapped, one more place, left out", async () => {
    const apart = await change({ kind: "FORBID", mentee: "Cai", mentor: "Owen" });
    expect(pairsOf(await result(apart.id!))["Cai Ellis"]).not.toBe("Owen Rhys");
    const before = pairsOf(await result(apart.id!));
    const others = Object.keys(before).filter((name) => name !== "Ann Ellis");
    const [one, two] = others.map((name) => name.split(" ")[0]!);
    const swapped = await change({ kind: "SWAP", mentee: one, other: two }, apart.id);
    const now = pairsOf(await result(swapped.id!));
    expect(now[`${one} Ellis`]).toBe(before[`${two} Ellis`]);
    expect(now[`${two} Ellis`]).toBe(before[`${one} Ellis`]);

    const { unmatched } = await result(swapped.id!);
    expect(unmatched).toHaveLength(1);
    const more = await change({ kind: "ADD_PLACE", mentor: "Pedr" }, swapped.id);
    const whole = await result(more.id!);
    expect(whole).toMatchObject({ matched: 5, poolChanged: false });

    const without = await change({ kind: "WITHDRAW", mentee: "Eve" }, more.id);
    const left = await result(without.id!);
    expect(left).toMatchObject({
      matched: 4,
      unmatched: [],
    });
    expect(Object.keys(pairsOf(left))).not.toContain("Eve Ellis");
    board = without.id!;
  });

  it("is a conflict when another result has come onto the board, and nothing is lost", async () => {
    const both = await Promise.all([
      change({ kind: "FORBID", mentee: "Ann", mentor: "Owen" }),
      change({ kind: "FORBID", mentee: "Ann", mentor: "Pedr" }),
    ]);
    const [won] = both.filter((one) => one.id);
    const [lost] = both.filter((one) => one.code);
    expect(lost).toMatchObject({ code: "CONFLICT", currentRevision: expect.any(Number) });
    expect((await chosen()).chosenRun.id).toBe(won!.id);
    expect((await chosen()).pairings.filter((one) => one.kind === "FORBIDDEN")).toHaveLength(2);
    board = won!.id!;
  });

  it("can be gone back to, with the locks and places that were in it", async () => {
    const { runs } = await play.coordinator.get<{ runs: { id: string; number: number }[] }>(
      "query($id: ID!) { round(id: $id) { runs { id number title } } }",
      { id: play.roundId },
    );
    const first = runs.at(-1)!.id;
    await choose(first);
    expect(await chosen()).toMatchObject({ chosenRun: { id: first }, pairings: [] });
    expect(await result(first)).toMatchObject({ matched: 4, poolChanged: false });
    const places = await play.candidates("Eve");
    expect(places.options.find((one) => one.mentorName === "Pedr Rhys")).toMatchObject({
      placesLeft: 0,
    });
    await choose(board);
    expect((await chosen()).pairings).toHaveLength(5);
  });

  it("stands beside others: who is matched otherwise, and how good each is", async () => {
    const { runs } = await play.coordinator.get<{ runs: { id: string }[] }>(
      "query($id: ID!) { round(id: $id) { runs { id } } }",
      { id: play.roundId },
    );
    const seen = await play.coordinator.get<{
      runs: { matched: number; changed: number; averageFit: number }[];
      changes: { name: string; partners: string[]; fits: number[] }[];
      total: number;
    }>(
      `query($ids: [ID!]!) { compareRuns(runIds: $ids) {
        runs { run { number title } matched averageFit lowestFit firstChoices changed }
        changes { name partners fits } total } }`,
      { ids: [runs.at(-1)!.id, board] },
    );
    expect(seen.runs.map((one) => one.changed)).toEqual([0, seen.total]);
    expect(seen.changes.find((one) => one.name === "Ann Ellis")!.partners).toEqual([
      "Mair Rhys",
      "Nia Rhys",
    ]);
    expect(seen.changes.every((one) => one.partners[0] !== one.partners[1])).toBe(true);
  });

  it("says why it doesn't have two people together", async () => {
    const told = await play.coordinator.get<string[]>(
      `query($run: ID!, $mentee: ID!, $mentor: ID!) {
        whyNot(runId: $run, menteeEnrolmentId: $mentee, mentorEnrolmentId: $mentor) }`,
      {
        run: board,
        mentee: play.of("Ann").enrolmentId,
        mentor: play.of("Mair").enrolmentId,
      },
    );
    expect(told[0]).toContain("Nia Rhys");
  });

  it("is tried by other weights without being touched", async () => {
    const { criteria } = await play.coordinator.get<{
      criteria: { type: string; index: number; weight: number; scores: boolean }[];
    }>("query($id: ID!) { run(id: $id) { criteria { type index weight scores } } }", { id: board });
    expect(criteria.find((one) => one.type === "lineManager")).toMatchObject({ scores: false });
    const weights = criteria.map(({ type, index }) => ({ type, index, weight: 0 }));
    const trial = await play.coordinator.get<{ matched: number; averageFit: number }>(
      `query($id: ID!, $weights: [WeightInput!]!) { tryWeights(roundId: $id, weights: $weights) {
        matched averageFit firstChoices changed examples { name before after } unmatchedNow } }`,
      { id: play.roundId, weights },
    );
    expect(trial).toMatchObject({ matched: 4, averageFit: 0 });
    expect((await chosen()).chosenRun.id).toBe(board);
  });

  it("answers 50 questions at once, each as if it were the only one", async () => {
    const questions = ["Ann", "Bob", "Dot"].map((mentee) => ({ kind: "WITHDRAW", mentee }));
    const alone = [];
    for (const one of questions) alone.push(await whatIf(one));
    expect(alone.map(({ moves }) => moves[0]!.name)).toEqual([
      "Ann Ellis",
      "Bob Ellis",
      "Dot Ellis",
    ]);
    const all = await Promise.all(
      Array.from({ length: 50 }, (_, i) => whatIf(questions[i % questions.length]!)),
    );
    for (const [i, one] of all.entries()) expect(one).toEqual(alone[i % questions.length]);
  });

  it("is what publishing sends, and no other", async () => {
    const { runs } = await play.round();
    play.runId = runs.at(-1)!.id;
    expect(await play.publish()).toMatchObject({ code: "NOT_CHOSEN" });
    play.runId = board;
    const expected = pairsOf(await play.result());
    expect(await play.publish()).toMatchObject({ stage: "proposals" });
    const proposals = await until(async () => {
      const found = await play.coordinator.get<{
        proposals: { members: { name: string; role: string }[] }[];
      }>("query($id: ID!) { round(id: $id) { proposals { members { name role } } } }", {
        id: play.roundId,
      });
      return found.proposals.length === 4 && found.proposals;
    });
    const sent = proposals.map(({ members }) => [
      members.find((one) => one.role === "MENTEE")!.name,
      members.find((one) => one.role === "MENTOR")!.name,
    ]);
    expect(Object.fromEntries(sent)).toEqual(expected);
    expect(await change({ kind: "WITHDRAW", mentee: "Dot" })).toMatchObject({ code: "PUBLISHED" });
  });
});
