import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { areas } from "../demo/cast.ts";
import { responsesOf } from "../form/form.service.ts";
import { startTestApp, type TestApp } from "../test/app.ts";
import { type BuiltScheme, buildEnrolment, buildScheme, mentorAnswers } from "../test/scheme.ts";
import { runImportJob } from "./import.job.ts";
import { parseSheet, type Sheet } from "./parse.ts";

let test: TestApp;
let scheme: BuiltScheme;
let cookie: string;

beforeAll(async () => {
  test = await startTestApp();
  await newScheme();
});
afterAll(() => test.close());

async function newScheme(options?: Parameters<typeof buildScheme>[1]): Promise<void> {
  scheme = await buildScheme(test, {
    quotas: [
      ["library", "mentor", 900],
      ["library", "mentee", 900],
    ],
    ...options,
  });
  cookie = await test.session(scheme.institutionId, scheme.coordinator.id);
}

const fields = `__typename ... on Refused { code message reasons { message place } }
  ... on Import { id state columns sample rowCount progress mapping { column target }
    report { created updated unchanged enrolled registered badRowCount newUnits dryRun
      badRows { line column reason text } } }`;

interface Shown {
  __typename: string;
  id: string;
  state: string;
  code?: string;
  message?: string;
  reasons?: { message: string; place: string }[];
  columns: string[];
  sample: string[][];
  rowCount: number;
  progress: number;
  mapping: { column: string; target: string }[];
  report: {
    created: number;
    updated: number;
    unchanged: number;
    enrolled: number;
    registered: number;
    badRowCount: number;
    newUnits: string[];
    dryRun: boolean;
    badRows: { line: number; column: string | null; reason: string; text: string }[];
  };
}

async function mutate(call: string, variables: object, types: string, as = cookie): Promise<Shown> {
  const { data, errors } = await test.ask<{ it: Shown }>(
    `mutation(${types}) { it: ${call} { ${fields} } }`,
    variables as Record<string, unknown>,
    { cookie: as },
  );
  if (errors) throw new Error(errors[0]!.extensions.code);
  return data.it;
}
const start = (content: string, role: "MENTOR" | "MENTEE" = "MENTOR", as?: string) =>
  mutate(
    "startImport(input: $input)",
    { input: { schemeId: scheme.schemeId, role, fileName: "people.csv", content } },
    "$input: StartImportInput!",
    as,
  );
const check = (
  begun: Pick<Shown, "id" | "mapping">,
  { register = true, createUnits = false, mapping = begun.mapping } = {},
) =>
  mutate(
    "mapImport(input: $input)",
    { input: { id: begun.id, mapping, register, createUnits } },
    "$input: MapImportInput!",
  );
const run = (id: string) => mutate("runImport(id: $id)", { id }, "$id: ID!");
const cancel = (id: string) => mutate("cancelImport(id: $id)", { id }, "$id: ID!");
const work = (importId: string) =>
  runImportJob((inner) => test.inside(scheme.institutionId, inner), {
    institutionId: scheme.institutionId,
    importId,
  });
async function read(id: string): Promise<Shown> {
  const { data } = await test.ask<{ it: Shown }>(
    `query($id: ID!) { it: import(id: $id) { ${fields.slice(fields.indexOf("id state"), -1)} } }`,
    { id },
    { cookie },
  );
  return data.it;
}
/** The whole way of a file; gives the report of the check and the one of the run. */
async function bring(content: string, options: Parameters<typeof check>[1] = {}, role?: "MENTEE") {
  const begun = await start(content, role);
  const checked = await check(begun, options);
  await run(begun.id);
  await work(begun.id);
  const done = await read(begun.id);
  expect(done.state).toBe("DONE");
  return { id: begun.id, checked: checked.report, done: done.report };
}
const rows = <R extends object>(sql: string, params: unknown[] = []) =>
  test.inside(scheme.institutionId, (ctx) => ctx.store.rows<R>(sql, params));
