import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startTestApp, type TestApp } from "../test/app.ts";
import { buildInstitution, buildPerson } from "../test/build.ts";
import { type PersonValues, peopleById, upsertPeople } from "./person.service.ts";

let test: TestApp;
let institutionId: string;
beforeAll(async () => {
  test = await startTestApp();
  institutionId = (await buildInstitution(test)).id;
});
afterAll(() => test.close());

const upsert = (people: PersonValues[]) =>
  test.inside(institutionId, (ctx) => upsertPeople(ctx, people));
const outcomes = async (people: PersonValues[]) =>
  (await upsert(people)).map(({ outcome }) => outcome);
const person = (email: string, more: Partial<PersonValues> = {}): PersonValues => ({
  email,
  givenName: "Wen",
  familyName: "Li",
  ...more,
});

describe("bringing people up to date", () => {
  it("adds the new, changes what differs, and leaves the rest", async () => {
    const first = [person("Wen@Test.example"), person("ola@test.example", { grade: "7" })];
    expect(await outcomes(first)).toEqual(["created", "created"]);
    expect(await outcomes(first)).toEqual(["unchanged", "unchanged"]);
    expect(
      await outcomes([person("wen@test.example", { jobTitle: "Librarian" }), first[1]!]),
    ).toEqual(["updated", "unchanged"]);
  });

  it("keeps what isn't given, and clears what is given as nothing", async () => {
    await upsert([person("kim@test.example", { grade: "6", jobTitle: "Registrar" })]);
    const [done] = await upsert([person("kim@test.example", { grade: null })]);

    expect(done!.outcome).toBe("updated");
    expect(done!.row).toMatchObject({ grade: null, jobTitle: "Registrar" });
    const stored = await test.inside(institutionId, (ctx) => peopleById(ctx, [done!.row.id]));
    expect(stored.get(done!.row.id)).toMatchObject({ grade: null, jobTitle: "Registrar" });
  });

  it("gives one person one row, however many add them at once", async () => {
    const together = await Promise.all(
      Array.from({ length: 6 }, () => upsert([person("same@test.example")])),
    );

    expect(new Set(together.map(([done]) => done!.row.id)).size).toBe(1);
    expect(together.filter(([done]) => done!.outcome === "created")).toHaveLength(1);
  });

  it("takes thousands in a moment", async () => {
    const many = Array.from({ length: 2_500 }, (_, n) => person(`many${n}@test.example`));

    const started = performance.now();
    expect(new Set(await outcomes(many))).toEqual(new Set(["created"]));
    expect(new Set(await outcomes(many))).toEqual(new Set(["unchanged"]));
    expect(performance.now() - started).toBeLessThan(8_000);
  });
});

describe("finding people", () => {
  const find = async (search: string, role: string | null = "institution_admin") => {
    const asker = await buildPerson(test, institutionId, { givenName: "Asker" });
    if (role) {
      await test.inside(institutionId, (ctx) =>
        ctx.store.rows(
          "INSERT INTO app.access_grant (institution_id, id, person_id, role) VALUES ($1, gen_random_uuid(), $2, $3)",
          [asker.id, role],
        ),
      );
    }
    const cookie = await test.session(institutionId, asker.id);
    return test.ask<{ people: { name: string }[] }>(
      "query($search: String!) { people(search: $search, first: 5) { name } }",
      { search },
      { cookie },
    );
  };

  it("takes parts of names and of the e-mail address, in any order", async () => {
    await buildPerson(test, institutionId, {
      email: "zofia.nowak@test.example",
      givenName: "Zofia",
      familyName: "Nowak-Evans",
    });
    for (const search of ["zofia", "evans zof", "NOWAK@", "fia.now"]) {
      const { data } = await find(search);
      expect(data.people).toEqual([{ name: "Zofia Nowak-Evans" }]);
    }
    for (const search of ["", "   ", "%", "_", "nobody at all"]) {
      expect((await find(search)).data.people).toEqual([]);
    }
  });

  it("is for those who give roles", async () => {
    expect((await find("zofia", null)).errors?.[0]?.extensions.code).toBe("FORBIDDEN");
    expect((await find("zofia", "committee")).errors?.[0]?.extensions.code).toBe("FORBIDDEN");
  });
});
