import { type FormDefinition, fieldRegistry, parseForm, validate } from "@quad/forms";
import type { Profile } from "@quad/matching";
import { check, type WorkflowDefinition } from "@quad/workflow";
import { v7 as uuidv7 } from "uuid";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Context } from "../../context.ts";
import { startTestApp, type TestApp } from "../../test/app.ts";
import { buildScheme } from "../../test/probe.ts";
import {
  allRevisions,
  dispatch,
  publishWorkflow,
  runEffects,
  startInstance,
} from "../../workflow/workflow.service.ts";
import { createRegistry } from "../registry.ts";
import { example } from "./index.ts";

const text = (en: string) => ({ en, cy: en });

/** Ends after two pokes, and notes each in the audit log. */
const definition: WorkflowDefinition = {
  format: "wf-def/1",
  key: "poking",
  subject: "round",
  initial: "open",
  uses: { example: "^1" },
  events: {
    poke: { label: text("Poke"), by: ["member"] },
    close: { label: text("Close"), by: ["member"] },
  },
  states: {
    open: {
      uid: "open",
      on: {
        poke: [
          {
            id: "poke",
            actions: [
              { type: "ctx.inc", params: { key: "pokes" } },
              { type: "example.note", params: { code: "poked" } },
            ],
          },
        ],
        close: [
          {
            id: "close",
            target: "closed",
            guard: { type: "example.countAtLeast", params: { key: "pokes", count: 2 } },
          },
        ],
      },
    },
    closed: { uid: "closed", type: "final" },
  },
};

const form: FormDefinition = {
  format: "form-def/1",
  key: "when",
  title: text("When"),
  languages: ["en", "cy"],
  pages: [
    {
      id: "only",
      title: text("When"),
      questions: [
        { id: "at", type: "example.time", label: text("Time"), required: true, visibility: [] },
      ],
    },
  ],
};

const profile = (role: Profile["role"], campus?: string): Profile => ({
  id: role,
  role,
  capacity: 1,
  personId: role,
  answers: campus === undefined ? {} : { campus },
  text: {},
});

describe("the example plugin", () => {
  const institutionId = uuidv7();
  let test: TestApp;
  const inside = <T>(work: (ctx: Context) => Promise<T>) => test.inside(institutionId, work);
  beforeAll(async () => {
    test = await startTestApp({ plugins: [example] });
  });
  afterAll(() => test?.close());

  it("brings a rule and an action that a running workflow uses", async () => {
    const schemeId = await inside((ctx) => buildScheme(ctx));
    const subjectId = uuidv7();
    const subject = { subjectType: "round" as const, subjectId };
    const { instanceId } = await inside(async (ctx) => {
      await publishWorkflow(ctx, schemeId, definition);
      return startInstance(ctx, { schemeId, key: "poking", ...subject });
    });
    const send = (type: string) =>
      inside((ctx) => dispatch(ctx, { ...subject, event: { id: uuidv7(), type } }));
    await send("poke");
    expect(await send("close")).toMatchObject({
      kind: "refused",
      reasons: [{ message: "Still needed first: 1 more." }],
    });
    await send("poke");
    expect(await send("close")).toMatchObject({ kind: "done", view: { status: "done" } });
    await runEffects(inside, { institutionId, instanceId, revision: allRevisions });
    const noted = await inside((ctx) =>
      ctx.store.rows(`SELECT action FROM app.audit WHERE institution_id = $1 AND subject_id = $2`, [
        subjectId,
      ]),
    );
    expect(noted).toEqual([{ action: "example.noted" }, { action: "example.noted" }]);
  });

  it("brings a criterion with its reason in words", () => {
    const criterion = example.criteria![0]!;
    const judge = (one?: string, other?: string) =>
      criterion.evaluate(
        profile("mentee", one),
        profile("mentor", other),
        { question: "campus" } as never,
        undefined,
      );
    const same = judge("north", "north");
    expect(same).toMatchObject({ kind: "score", score: 1 });
    expect(judge("north", "south")).toMatchObject({ kind: "score", score: 0 });
    expect(judge("north")).toEqual({ kind: "none" });
    const facts = same.kind === "score" ? same.facts : [];
    expect(criterion.sentence(facts, "en", "mentee")).toBe("Both gave the same answer.");
  });

  it("brings a kind of question", () => {
    const fields = fieldRegistry([...createRegistry([example]).fields.values()]);
    expect(parseForm(form, fields)).toMatchObject({ ok: true });
    expect(validate(form, { at: "9.30" }, {}, fields)).toEqual([]);
    expect(validate(form, { at: "25:00" }, {}, fields)).toMatchObject([
      { path: ["at"], code: "notATime" },
    ]);
  });

  it("brings a channel", async () => {
    const channel = test.app.backbone.app.plugins.channels.get("example.log");
    const message = { id: uuidv7(), to: "a@b.example", subject: "Hello", body: "Hello" };
    await inside((ctx) => channel!.send(ctx, message));
  });
});

describe("without the example plugin", () => {
  const registry = createRegistry([]);

  it("all five are gone", () => {
    const left = [
      registry.guards.has("example.countAtLeast"),
      registry.actions.has("example.note"),
      registry.criteria.has("example.sameAnswer"),
      registry.fields.has("example.time"),
      registry.channels.has("example.log"),
    ];
    expect(left).toEqual([false, false, false, false, false]);
  });

  it("a workflow that uses them is refused, by name and place", () => {
    const errors = check(definition, registry.workflow).filter((one) => one.severity === "error");
    expect(errors.map(({ path, message }) => `${path.join(".")}: ${message.en}`)).toEqual([
      'states.open.on.close.0.guard.type: “open” uses "example.countAtLeast", but nothing of that name is installed.',
      'states.open.on.poke.0.actions.1.type: “open” uses "example.note", but nothing of that name is installed.',
    ]);
  });

  it("a form that uses them is refused, by name and place", () => {
    const parsed = parseForm(form, fieldRegistry([]));
    const problems = parsed.ok ? [] : parsed.problems;
    expect(problems.map(({ message }) => message).join()).toContain("example.time");
  });
});