const personBy = async (email: string) =>
  (
    await rows<{ id: string; jobTitle: string; grade: string; unit: string; name: string }>(
      `SELECT p.id, p.job_title AS "jobTitle", p.grade, u.name AS unit,
         p.given_name || ' ' || p.family_name AS name
       FROM app.person p LEFT JOIN app.unit u ON u.institution_id = $1 AND u.id = p.unit_id
       WHERE p.institution_id = $1 AND p.email = $2`,
      [email],
    )
  )[0];
async function answersOf(email: string) {
  const [found] = await rows<{ id: string; stage: string }>(
    `SELECT e.id, i.stage FROM app.enrolment e
     JOIN app.person p ON p.institution_id = $1 AND p.id = e.person_id AND p.email = $2
     JOIN app.workflow_instance i ON i.institution_id = $1 AND i.subject_id = e.id
     WHERE e.institution_id = $1 AND e.scheme_id = $3`,
    [email, scheme.schemeId],
  );
  const responses = await test.inside(scheme.institutionId, (ctx) =>
    responsesOf(ctx, "enrolment", [found!.id], "mentor-registration"),
  );
  const [response] = responses.get(found!.id) ?? [];
  return { stage: found!.stage, state: response?.state, answers: response?.answers };
}

const head =
  "First name,Last name,E-mail,Job title,Grade,Department,Biography,Expertise,Number of mentees,Time in post,Model,Meeting mode,Commitment";
const complete = (name: string, more = "") =>
  `${name},Evans,${name.toLowerCase()}@x.example,Archivist,7,Library,"I keep papers, and like to.","Project management, events",2,More than 5 years,One to one,"In person; online",yes${more}`;

describe("reading a file", () => {
  it("suggests what its columns mean, in English and in Welsh", async () => {
    const begun = await start(`${head},Shoe size\n${complete("Ann")},42`);

    expect(begun).toMatchObject({ state: "NEEDS_MAPPING", rowCount: 1, report: null });
    expect(begun.sample[0]!.slice(0, 3)).toEqual(["Ann", "Evans", "ann@x.example"]);
    expect(begun.mapping.map((one) => one.target)).toEqual([
      "person.givenName",
      "person.familyName",
      "person.email",
      "person.jobTitle",
      "person.grade",
      "person.unit",
      "answer.biography",
      "answer.expertise",
      "answer.capacity",
      "answer.timeInPost",
      "answer.model",
      "answer.meetingMode",
      "answer.commitment",
      "ignore",
    ]);
    const welsh = await start("Enw cyntaf;Cyfenw;E-bost;Swydd;Adran;Arbenigedd\na;b;c@d.cymru;;;");
    expect(welsh.mapping.map((one) => one.target)).toEqual([
      "person.givenName",
      "person.familyName",
      "person.email",
      "person.jobTitle",
      "person.unit",
      "answer.expertise",
    ]);
  });

  it("says in a sentence why a file can't be read", async () => {
    expect(await start("")).toMatchObject({ code: "EMPTY", message: "This file is empty." });
    expect(await start('a\n"b')).toMatchObject({
      message: expect.stringContaining("on or after line 2"),
    });
    expect(await start(`a\n${"x\n".repeat(10_001)}`)).toMatchObject({
      message: "This file has more than 10000 rows. Split it into several files.",
    });
  });

  it("is the coordinator's to do", async () => {
    const { person } = await buildEnrolment(test, scheme, "mentor");
    const own = await test.session(scheme.institutionId, person.id);

    await expect(start("a\nb", "MENTOR", own)).rejects.toThrow("FORBIDDEN");
  });
});

