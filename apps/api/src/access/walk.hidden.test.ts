import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { currentForm, submitChecked } from "../form/form.service.ts";
import { limits } from "../graphql/limits.ts";
import { startTestApp, type TestApp } from "../test/app.ts";
import { update } from "../test/scheme.ts";
import { allOf, documentOf, type Operation, operationsOf, partsOf, schemaOf } from "./walk.ask.ts";
import { cases } from "./walk.cases.ts";
import { evaluation } from "./walk.pairs.ts";
import { audiences, canaries, canary, type RoleName, roleNames, type Told } from "./walk.people.ts";
import { buildWorld, type World } from "./walk.world.ts";

let test: TestApp;
let world: World;
let queries: Call[];

interface Call {
  operation: Operation;
  args: Record<string, unknown>;
  /** Everything at once, and the same a field at a time. */
  whole: string;
  parts: string[];
}

beforeAll(async () => {
  // To ask for everything at once.
  Object.assign(limits, { cost: 1e9, tokens: 10_000 });
  test = await startTestApp();
  world = await buildWorld(test, "Quokka");
  await addEvaluations();
  const schema = schemaOf(test);
  queries = operationsOf(schema)
    .filter(({ kind }) => kind === "query")
    .flatMap((operation) => {
      const whole = allOf(schema, operation.field.type);
      const parts = partsOf(schema, operation.field.type);
      return everyCall(operation).map((args) => ({ operation, args, whole, parts }));
    });
}, 120_000);
afterAll(() => test?.close());

/** The arguments of all cases, and what else has answers below it. Few rows, because all is asked. */
function everyCall(operation: Operation): Record<string, unknown>[] {
  const few = operation.field.args.some((arg) => arg.name === "first") ? { first: 6 } : {};
  const ids = (of: Record<string, string>) => Object.values(of).map((id) => ({ id }));
  if (operation.name === "Query.enrolment") return ids(world.enrolments);
  if (operation.name === "Query.partnership") return ids(world.partnerships);
  return cases.get(operation.name)!.map((one) => ({ ...one.args(world), ...few }));
}

/** Enough evaluations for the report to say something. */
async function addEvaluations(): Promise<void> {
  const { people, schemes, mark } = world;
  const writers = Object.values(people).slice(0, 9);
  await test.inside(world.institutionId, async (ctx) => {
    const form = await currentForm(ctx, schemes.open, "evaluation-mentor");
    const responses = writers.map((personId) => ({
      subjectId: uuidv7(),
      personId,
      answers: {
        ...evaluation,
        ...canaries(mark, "evaluationOfOthers"),
        comments: `${mark}-evaluationOfOthers-comments`,
      },
    }));
    await submitChecked(ctx, form, "partnership", responses);
  });
}

const texts = new Map<RoleName, Promise<string>>();

/** Everything that this role can read by any query, as one text. */
function readAll(name: RoleName): Promise<string> {
  const text = texts.get(name) ?? read(name, queries);
  texts.set(name, text);
  return text;
}

async function read(name: RoleName, calls: readonly Call[]): Promise<string> {
  const { cookie } = world.roles.find((role) => role.name === name)!;
  const found: string[] = [];
  const ask = async ({ operation, args }: Call, selection: string) => {
    const document = documentOf(operation, args, selection);
    const { data, errors = [] } = await test.ask(document, args, cookie ? { cookie } : {});
    const refusals = new Set(["FORBIDDEN", "UNAUTHENTICATED", "NOT_FOUND"]);
    const odd = errors.find((one) => !refusals.has(one.extensions.code));
    if (odd) throw new Error(`${operation.name} as ${name}: ${odd.message}`);
    found.push(JSON.stringify(data ?? null));
    return errors.map(({ path = [] }) => path.filter((key) => typeof key === "string"));
  };
  for (const call of calls) {
    const refused = await ask(call, call.whole);
    if (refused.every((path) => path.length === 1)) continue;
    // A refusal further down took the rest of the answer with it.
    for (const part of call.parts) {
      const deep = (await ask(call, part)).find((path) => path.length > 2);
      if (deep) throw new Error(`${deep.join(".")} as ${name}: ask for it on its own.`);
    }
  }
  return found.join("\n");
}

