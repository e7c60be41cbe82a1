import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { grantRole } from "../../institution/grant.service.ts";
import { buildPerson } from "../../test/build.ts";
import { type Asker, asker, until } from "../../test/pairs.ts";
import { RoundPlay } from "../../test/round.ts";
import { good, update } from "../../test/scheme.ts";
import { csv } from "./csv.ts";

let play: RoundPlay;
let second: Asker;
beforeAll(async () => {
  play = await RoundPlay.begin();
  const person = await buildPerson(play.test, play.scheme.institutionId);
  await play.test.inside(play.scheme.institutionId, async (ctx) =>
    good(
      await grantRole(ctx, {
        ...{ personId: person.id, role: "coordinator", schemeId: play.scheme.schemeId },
      }),
    ),
  );
  second = await asker(play.test, person);
  const skill = (one: string) => ({ expertise: [one], capacity: 1 });
  const seeks = (one: string) => ({ expertiseSought: [one] });
  for (const name of ["Alys", "Bryn", "Cari", "Dafydd"]) {
    await play.join("mentor", name, skill("leadingTeam"));
  }
  for (const name of ["Efa", "Ffion", "Gwen", "Huw", "Ifan", "Jac"]) {
    await play.join("mentee", name, seeks("leadingTeam"));
  }
  await play.test.inside(play.scheme.institutionId, (ctx) =>
    update(ctx, play.scheme.schemeId, { secondReviewer: true }),
  );
  const created = await play.create();
  play.roundId = created.id!;
  await play.run();
});
afterAll(() => play.test.close());

const review = `review { total approved undecided secondNeeded secondBy maySecond
  approvals { matchKey by } outcomes { enrolmentId label note } blocks { code message place } }`;
const problems = "... on Refused { code reasons { code } }";
interface Review {
  total: number;
  approved: number;
  undecided: number;
  secondBy: string | null;
  maySecond: boolean;
  approvals: { matchKey: string; by: string }[];
  outcomes: { enrolmentId: string; label: string; note: string | null }[];
  blocks: { code: string }[];
}
interface Told {
  review: Review;
  code?: string;
  reasons?: { code: string }[];
}

const told = async (by: Asker = play.coordinator) =>
  (
    await by.get<{ review: Review }>(`query ($id: ID!) { round(id: $id) { ${review} } }`, {
      id: play.roundId,
    })
  ).review;
const change = (by: Asker, asks: string, what: string, variables: Record<string, unknown>) =>
  by.get<Told>(
    `mutation ($id: ID!, ${asks}) { ${what} { ... on Round { ${review} } ${problems} } }`,
    { id: play.roundId, ...variables },
  );
const approve = (by: Asker, keys: string[] | null, to = true) =>
  change(
    by,
    "$keys: [String!], $to: Boolean!",
    "approveMatches(roundId: $id, keys: $keys, approve: $to)",
    { keys, to },
  );
const decide = (by: Asker, people: string[] | null, kind: string | null, note = "") =>
  change(
    by,
    "$people: [ID!], $kind: OutcomeKind, $note: String",
    "decideOutcomes(input: { roundId: $id, enrolmentIds: $people, kind: $kind, note: $note })",
    { people, kind, note },
  );
const look = (by: Asker) =>
  change(by, "$run: ID!", "reviewRound(roundId: $id, runId: $run)", { run: play.runId });
const send = (by: Asker, only = false) =>
  change(
    by,
    "$run: ID!, $only: Boolean!",
    "publishRound(roundId: $id, runId: $run, approvedOnly: $only)",
    { run: play.runId, only },
  );
const board = async () => {
  const { run } = await play.coordinator
    .ask<{
      run: {
        partnerships: { matchKey: string }[];
        unmatched: { enrolmentId: string }[];
      };
    }>(
      `query ($id: ID!) { run(id: $id) { partnerships { matchKey } unmatched { enrolmentId } } }`,
      { id: play.runId },
    )
    .then(({ data }) => data);
  return run;
};

