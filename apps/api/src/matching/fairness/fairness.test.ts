import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { grantRole } from "../../institution/grant.service.ts";
import { buildPerson } from "../../test/build.ts";
import { type Asker, asker, until } from "../../test/pairs.ts";
import { RoundPlay } from "../../test/round.ts";
import { good, update } from "../../test/scheme.ts";

interface Row {
  label: string;
  people: number;
  matched: number | null;
  share: number | null;
  fit: number | null;
}
interface Report {
  number: number;
  smallest: number;
  used: string;
  sides: {
    role: string;
    total: Row | null;
    groups: {
      key: string;
      label: string;
      used: boolean;
      sentences: string[];
      rows: Row[];
      choices: { columns: string[]; rows: { people: number; counts: number[] }[] } | null;
    }[];
  }[];
  prices: {
    title: string;
    current: boolean;
    matched: number;
    cost: number;
    lowestFit: number | null;
    sentences: string[];
  }[];
}

let play: RoundPlay;
let committee: Asker;
beforeAll(async () => {
  play = await RoundPlay.begin();
  const person = await buildPerson(play.test, play.scheme.institutionId);
  await play.test.inside(play.scheme.institutionId, async (ctx) =>
    good(
      await grantRole(ctx, {
        ...{ personId: person.id, role: "committee", schemeId: play.scheme.schemeId },
      }),
    ),
  );
  committee = await asker(play.test, person);
  const { schemeId, library, estates } = play.scheme;
  await play.test.inside(play.scheme.institutionId, (ctx) =>
    update(ctx, schemeId, {
      quotas: [
        { serviceAreaId: library, role: "mentee", places: 20 },
        { serviceAreaId: estates, role: "mentor", places: 10 },
      ],
    }),
  );
  for (const name of ["Alys", "Bryn", "Cari", "Dafydd", "Elin"]) {
    const own = name === "Alys" ? { mentoredBefore: true, menteeStage: "starting" } : {};
    await play.join("mentor", name, { expertise: ["leadingTeam"], capacity: 2, ...own });
  }
  // Ten places; ten fit the mentors: five who are new in their posts, and five who aren't.
  for (let i = 0; i < 20; i++) {
    const timeInPost = i % 2 === 0 ? "underOneYear" : "overFiveYears";
    const expertiseSought = [i < 10 ? "leadingTeam" : "projectManagement"];
    await play.join("mentee", `Mentee${i}`, {
      expertiseSought,
      timeInPost,
      grade: `Grade ${1 + (i % 2)}`,
    });
  }
  play.roundId = (await play.create()).id!;
  await play.run();
}, 60_000);
afterAll(() => play.test.close());

const row = "label people matched share fit";
const report = (by: Asker, runId = play.runId) =>
  by.get<Report>(
    `query ($id: ID!) { fairness(runId: $id) { number smallest used
      sides { role total { ${row} } groups { key label used sentences rows { ${row} }
        choices { columns rows { people counts } } } }
      prices { title current matched cost lowestFit sentences } } }`,
    { id: runId },
  );

describe("the fairness of a run", () => {
  it("tells of each declared group how many were matched, and adds up", async () => {
    const { sides, smallest } = await report(play.coordinator);
    const [mentees, mentors] = sides;
    expect(smallest).toBe(5);
    expect(mentees).toMatchObject({ role: "MENTEE", total: { people: 20, matched: 10 } });
    expect(mentors).toMatchObject({ role: "MENTOR", total: { people: 5, matched: 5 } });
    const post = mentees!.groups.find(({ key }) => key === "answer:timeInPost")!;
    expect(
      post.rows.map(({ label, people, matched, share }) => [label, people, matched, share]),
    ).toEqual([
      ["Less than a year", 10, 5, 0.5],
      ["More than 5 years", 10, 5, 0.5],
    ]);
    expect(post.sentences[0]).toBe("Match rates differ by 0 points of 100 at most.");
    expect(post.sentences).toHaveLength(3);
  });

  it("leaves out what all have in common, and answers that the form doesn't share in figures", async () => {
    const { sides } = await report(play.coordinator);
    const keys = sides.map(({ groups }) => groups.map(({ key }) => key));
    expect(keys).toEqual([["answer:timeInPost"], ["answer:mentoredBefore"]]);
  });

  it("keeps people back whom a figure would single out", async () => {
    const { sides } = await report(play.coordinator);
    for (const { rows } of sides.flatMap(({ groups }) => groups)) {
      for (const { people, matched } of rows) {
        expect(people).toBeGreaterThanOrEqual(5);
        if (matched !== null) expect(matched === 0 || matched >= 5).toBe(true);
      }
    }
    // One of five mentors has been one before.
    const before = sides[1]!.groups.find(({ key }) => key === "answer:mentoredBefore")!;
    expect(before.rows).toEqual([]);
    expect(before.sentences).toEqual([
      "“Have you been a mentor before?”: too few people to show without singling somebody out.",
    ]);
  });

  it("says what the scores knew about people, and of which groups", async () => {
    const { used, sides } = await report(play.coordinator);
    expect(used).toContain("where people work");
    expect(used).toContain("“Which areas would you like help with?”");
    expect(sides[0]!.groups[0]).toMatchObject({ key: "answer:timeInPost", used: false });
  });

  it("names the price beside the round's other results of the same people and weights", async () => {
    const first = play.runId;
    const started = await play.coordinator.get<{ id: string }>(
      `mutation ($round: ID!) { startRun(roundId: $round,
        options: { matcher: { type: "worst-first" } }) { ... on Run { id } } }`,
      { round: play.roundId },
    );
    await until(async () =>
      (await play.round()).runs.some((one) => one.id === started.id && one.state === "DONE"),
    );
    const { prices } = await report(play.coordinator, started.id);
    expect(prices.map((one) => one.current)).toEqual([true, false]);
    expect(prices[0]!.title).toMatch(/\(run 2\)$/);
    expect(Math.min(...prices.map((one) => one.cost))).toBe(0);
    expect(prices.every((one) => one.sentences.length > 0 && one.matched === 10)).toBe(true);
    expect((await report(play.coordinator, first)).number).toBe(1);
  });

  it("is for the committee once it is sent, and names nobody; people who take part don't read it", async () => {
    const early = await committee.ask("query ($id: ID!) { fairness(runId: $id) { number } }", {
      id: play.runId,
    });
    expect(early.errors?.[0]?.extensions.code).toBe("FORBIDDEN");
    await play.coordinator.get(
      "mutation ($id: ID!, $run: ID!) { chooseRun(roundId: $id, runId: $run) { __typename } }",
      { id: play.roundId, run: play.runId },
    );
    expect(await play.publish()).toMatchObject({ stage: "proposals" });
    const text = JSON.stringify(await report(committee));
    expect(text).toContain("More than 5 years");
    for (const hidden of ["Ellis", "Rhys", play.of("Alys").enrolmentId]) {
      expect(text).not.toContain(hidden);
    }
    const asked = play.of("Alys").ask("query ($id: ID!) { fairness(runId: $id) { number } }", {
      id: play.runId,
    });
    expect((await asked).errors?.[0]?.extensions.code).toBe("FORBIDDEN");
  });
});
