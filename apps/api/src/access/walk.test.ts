import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { startTestApp, type TestApp } from "../test/app.ts";
import type { Subject } from "./policy.ts";
import {
  documentOf,
  leastOf,
  type Operation,
  operationsOf,
  outcomeOf,
  schemaOf,
  undoEverything,
} from "./walk.ask.ts";
import { type Case, cases } from "./walk.cases.ts";
import { type Role, roleNames } from "./walk.people.ts";
import { fingerprint } from "./walk.print.ts";
import { buildWorld, type World } from "./walk.world.ts";

let test: TestApp;
let operations: Operation[];
let here: World;
let there: World;
let before: string;

beforeAll(async () => {
  test = await startTestApp({ env: { QUAD_DEMO: "on" } });
  operations = operationsOf(schemaOf(test));
  here = await buildWorld(test, "Quokka", { demo: true });
  there = await buildWorld(test, "Numbat", { demo: true });
  before = await fingerprint(test, [here, there]);
  undoEverything();
}, 120_000);
afterAll(async () => {
  vi.restoreAllMocks();
  await test?.close();
});

const tries = () =>
  operations.flatMap((operation) =>
    (cases.get(operation.name) ?? []).map((one) => ({ operation, one })),
  );
const nameOf = ({ operation, one }: { operation: Operation; one: Case }) =>
  one.of ? `${operation.name}: ${one.of}` : operation.name;

/** What the policy is asked about when this role is the one who asks. */
function subjectFor({ name }: Operation, one: Case, { name: role, personId }: Role): Subject {
  const subject = one.subject(here);
  const aboutCaller =
    name === "Mutation.setLocale" ||
    (name === "Query.mentors" && (role === "mentee" || role === "participant"));
  return aboutCaller ? { ...subject, personId } : subject;
}

/** Whether the table lets this role in, without going through any service. */
function expected(operation: Operation, one: Case, role: Role): boolean {
  const { policies } = test.app.backbone.app;
  const subject = subjectFor(operation, one, role);
  return (one.actions ?? [operation.action]).every((action) =>
    policies[action]!.some((grantee) => grantee.allows(role.actor, subject)),
  );
}

const ask = (operation: Operation, args: Record<string, unknown>, role: Role) =>
  test.ask(
    documentOf(operation, args, leastOf(operation.field.type)),
    args,
    role.cookie ? { cookie: role.cookie } : {},
  );

describe("every operation", () => {
  it("has a case", () => {
    const missing = operations.filter(({ name }) => !cases.has(name)).map(({ name }) => name);
    const gone = [...cases.keys()].filter((name) => !operations.some((one) => one.name === name));
    expect(
      missing.map(
        (name) =>
          `Add ${name} to walk.cases.ts: arguments that name things of the world, and what its policy is asked about.`,
      ),
    ).toEqual([]);
    expect(
      gone.map((name) => `${name} is no operation any more: take it out of walk.cases.ts.`),
    ).toEqual([]);
  });

  it("lets in exactly those whom its policy names", async () => {
    const faults: string[] = [];
    const table: string[][] = [];
    for (const { operation, one } of tries()) {
      const cells: string[] = [];
      for (const role of here.roles) {
        const outcome = outcomeOf(await ask(operation, one.args(here), role));
        const wanted = expected(operation, one, role);
        if (outcome.odd || outcome.in !== wanted) {
          const what = outcome.in ? "was let in" : `was told ${outcome.code}`;
          faults.push(
            `${nameOf({ operation, one })} as ${role.name} ${what}; the table says ${wanted ? "yes" : "no"}.`,
          );
        }
        cells.push(outcome.in ? "yes" : "");
      }
      table.push([nameOf({ operation, one }), ...cells]);
    }
    expect(faults).toEqual([]);
    await expect(rightsPage(table)).toMatchFileSnapshot("rights.md");
  }, 120_000);

  it("gives nothing of another institution", async () => {
    const faults: string[] = [];
    for (const { operation, one } of tries()) {
      const args = one.args(there);
      const namesNothing = JSON.stringify(args) === JSON.stringify(one.args(here));
      if (one.publicFace || namesNothing) continue;
      for (const role of here.roles) {
        const answer = await ask(operation, args, role);
        const { code } = outcomeOf(answer);
        const wanted = role.name === "anonymous" ? "UNAUTHENTICATED" : "NOT_FOUND";
        const told = JSON.stringify(answer.data ?? null).includes(there.mark);
        if (code !== wanted || told) {
          faults.push(`${nameOf({ operation, one })} as ${role.name}: ${code || "was let in"}`);
        }
      }
    }
    expect(faults).toEqual([]);
  }, 120_000);

  it("has left both institutions as they were", async () => {
    vi.restoreAllMocks();
    expect(await fingerprint(test, [here, there])).toBe(before);
  });
});

const rightsPage = (rows: string[][]): string => {
  const widths = [0, ...roleNames].map((_, column) =>
    Math.max(...[["", ...roleNames], ...rows].map((row) => row[column]!.length)),
  );
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column]!)).join(" | ")} |`;
  return [
    "# Who may do what",
    "",
    "Written by `walk.test.ts` from what the API did. The scheme is open and belongs to one unit; the",
    "area coordinator has the service area of everybody in it, the other one another. Mentor and mentee",
    "are partners, the participant is another mentee.",
    "",
    line(["", ...roleNames]),
    line(widths.map((width) => "-".repeat(width))),
    ...rows.map(line),
    "",
  ].join("\n");
};
