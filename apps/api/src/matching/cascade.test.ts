import { afterEach, describe, expect, it } from "vitest";
import { type Asker, until } from "../test/pairs.ts";
import { RoundPlay } from "../test/round.ts";
import { update } from "../test/scheme.ts";

let play: RoundPlay;
afterEach(() => play.test.close());

const skills = ["leadingTeam", "presenting", "budgeting"];

/** Mentors with one place each, and mentees who seek what one of them offers; all is sent. */
async function sent(mentors: string[], mentees: string[], cascadeNext = true): Promise<void> {
  play = await RoundPlay.begin();
  for (const [k, name] of mentors.entries()) {
    await play.join("mentor", name, { expertise: [skills[k % 3]], capacity: 1 });
  }
  for (const [k, name] of mentees.entries()) {
    await play.join("mentee", name, { expertiseSought: [skills[k % 3]] });
  }
  await inside((ctx) =>
    update(ctx, play.scheme.schemeId, { cascadeNext, minimumMentors: 1, minimumMentees: 1 }),
  );
  play.roundId = (await play.create()).id!;
  await play.run();
  await play.publish();
  await until(async () => (await proposals()).length === Math.min(mentors.length, mentees.length));
}

const inside = <T>(work: Parameters<typeof play.test.inside<T>>[1]) =>
  play.test.inside<T>(play.scheme.institutionId, work);

interface Proposal {
  id: string;
  stage: string;
  mentor: string;
  mentee: string;
}
const proposals = () =>
  inside((ctx) =>
    ctx.store.rows<Proposal>(
      `SELECT p.id, i.stage, o.given_name AS mentor, e.given_name AS mentee FROM app.partnership p
       JOIN app.workflow_instance i ON i.institution_id = $1 AND i.subject_id = p.id
       JOIN app.partnership_member om ON om.institution_id = $1 AND om.partnership_id = p.id
         AND om.role = 'mentor'
       JOIN app.person o ON o.institution_id = $1 AND o.id = om.person_id
       JOIN app.partnership_member em ON em.institution_id = $1 AND em.partnership_id = p.id
         AND em.role = 'mentee'
       JOIN app.person e ON e.institution_id = $1 AND e.id = em.person_id
       WHERE p.institution_id = $1 AND p.round_id = $2 ORDER BY p.created_at, p.id`,
      [play.roundId],
    ),
  );
const answer = (by: Asker, id: string, yes: boolean) =>
  by.get(
    `mutation ($id: ID!, $answer: ProposalAnswer!) {
       answerProposal(partnershipId: $id, answer: $answer) {
         __typename ... on Problem { message } } }`,
    { id, answer: yes ? "ACCEPT" : "DECLINE" },
  );
const over = async () =>
  (
    await play.coordinator.get<{ over: boolean }>("query ($id: ID!) { round(id: $id) { over } }", {
      id: play.roundId,
    })
  ).over;
const open = async () => (await proposals()).filter((one) => one.stage === "proposed");

describe("a proposal that comes to nothing", () => {
  it("is followed by the next best with room, never the same again, and the round goes on", async () => {
    await sent(["Alys", "Bryn", "Cari"], ["Efa"]);
    const [first] = await proposals();
    expect(first).toMatchObject({ mentor: "Alys", mentee: "Efa" });
    await answer(play.of("Alys"), first!.id, false);
    await until(async () => (await proposals()).length === 2);
    const [second] = await open();
    expect(["Bryn", "Cari"]).toContain(second!.mentor);
    expect(await over()).toBe(false);
    await answer(play.of("Efa"), second!.id, false);
    await until(async () => (await proposals()).length === 3);
    const [third] = await open();
    await answer(play.of("Efa"), third!.id, false);
    await until(over);
    expect(new Set((await proposals()).map((one) => one.mentor)).size).toBe(3);
  });

  it("waits for the next round unless the scheme says otherwise", async () => {
    await sent(["Alys", "Bryn"], ["Efa"], false);
    const [first] = await proposals();
    await answer(play.of("Alys"), first!.id, false);
    await until(over);
    expect(await proposals()).toHaveLength(1);
  });

  it("gives the one free place to one of many who are declined at once", async () => {
    const mentors = ["Alys", "Bryn", "Cari", "Dafydd", "Eluned", "Ffraid"];
    await sent(mentors, ["Gwen", "Huw", "Ifan", "Jac", "Lowri"]);
    const before = await proposals();
    await Promise.all(before.map((one) => answer(play.of(one.mentee), one.id, false)));
    // Each decline also frees a mentor's place: nobody gets two, and nobody the same again.
    await until(async () => (await open()).length > 0);
    for (let wave = 0; wave < 6; wave++) {
      const now = await open();
      const busy = now.map((one) => one.mentor);
      expect(new Set(busy).size).toBe(busy.length);
      await Promise.all(now.map((one) => answer(play.of(one.mentee), one.id, false)));
      await new Promise((resolve) => setTimeout(resolve, 300));
    }
    const pairs = (await proposals()).map((one) => `${one.mentor} ${one.mentee}`);
    expect(new Set(pairs).size).toBe(pairs.length);
    const times = Map.groupBy(await proposals(), (one) => one.mentee);
    for (const list of times.values()) expect(list.length).toBeLessThanOrEqual(4);
  });
});
