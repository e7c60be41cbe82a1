import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { withdraw } from "../enrolment/take-part.ts";
import { startTestApp, type TestApp } from "../test/app.ts";
import { buildPerson } from "../test/build.ts";
import { accept, see } from "../test/life.ts";
import { type Asker, asker, proposePair, until } from "../test/pairs.ts";
import { type BuiltScheme, buildEnrolment, buildScheme, good } from "../test/scheme.ts";
import { createPartnerships, openCounts } from "./partnership.service.ts";

let test: TestApp;
let scheme: BuiltScheme;
let coordinator: Asker;

beforeAll(async () => {
  test = await startTestApp({ worker: true });
  scheme = await buildScheme(test, {
    quotas: [
      ["library", "mentor", 200],
      ["library", "mentee", 200],
    ],
  });
  coordinator = await asker(test, scheme.coordinator);
});
afterAll(() => test.close());
describe("a proposal", () => {
  it("tells each side what the form shares with a partner, and nothing to strangers", async () => {
    const pair = await proposePair(test, scheme);
    const seen = await see(pair.mentee, pair.id);
    expect(seen).toMatchObject({ stage: "proposed", phase: { key: "preparation" } });
    const [mentor, mentee] = seen.members;
    expect(mentor).toMatchObject({ role: "MENTOR", email: null });
    expect(mentor!.biography).toContain("building projects");
    expect(mentee!.profile).toHaveProperty("hopes");
    const stranger = await asker(test, await buildPerson(test, scheme.institutionId));
    const read = await stranger.ask("query($id: ID!) { partnership(id: $id) { id } }", {
      id: pair.id,
    });
    expect(read.errors?.[0]?.extensions.code).toBe("FORBIDDEN");
    const said = await coordinator.ask(
      `mutation($id: ID!) { answerProposal(partnershipId: $id, answer: ACCEPT) { __typename } }`,
      { id: pair.id },
    );
    expect(said.errors?.[0]?.extensions.code).toBe("FORBIDDEN");
  });

  it("counts fifty answers that come at once from both as two", async () => {
    const pair = await proposePair(test, scheme);
    const said = await Promise.all(
      Array.from({ length: 50 }, (_, i) => accept(i % 2 ? pair.mentor : pair.mentee, pair.id)),
    );
    expect(said.every((one) => one.code === undefined)).toBe(true);
    const seen = await see(pair.mentee, pair.id);
    expect(seen.stage).toBe("agreeing");
    expect(seen.timeline.filter((one) => one.text.startsWith("Said yes"))).toHaveLength(2);
  });

  it("is made to no more people at once than a mentor has room for", async () => {
    const { enrolment: mentor } = await buildEnrolment(test, scheme, "mentor", {
      answers: { capacity: 3 },
    });
    const mentees: string[] = [];
    for (let i = 0; i < 50; i++) {
      mentees.push((await buildEnrolment(test, scheme, "mentee")).enrolment.id);
    }
    const made = await Promise.all(
      mentees.map((mentee) =>
        test.inside(scheme.institutionId, (ctx) =>
          createPartnerships(ctx, {
            schemeId: scheme.schemeId,
            roundId: null,
            partnerships: [{ mentors: [mentor.id], mentees: [mentee] }],
          }),
        ),
      ),
    );
    expect(made.flatMap((one) => one.created)).toHaveLength(3);
    expect(made.flatMap((one) => one.leftOut)[0]).toMatchObject({ because: "full" });
    const open = await test.inside(scheme.institutionId, (ctx) => openCounts(ctx, [mentor.id]));
    expect(open.get(mentor.id)).toBe(3);
  });

  it("ends when one of the two had left before it reached them", async () => {
    const mentor = await buildEnrolment(test, scheme, "mentor");
    const mentee = await buildEnrolment(test, scheme, "mentee");
    const { created } = await test.inside(scheme.institutionId, async (ctx) => {
      const made = await createPartnerships(ctx, {
        schemeId: scheme.schemeId,
        roundId: null,
        partnerships: [{ mentors: [mentor.enrolment.id], mentees: [mentee.enrolment.id] }],
      });
      good(await withdraw(ctx, mentee.enrolment.id));
      return made;
    });
    await until(async () => (await see(coordinator, created[0]!)).stage === "lapsed");
    const open = await test.inside(scheme.institutionId, (ctx) =>
      openCounts(ctx, [mentor.enrolment.id]),
    );
    expect(open.get(mentor.enrolment.id)).toBe(0);
  });
});