describe("choosing columns", () => {
  it("needs names and addresses, each once", async () => {
    const begun = await start("First name,Other,E-mail\na,b,c@d.example");
    const refused = await check(begun);

    expect(refused).toMatchObject({ __typename: "Refused", code: "NOT_MAPPED" });
    expect(refused.reasons).toEqual([
      { message: "Choose the column that holds: Last name.", place: "person.familyName" },
    ]);
    const twice = begun.mapping.map((one) => ({ ...one, target: "person.email" }));
    expect((await check(begun, { mapping: twice })).reasons).toContainEqual({
      message: "More than one column is to become: Email address. Choose one.",
      place: "person.email",
    });
    const foreign = [{ column: "Nothing", target: "person.email" }];
    await expect(check(begun, { mapping: foreign })).rejects.toThrow("BAD_USER_INPUT");
  });

  it("comes before bringing in", async () => {
    const { id } = await start("First name\na");
    expect(await run(id)).toMatchObject({ code: "CHECK_FIRST" });
  });
});

describe("a row", () => {
  it("is a person, an enrolment and a registration", async () => {
    const { checked, done } = await bring(`${head}\n${complete("Bea")}`);

    const counts = { created: 1, updated: 0, unchanged: 0, enrolled: 1, registered: 1 };
    expect(checked).toEqual({ ...counts, badRowCount: 0, badRows: [], newUnits: [], dryRun: true });
    expect(done).toEqual({ ...checked, dryRun: false });
    expect(await personBy("bea@x.example")).toMatchObject({
      name: "Bea Evans",
      jobTitle: "Archivist",
      grade: "7",
      unit: "Library",
    });
    expect(await answersOf("bea@x.example")).toEqual({
      stage: "pool",
      state: "submitted",
      answers: {
        jobTitle: "Archivist",
        grade: "7",
        timeInPost: "overFiveYears",
        biography: "I keep papers, and like to.",
        expertise: ["projectManagement", "events"],
        capacity: 2,
        model: "oneToOne",
        meetingMode: ["inPerson", "online"],
        commitment: true,
      },
    });
  });

  it("is kept as a draft when answers are missing, or when nobody is to be registered yet", async () => {
    const short = "First name,Last name,E-mail,Biography\nCat,Hill,cat@x.example,Hello";
    const { done } = await bring(short);
    expect(done).toMatchObject({ created: 1, enrolled: 1, registered: 0 });
    expect(await answersOf("cat@x.example")).toEqual({
      stage: "listed",
      state: "draft",
      answers: { biography: "Hello" },
    });

    await bring(`${head}\n${complete("Dot")}`, { register: false });
    expect(await answersOf("dot@x.example")).toMatchObject({ stage: "listed", state: "draft" });
    const later = await bring(`${head}\n${complete("Dot")}`);
    expect(later.done).toMatchObject({ updated: 1, enrolled: 0, registered: 1 });
  });

  it("doesn't change what somebody has answered", async () => {
    const { person } = await buildEnrolment(test, scheme, "mentor", {
      answers: { biography: "My own words." },
    });
    const { done } = await bring(
      `First name,Last name,E-mail,Biography\n${person.givenName},${person.familyName},${person.email},Theirs`,
    );

    expect(done).toMatchObject({ unchanged: 1, updated: 0 });
    expect((await answersOf(person.email)).answers).toEqual(
      mentorAnswers({ biography: "My own words." }),
    );
  });

  it("fills what a draft leaves open", async () => {
    await bring("First name,Last name,E-mail,Biography\nEve,Hill,eve@x.example,Hello");
    const { done } = await bring(`${head}\n${complete("Eve")}`);

    expect(done).toMatchObject({ updated: 1, registered: 1 });
    expect((await answersOf("eve@x.example")).answers).toMatchObject({
      biography: "Hello",
      capacity: 2,
    });
  });

  it("of somebody who waits for a place stands in the queue in the order of the file", async () => {
    await newScheme({ quotas: [["library", "mentor", 1]] });
    await bring(`${head}\n${["Una", "Dos", "Tri"].map((name) => complete(name)).join("\n")}`);

    expect((await answersOf("una@x.example")).stage).toBe("pool");
    const queue = await rows<{ name: string }>(
      `SELECT p.given_name AS name FROM app.enrolment e
       JOIN app.person p ON p.institution_id = $1 AND p.id = e.person_id
       WHERE e.institution_id = $1 AND e.scheme_id = $2 AND e.waiting_since IS NOT NULL
       ORDER BY e.waiting_since`,
      [scheme.schemeId],
    );
    expect(queue.map((one) => one.name)).toEqual(["Dos", "Tri"]);
    await newScheme();
  });
});