describe("looking a result over", () => {
  it("begins with nothing approved, and says what stands in the way of sending", async () => {
    expect(await told()).toMatchObject({ total: 4, approved: 0, undecided: 2, secondBy: null });
    expect((await told()).blocks.map((one) => one.code)).toEqual(["UNDECIDED", "SECOND_NEEDED"]);
    expect(await send(play.coordinator)).toMatchObject({ code: "NOT_READY" });
    expect((await told()).approved).toBe(0);
  });

  it("approves one match, all, and takes an approval back", async () => {
    const [first] = (await board()).partnerships;
    expect((await approve(play.coordinator, [first!.matchKey])).review.approved).toBe(1);
    expect((await told()).approvals).toEqual([
      { matchKey: first!.matchKey, by: expect.stringMatching(/\w+ \w+/) },
    ]);
    expect((await approve(play.coordinator, null)).review.approved).toBe(4);
    expect((await approve(play.coordinator, [first!.matchKey], false)).review.approved).toBe(3);
  });

  it("needs a word on what to do instead, and says so for people with a match too", async () => {
    const { unmatched } = await board();
    const [one] = unmatched;
    const refused = await decide(play.coordinator, [one!.enrolmentId], "ALTERNATIVES", " ");
    expect(refused.code).toBe("NOTE_NEEDED");
    const told = await decide(
      play.coordinator,
      [one!.enrolmentId],
      "ALTERNATIVES",
      "Try the circle.",
    );
    expect(told.review.undecided).toBe(1);
    expect(told.review.outcomes).toEqual([
      { enrolmentId: one!.enrolmentId, label: "Told of something else", note: "Try the circle." },
    ]);
  });

  it("lets whoever changed or approved it not be the second person, and the second not send", async () => {
    expect((await told()).maySecond).toBe(false);
    expect((await look(play.coordinator)).code).toBe("NOT_SECOND");
    expect((await told(second)).maySecond).toBe(true);
    expect((await look(second)).review.secondBy).toMatch(/\w+ \w+/);
    expect((await decide(second, null, "NEXT_ROUND")).review.undecided).toBe(0);
    expect((await send(second)).reasons).toEqual([{ code: "SECOND_SENDS" }]);
  });

  it("goes out as a file that a spreadsheet reads, without formulas", async () => {
    const file = await play.coordinator.get<{ name: string; content: string }>(
      "mutation ($run: ID!) { exportRun(runId: $run) { name content } }",
      { run: play.runId },
    );
    expect(file.name).toMatch(/-round-1-result-1\.csv$/);
    const lines = file.content.trim().split("\r\n");
    expect(lines).toHaveLength(1 + 4 + 1 + 1 + 2);
    expect(lines[1]).toMatch(/^one-to-one,\w+ Rhys,\w+ Ellis,/);
    expect(csv([["=1+1", 'a "b"', "c,d"]])).toBe(`\uFEFF'=1+1,"a ""b""","c,d"\r\n`);
  });

  it("sends only what is approved when that is asked for, and writes to those without a match", async () => {
    // Whoever was to wait is matched after all, and somebody else has no match any more.
    const before = (await board()).unmatched.map((one) => one.enrolmentId);
    const { changeRun } = (
      await play.coordinator.ask<{ changeRun: { id: string } }>(
        `mutation ($run: ID!, $change: ChangeInput!) {
           changeRun(runId: $run, change: $change) { ... on Run { id } } }`,
        {
          run: play.runId,
          change: {
            kind: "LOCK",
            menteeEnrolmentId: before[1],
            mentorEnrolmentId: play.of("Alys").enrolmentId,
          },
        },
      )
    ).data;
    play.runId = changeRun.id;
    const now = (await board()).unmatched.map((one) => one.enrolmentId);
    expect(now).not.toContain(before[1]);
    const [left] = now.filter((id) => !before.includes(id));
    expect((await told()).blocks.map((one) => one.code)).toEqual(["UNDECIDED", "SECOND_NEEDED"]);
    expect((await decide(play.coordinator, [left!], "LEAVES")).review.undecided).toBe(0);
    await look(second);
    const { approved } = await told();
    expect((await send(play.coordinator, true)).review.blocks).toEqual([]);
    const rows = <T>(sql: string, more: unknown[] = []) =>
      play.test.inside(play.scheme.institutionId, (ctx) =>
        ctx.store.rows<T & object>(sql, [play.roundId, ...more]),
      );
    const proposals = "SELECT id FROM app.partnership WHERE institution_id = $1 AND round_id = $2";
    await until(async () => (await rows(proposals)).length > 0);
    expect(await rows(proposals)).toHaveLength(approved);
    const letters = await rows<{ template: string; body: string }>(
      `SELECT template, body FROM app.message WHERE institution_id = $1
         AND key LIKE 'no-match:' || $2 || ':%' ORDER BY template`,
    );
    expect(letters.map((one) => one.template)).toEqual([
      "no-match-alternatives",
      "no-match-leaves",
    ]);
    expect(letters[0]!.body).toContain("Try the circle.");
    const stages = await rows(
      `SELECT stage FROM app.workflow_instance
       WHERE institution_id = $1 AND $2::uuid IS NOT NULL AND subject_id = $3`,
      [left],
    );
    expect(stages).toEqual([{ stage: "left" }]);
    expect((await approve(play.coordinator, null)).code).toBe("PUBLISHED");
  });
});