const whose = ["mentor", "mentee", "participant", "sponsor", "newcomer"] as const;
const coordinators: RoleName[] = ["coordinator", "area coordinator"];
/** Those who may look for mentors. */
const searchers: RoleName[] = [
  ...coordinators,
  "other area coordinator",
  "unit admin",
  "institution admin",
  "mentee",
  "participant",
];
const pair: RoleName[] = ["mentor", "mentee"];

/** Who may read which answers, by hand. */
function readers(of: string, told: Told): RoleName[] {
  const isCoordinators = told === "coordinator" ? coordinators : [];
  switch (of) {
    case "mentor":
    case "mentee":
      return [
        of,
        ...isCoordinators,
        ...(told === "partner" ? pair : []),
        ...(told === "searchers" && of === "mentor" ? searchers : []),
      ];
    case "participant":
      return [of, ...isCoordinators];
    case "sponsor":
      return told === "searchers" ? searchers : isCoordinators;
    case "agreement":
      return [...pair, ...isCoordinators];
    case "meeting":
      return pair;
    case "evaluationOfMentor":
      return ["mentor"];
    case "evaluationOfMentee":
      return ["mentee"];
    default:
      return [];
  }
}

const written = [
  ...whose,
  "agreement",
  "meeting",
  "evaluationOfMentor",
  "evaluationOfMentee",
  "evaluationOfOthers",
];

describe("whatever a query can reach", () => {
  it.each(roleNames)(
    "shows the %s those answers alone that are for them",
    async (role) => {
      const text = await readAll(role);
      const all = written.flatMap((of) => audiences.map((told) => ({ of, told })));
      const seen = all.filter(({ of, told }) => text.includes(canary(world.mark, of, told)));
      const wanted = all.filter(({ of, told }) => readers(of, told).includes(role));
      expect(seen).toEqual(wanted);
      expect(text).not.toContain("evaluationOfOthers-comments");
    },
    60_000,
  );

  it.each(roleNames)("shows the %s the reasons and notes for them alone", async (role) => {
    const text = await readAll(role);
    const looksAfter = coordinators.includes(role);
    expect({
      mentor: text.includes("Quokka reason mentor"),
      mentee: text.includes("Quokka reason mentee"),
      coordinator: text.includes("Quokka reason coordinator"),
      endNote: text.includes("Quokka end note"),
      question: text.includes("Quokka question"),
    }).toEqual({
      mentor: role === "mentor",
      mentee: role === "mentee",
      coordinator: looksAfter,
      endNote: looksAfter,
      question: looksAfter || role === "mentee",
    });
  });

  it("names nobody to the committee or the trainer but coordinators and themselves", async () => {
    for (const role of ["committee", "trainer"] as const) {
      const text = await readAll(role);
      const named = ["mentor", "mentee", "participant", "sponsor", "newcomer"].filter((name) =>
        text.includes(`${name} Quokka`),
      );
      expect(named).toEqual([]);
    }
  });

  it("shows coordinators what the form has for them of meetings, once the scheme shares these", async () => {
    await test.inside(world.institutionId, (ctx) =>
      update(ctx, world.schemes.open, { coordinatorSeesMeetings: true }),
    );
    const meetings = queries.filter(({ operation }) => operation.name === "Query.partnership");
    for (const role of roleNames) {
      const text = await read(role, meetings);
      const seen = audiences.filter((told) => text.includes(canary(world.mark, "meeting", told)));
      const wanted = pair.includes(role)
        ? [...audiences]
        : coordinators.includes(role)
          ? ["coordinator"]
          : [];
      expect({ role, seen }).toEqual({ role, seen: wanted });
    }
  });
});