describe("a file with faults", () => {
  const faulty = [
    "First name,Last name,E-mail,Department,Expertise,Biography,Number of mentees",
    "Good,One,good.one@x.example,Library,Events,Hello,2",
    "No,Address,,Library,Events,,",
    "Bad,Address,bad(at)x.example,Library,,,",
    ",Nameless,nameless@x.example,Library,,,",
    "Good,Again,GOOD.ONE@x.example,Library,,,",
    "New,Unit,new.unit@x.example,Hogwarts,,,",
    "Odd,Tags,odd.tags@x.example,library,Events; Alchemy,,nine",
    `Long,Story,long.story@x.example,Library,Events,"${"word ".repeat(264)}",2`,
    "",
    '"Good\n",Two,good.two@x.example,Library,,,',
  ].join("\n");

  it("is told by line, column and sentence, and loses no good row", async () => {
    const { checked, done } = await bring(faulty);

    expect(checked.badRows.map(({ line, column, reason }) => [line, column, reason])).toEqual([
      [3, "E-mail", "email.missing"],
      [4, "E-mail", "email.invalid"],
      [5, "First name", "name.missing"],
      [6, "E-mail", "email.duplicate"],
      [7, "Department", "unit.unknown"],
      [8, "Expertise", "answer.unknown"],
      [8, "Number of mentees", "answer.invalid"],
      [9, "Biography", "answer.invalid"],
    ]);
    const texts = checked.badRows.map((one) => one.text);
    expect(texts[1]).toBe("“bad(at)x.example” isn't an email address. This row is left out.");
    expect(texts[3]).toContain("is on line 2 already");
    expect(texts[5]).toContain("doesn't know “Alchemy”");
    expect(texts[7]).toContain("14 words too long");
    expect(checked).toMatchObject({ badRowCount: 7, created: 4, enrolled: 4, newUnits: [] });
    expect(done).toEqual({ ...checked, dryRun: false });
    expect(await personBy("good.two@x.example")).toMatchObject({ name: "Good Two" });
    expect((await answersOf("odd.tags@x.example")).answers).toMatchObject({
      expertise: ["events"],
      capacity: "nine",
    });
  });

  it("may add the units that it names", async () => {
    const file =
      "First name,Last name,E-mail,Department\nN,U,n.u@x.example,Hogwarts\nM,U,m.u@x.example,hogwarts";
    const { checked, done } = await bring(file, { createUnits: true });

    expect(checked).toMatchObject({ created: 2, newUnits: ["Hogwarts"], badRowCount: 0 });
    expect(done).toEqual({ ...checked, dryRun: false });
    expect(await personBy("m.u@x.example")).toMatchObject({ unit: "Hogwarts" });
  });

  it("speaks the reader's language", async () => {
    const begun = await start("First name,Last name,E-mail\nA,B,");
    const { data } = await test.ask<{ mapImport: Shown }>(
      `mutation($input: MapImportInput!) { mapImport(input: $input) { ${fields} } }`,
      { input: { id: begun.id, mapping: begun.mapping, register: false, createUnits: false } },
      { cookie, headers: { "accept-language": "cy" } },
    );
    expect(data.mapImport.report.badRows[0]!.text).toBe(
      "Mae'r cyfeiriad e-bost ar goll. Hepgorir y rhes hon.",
    );
  });
});

