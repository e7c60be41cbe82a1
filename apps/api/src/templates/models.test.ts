import { expect, it } from "vitest";
import { recordMilestone } from "../milestone/milestone.service.ts";
import { until } from "../test/pairs.ts";
import { RoundPlay } from "../test/round.ts";
import { good } from "../test/scheme.ts";

interface Made {
  model: string;
  mentors: number;
  mentees: number;
}

/** Sizes of each partnership, with its model. */
const made = (play: RoundPlay): Promise<Made[]> =>
  play.test.inside(play.scheme.institutionId, (ctx) =>
    ctx.store.rows<Made>(
      `SELECT p.model, count(*) FILTER (WHERE m.role = 'mentor')::int AS mentors,
         count(*) FILTER (WHERE m.role = 'mentee')::int AS mentees
       FROM app.partnership p
       JOIN app.partnership_member m ON m.institution_id = $1 AND m.partnership_id = p.id
       WHERE p.institution_id = $1 AND p.scheme_id = $2 GROUP BY p.id, p.model`,
      [play.scheme.schemeId],
    ),
  );

interface Life {
  template: string;
  mentors: number;
  mentees: number;
  /** What its mentors, or else its mentees, have behind them first. */
  first?: { role: "mentor" | "mentee"; kind: "induction" | "manager" | "consent" };
}

it.each<Life>([
  { template: "group", mentors: 1, mentees: 3, first: { role: "mentor", kind: "induction" } },
  { template: "two-by-two", mentors: 2, mentees: 2 },
  { template: "team", mentors: 2, mentees: 4, first: { role: "mentee", kind: "manager" } },
  { template: "circle", mentors: 0, mentees: 4, first: { role: "mentee", kind: "consent" } },
])(
  "a scheme made from $template is matched and proposed as it says",
  async (life) => {
    const { template, mentors, mentees, first } = life;
    const play = await RoundPlay.begin({ template });
    const names = (role: "mentor" | "mentee", count: number) =>
      Array.from({ length: count }, (_, i) => `${role}${i}`);
    const people = { mentor: names("mentor", mentors), mentee: names("mentee", mentees) };
    try {
      for (const one of people.mentor) {
        await play.join("mentor", one, { capacity: 4, mentoredBefore: true });
      }
      for (const one of people.mentee) await play.join("mentee", one, {});
      if (first) {
        const enrolmentIds = people[first.role].map((one) => play.of(one).enrolmentId);
        await play.test.inside(play.scheme.institutionId, async (ctx) =>
          good(await recordMilestone(ctx, { enrolmentIds, kind: first.kind })),
        );
      }
      play.roundId = await until(async () => (await play.create()).id);
      const result = await play.run();
      expect(result).toMatchObject({ state: "DONE", matched: mentees, provenOptimal: true });
      expect((await play.publish()).reasons).toBeUndefined();
      await until(async () => (await made(play)).length > 0);
      expect(await made(play)).toEqual([{ model: template, mentors, mentees }]);
    } finally {
      await play.test.close();
    }
  },
  60_000,
);
