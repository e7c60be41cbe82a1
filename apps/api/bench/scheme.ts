import type { Context } from "../src/context.ts";
import type { BenchApp } from "./world.ts";

export interface BenchScheme {
  institutionId: string;
  schemeId: string;
  areas: string[];
  coordinatorId: string;
  /** Of the coordinator. */
  cookie: string;
}

/** A university with twenty units and one open scheme, as a coordinator looks after it. */
export async function buildScheme(bench: BenchApp): Promise<BenchScheme> {
  const { v7: uuidv7 } = await import("uuid");
  const { hashToken, newToken, writeCookie } = await import("../src/access/session.ts");
  const { grantRole } = await import("../src/institution/grant.service.ts");
  const { createInstitution, createUnit } = await import(
    "../src/institution/institution.service.ts"
  );
  const { upsertPerson } = await import("../src/person/person.service.ts");
  const { createScheme, openScheme } = await import("../src/scheme/scheme.service.ts");
  const { good, inDays, update } = await import("../src/test/scheme.ts");
  const institutionId = uuidv7();
  return bench.inside(institutionId, async (ctx) => {
    await createInstitution(ctx, {
      slug: "bench",
      name: "University of Bench",
      accentHue: 248,
      accentChroma: 0.085,
      languages: ["en", "cy"],
      contactEmail: "mentoring@bench.example",
      demo: false,
    });
    const top = await createUnit(ctx, { name: "University", kind: "university", parentId: null });
    const areas: string[] = [];
    for (let i = 1; i < 20; i++) {
      const area = { name: `Service ${i}`, kind: "serviceArea", parentId: top.id };
      areas.push((await createUnit(ctx, area)).id);
    }
    const { row: person } = await upsertPerson(ctx, {
      email: "coordinator@bench.example",
      givenName: "Cora",
      familyName: "Dinator",
    });
    const input = { templateKey: "psms", unitId: top.id, name: "Mentoring" };
    const { id: schemeId } = good(await createScheme(ctx, input));
    good(await grantRole(ctx, { personId: person.id, role: "coordinator", schemeId }));
    await update(ctx, schemeId, {
      opensOn: inDays(-60),
      registrationClosesOn: inDays(20),
      matchingOn: inDays(30),
      endsOn: inDays(400),
      quotas: areas.flatMap((serviceAreaId) =>
        (["mentor", "mentee"] as const).map((role) => ({ serviceAreaId, role, places: 60 })),
      ),
    });
    good(await openScheme(ctx, schemeId));
    const token = newToken();
    await ctx.store.rows(
      `INSERT INTO app.session (institution_id, token_hash, person_id, expires_at)
       VALUES ($1, $2, $3, now() + interval '12 hours')`,
      [hashToken(token), person.id],
    );
    const cookie = `quad=${writeCookie({ institutionId, token })}`;
    return { institutionId, schemeId, areas, coordinatorId: person.id, cookie };
  });
}

/** Takes part in a scheme: so many people, of whom every second has registered. */
export async function addPeople(
  bench: BenchApp,
  { institutionId, schemeId, areas }: BenchScheme,
  from: number,
  to: number,
): Promise<void> {
  const { completeRegistrations, enrolMany } = await import(
    "../src/enrolment/enrolment.service.ts"
  );
  const { upsertPeople } = await import("../src/person/person.service.ts");
  const { menteeAnswers, mentorAnswers } = await import("../src/test/scheme.ts");
  const batch = 250;
  for (let at = from; at < to; at += batch) {
    const numbers = Array.from({ length: Math.min(batch, to - at) }, (_, i) => at + i);
    await bench.inside(institutionId, async (ctx: Context) => {
      const area = (n: number) => areas[n % areas.length]!;
      const people = await upsertPeople(
        ctx,
        numbers.map((n) => ({
          email: `person${n}@bench.example`,
          givenName: `Given${n % 97}`,
          familyName: `Family${n}`,
          jobTitle: "Officer",
          unitId: area(n),
        })),
      );
      const role = (n: number) => (n % 5 < 2 ? ("mentor" as const) : ("mentee" as const));
      const enrolments = await enrolMany(
        ctx,
        schemeId,
        people.map(({ row }, i) => ({
          personId: row.id,
          role: role(numbers[i]!),
          serviceAreaId: area(numbers[i]!),
        })),
      );
      const items = enrolments
        .filter((_, i) => numbers[i]! % 2 === 0)
        .map((enrolment) => ({
          enrolment,
          answers: enrolment.role === "mentor" ? mentorAnswers() : menteeAnswers(),
        }));
      await completeRegistrations(ctx, schemeId, items);
    });
  }
  // Time has gone by: one in twenty has waited for longer than the scheme allows.
  await bench.inside(institutionId, (ctx) =>
    ctx.store.rows(
      `UPDATE app.workflow_instance SET stage_since = now() - interval '40 days'
       WHERE institution_id = $1 AND get_byte(uuid_send(subject_id), 15) < 13`,
    ),
  );
  const { default: pg } = await import("pg");
  const owner = new pg.Client({ connectionString: bench.databases.ownerUrl });
  await owner.connect();
  await owner.query("ANALYZE");
  await owner.end();
}