describe("the same file again", () => {
  it("changes nothing", async () => {
    const file = `${head}\n${["Gus", "Hal", "Ivy"].map((name) => complete(name)).join("\n")}`;
    await bring(file);
    const before = await rows(
      `SELECT (SELECT count(*) FROM app.person WHERE institution_id = $1) AS people,
         (SELECT count(*) FROM app.enrolment WHERE institution_id = $1) AS enrolments,
         (SELECT sum(revision) FROM app.response WHERE institution_id = $1) AS answers,
         (SELECT sum(revision) FROM app.workflow_instance WHERE institution_id = $1) AS steps`,
    );
    const { checked, done } = await bring(file);

    expect(checked).toMatchObject({
      created: 0,
      updated: 0,
      unchanged: 3,
      enrolled: 0,
      registered: 0,
    });
    expect(done).toEqual({ ...checked, dryRun: false });
    const after = await rows(
      `SELECT (SELECT count(*) FROM app.person WHERE institution_id = $1) AS people,
         (SELECT count(*) FROM app.enrolment WHERE institution_id = $1) AS enrolments,
         (SELECT sum(revision) FROM app.response WHERE institution_id = $1) AS answers,
         (SELECT sum(revision) FROM app.workflow_instance WHERE institution_id = $1) AS steps`,
    );
    expect(after).toEqual(before);
  });

  it("says what a changed row changes", async () => {
    await bring("First name,Last name,E-mail,Grade\nJo,Hill,jo@x.example,6");
    const { checked, done } = await bring(
      "First name,Last name,E-mail,Grade\nJo,Hill,jo@x.example,7",
    );

    expect(checked).toMatchObject({ created: 0, updated: 1, unchanged: 0, enrolled: 0 });
    expect(done).toEqual({ ...checked, dryRun: false });
  });
});

describe("a run", () => {
  const many = (count: number, prefix: string) =>
    `First name,Last name,E-mail\n${Array.from({ length: count }, (_, n) => `P${n},Q,${prefix}${n}@x.example`).join("\n")}`;

  it("goes on where it was interrupted, and counts each row once", async () => {
    const begun = await start(many(450, "stop"));
    await check(begun);
    await run(begun.id);
    let batches = 0;
    const dying = runImportJob(
      async (inner) => {
        if (++batches === 3) throw new Error("killed");
        if (batches > 3) throw new Error("still dead");
        return test.inside(scheme.institutionId, inner);
      },
      { institutionId: scheme.institutionId, importId: begun.id },
    );
    await expect(dying).rejects.toThrow("still dead");
    expect(await read(begun.id)).toMatchObject({
      state: "RUNNING",
      progress: 200 / 450,
      report: { created: 200 },
    });

    await Promise.all([work(begun.id), work(begun.id)]);
    expect(await read(begun.id)).toMatchObject({
      state: "DONE",
      progress: 1,
      report: { created: 450, enrolled: 450, unchanged: 0 },
    });
  });

  it("stops when it is cancelled, and keeps what has come in", async () => {
    const begun = await start(many(450, "cancel"));
    await check(begun);
    await run(begun.id);
    let batches = 0;
    await runImportJob(
      async (inner) => {
        if (++batches === 3) await cancel(begun.id);
        return test.inside(scheme.institutionId, inner);
      },
      { institutionId: scheme.institutionId, importId: begun.id },
    );

    expect(await read(begun.id)).toMatchObject({ state: "CANCELLED", report: { created: 200 } });
    expect(await run(begun.id)).toMatchObject({ code: "IMPORT_OVER" });
  });

  it("that fails says so, and can be run again", async () => {
    const begun = await start(many(10, "fail"));
    await check(begun);
    await run(begun.id);
    let calls = 0;
    const failing = runImportJob(
      (inner) => {
        if (++calls === 2) throw new Error("a fault of ours");
        return test.inside(scheme.institutionId, inner);
      },
      { institutionId: scheme.institutionId, importId: begun.id },
    );
    await expect(failing).rejects.toThrow("a fault of ours");
    expect((await read(begun.id)).state).toBe("FAILED");

    await run(begun.id);
    await work(begun.id);
    expect(await read(begun.id)).toMatchObject({ state: "DONE", report: { created: 10 } });
  });

  it("doesn't keep the file", async () => {
    const { id } = await bring(many(3, "forget"));

    expect(
      await rows("SELECT content FROM app.import WHERE institution_id = $1 AND id = $2", [id]),
    ).toEqual([{ content: "" }]);
    expect((await read(id)).sample).toEqual([]);
  });

  it("brings a thousand people in, registered, within seconds", async () => {
    const file = `${head}\n${Array.from({ length: 1_000 }, (_, n) => complete(`Kim${n}`)).join("\n")}`;
    const begun = await start(file);
    const checked = performance.now();
    const { report } = await check(begun);
    await run(begun.id);
    const running = performance.now();
    await work(begun.id);
    const ended = performance.now();

    expect(report).toMatchObject({ created: 1_000, registered: 1_000, badRowCount: 0 });
    expect((await read(begun.id)).report).toEqual({ ...report, dryRun: false });
    console.log(
      `1,000 rows: checked in ${Math.round(running - checked)} ms, brought in and registered in ${Math.round(ended - running)} ms`,
    );
  }, 120_000);
});

