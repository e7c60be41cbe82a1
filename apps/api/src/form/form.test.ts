import type { FormDefinition, Question } from "@quad/forms";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Context } from "../context.ts";
import { Conflict, InvalidAnswers, Refused } from "../graphql/problems.ts";
import { startTestApp, type TestApp } from "../test/app.ts";
import { type BuiltScheme, buildEnrolment, buildScheme, good } from "../test/scheme.ts";
import {
  answersFor,
  currentForm,
  formVersions,
  publishForm,
  responseOf,
  responsesOf,
  saveDraft,
  submitResponse,
} from "./form.service.ts";

const text = (en: string) => ({ en, cy: en });
const question = (id: string, more: Partial<Question> = {}): Question => ({
  ...{ id, type: "text", label: text(id), visibility: ["coordinator"] },
  ...more,
});
const questions = [
  question("open", { required: true, visibility: ["coordinator", "partner", "searchers"] }),
  question("private", { type: "longText", visibility: [], rules: { maxWords: 3 } }),
  question("counted", { visibility: ["aggregates"] }),
];
const form = (more: Question[] = []): FormDefinition => ({
  format: "form-def/1",
  key: "small",
  title: text("Small"),
  languages: ["en", "cy"],
  pages: [{ id: "only", title: text("Only"), questions: [...questions, ...more] }],
});

let test: TestApp;
let scheme: BuiltScheme;
let personId: string;
let subjectId: string;

beforeAll(async () => {
  test = await startTestApp();
  scheme = await buildScheme(test);
});
afterAll(() => test.close());

const inside = <T>(work: (ctx: Context) => Promise<T>) => test.inside(scheme.institutionId, work);
/** The answers to the small form of somebody new. */
async function somebody() {
  const { person, enrolment } = await buildEnrolment(test, scheme, "mentee", { registered: false });
  personId = person.id;
  subjectId = enrolment.id;
  await inside((ctx) => publishForm(ctx, scheme.schemeId, form()));
}
const input = (answers: Record<string, string>, expectedRevision: number | null) => ({
  ...{ schemeId: scheme.schemeId, formKey: "small", subjectType: "enrolment", subjectId, personId },
  ...{ answers, expectedRevision },
});

describe("publishing a form", () => {
  it("makes a version once for each definition", async () => {
    const versions = await inside(async (ctx) => [
      await publishForm(ctx, scheme.schemeId, form()),
      await publishForm(ctx, scheme.schemeId, form()),
      await publishForm(ctx, scheme.schemeId, form([question("more")])),
    ]);
    expect(versions.map((row) => row.version)).toEqual([1, 1, 2]);
    const current = await inside((ctx) => currentForm(ctx, scheme.schemeId, "small"));
    expect(current.id).toBe(versions[2]?.id);
    const first = await inside((ctx) => formVersions(ctx, [versions[0]!.id]));
    expect(first.get(versions[0]!.id)?.definition).toEqual(form());
  });

  it("isn't done with a definition that nobody could fill in", async () => {
    const broken = form([question("open")]);
    await expect(inside((ctx) => publishForm(ctx, scheme.schemeId, broken))).rejects.toThrow(
      "Another question",
    );
  });
});

describe("answers", () => {
  it("are kept unfinished, unknown ones dropped, and move on by revision", async () => {
    await somebody();
    const first = good(
      await inside((ctx) => saveDraft(ctx, input({ private: "a b c d e", odd: "x" }, 0))),
    );
    expect(first).toMatchObject({ revision: 1, state: "draft", answers: { private: "a b c d e" } });
    const late = await inside((ctx) => saveDraft(ctx, input({}, 0)));
    expect(late).toBeInstanceOf(Conflict);
    expect(late).toMatchObject({ currentRevision: 1 });
  });

  it("two first saves at once leave one of them, and tell the other", async () => {
    await somebody();
    const both = await Promise.all(
      ["one", "two"].map((open) => inside((ctx) => saveDraft(ctx, input({ open }, 0)))),
    );
    expect(both.filter((one) => one instanceof Conflict)).toHaveLength(1);
  });

  it("are submitted only complete and valid, with a sentence for each fault", async () => {
    await somebody();
    const refused = await inside((ctx) => submitResponse(ctx, input({ private: "a b c d" }, 0)));
    expect(refused).toBeInstanceOf(InvalidAnswers);
    expect((refused as InvalidAnswers).problems).toMatchObject([
      { path: ["open"], code: "required" },
      { path: ["private"], message: expect.stringContaining("1 word") },
    ]);
    const key = { subjectType: "enrolment", subjectId, formKey: "small", personId };
    expect(await inside((ctx) => responseOf(ctx, key))).toBeNull();
    const sent = good(await inside((ctx) => submitResponse(ctx, input({ open: " yes " }, 0))));
    expect(sent).toMatchObject({ state: "submitted", answers: { open: "yes" } });
    expect(await inside((ctx) => saveDraft(ctx, input({}, 1)))).toBeInstanceOf(Refused);
  });

  it("are shown to each audience only as the form says, and never as a draft", async () => {
    await somebody();
    const answers = { open: "o", private: "p", counted: "c" };
    const draft = good(await inside((ctx) => saveDraft(ctx, input(answers, 0))));
    const sent = good(await inside((ctx) => submitResponse(ctx, input(answers, 1))));
    await inside(async (ctx) => {
      const version = await currentForm(ctx, scheme.schemeId, "small");
      expect(answersFor(ctx, sent, version, ["self"])).toEqual(answers);
      expect(answersFor(ctx, sent, version, ["coordinator"])).toEqual({ open: "o" });
      expect(answersFor(ctx, sent, version, ["searchers", "partner"])).toEqual({ open: "o" });
      expect(answersFor(ctx, sent, version, ["aggregates"])).toEqual({});
      expect(answersFor(ctx, draft, version, ["self"])).toEqual(answers);
      expect(answersFor(ctx, draft, version, ["coordinator"])).toEqual({});
    });
  });

  it("read after a write in the same request are the new ones", async () => {
    await somebody();
    await inside(async (ctx) => {
      const read = async () =>
        (await responsesOf(ctx, "enrolment", [subjectId], "small")).get(subjectId);
      expect(await read()).toEqual([]);
      good(await saveDraft(ctx, input({ open: "new" }, null)));
      expect(await read()).toMatchObject([{ answers: { open: "new" } }]);
    });
  });
});