describe("the sample files of the pages", () => {
  it.each([
    ["mentors.csv", "MENTOR"],
    ["mentees.csv", "MENTEE"],
  ] as const)("%s comes in whole, with every column known", async (name, role) => {
    const path = new URL(`../../../web/public/samples/${name}`, import.meta.url);
    const begun = await start(readFileSync(path, "utf8"), role);
    const { report } = await check(begun, { createUnits: true });

    expect(begun.mapping.filter(({ target }) => target === "ignore")).toEqual([]);
    expect(report).toMatchObject({ created: 40, enrolled: 40, registered: 40, badRows: [] });
  });

  it("name only units of the demo", () => {
    const units = new Set(areas.map(({ unit }) => unit));
    for (const name of ["mentors.csv", "mentees.csv"]) {
      const path = new URL(`../../../web/public/samples/${name}`, import.meta.url);
      const sheet = parseSheet(readFileSync(path, "utf8")) as Sheet;
      const at = sheet.columns.indexOf("Department");
      for (const { cells } of sheet.rows) expect(units).toContain(cells[at]);
    }
  });
});

describe("files that others have made", () => {
  const sample = (name: string) => {
    const folder = "../../../../../shared/data/mentor-match-sample/";
    const path = fileURLToPath(new URL(folder + name, import.meta.url));
    return existsSync(path) ? readFileSync(path, "utf8") : null;
  };

  it.for([
    ["large-mentors.csv", "MENTOR", 500],
    ["large-mentees.csv", "MENTEE", 500],
  ] as const)("come in whole: %s", async ([name, role, count], { skip }) => {
    const content = sample(name);
    if (content === null) {
      skip(`${name} isn't beside this checkout (../shared/data/mentor-match-sample)`);
      return;
    }
    const begun = await start(content, role);
    expect(begun.mapping.slice(0, 3).map((one) => one.target)).toEqual([
      "person.givenName",
      "person.familyName",
      "person.email",
    ]);
    const { report } = await check(begun, { createUnits: true });
    await run(begun.id);
    await work(begun.id);

    expect(report).toMatchObject({ created: count, enrolled: count });
    expect(report.badRows.every((one) => one.reason === "answer.unknown")).toBe(true);
    expect((await read(begun.id)).report).toEqual({ ...report, dryRun: false });
  });
});

describe("another institution's import", () => {
  it("isn't there", async () => {
    const begun = await start("First name\na");
    await newScheme();
    const { errors } = await test.ask(
      "query($id: ID!) { import(id: $id) { id } }",
      { id: begun.id },
      { cookie },
    );
    expect(errors?.[0]?.extensions.code).toBe("NOT_FOUND");
  });
});
