import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Json } from "./index.ts";
import { builtInFields, complete, fieldRegistry, message, summary, validate } from "./index.ts";
import { everyType, questionOf, rightAnswers } from "./test/every-type.ts";
import { randomAnswers, randomForm } from "./test/random.ts";

function told(id: string, value: Json, locale = "en"): string[] {
  const problems = validate(everyType, { ...rightAnswers, [id]: value });
  return problems.map((problem) => message(problem, questionOf(everyType, id), locale));
}

describe("validate", () => {
  test("finds nothing wrong with right answers", () => {
    expect(validate(everyType, rightAnswers)).toEqual([]);
  });

  test("asks for what is required, in order, on one page or on all", () => {
    const ids = (page?: string) =>
      validate(everyType, {}, page ? { page } : {}).map((problem) => problem.path[0]);
    expect(ids()).toEqual(Object.keys(rightAnswers));
    expect(ids("facts")).toEqual(["places", "ends", "signed"]);
    expect(validate(everyType, {}, { page: "facts" })[0]).toEqual({
      path: ["places"],
      code: "required",
      params: {},
    });
  });

  test.each<[string, Json, string]>([
    ["job", "", "Enter your job"],
    [
      "job",
      "x".repeat(23),
      "Your job is 3 characters too long. Shorten it to 20 characters or fewer",
    ],
    [
      "biography",
      "word ".repeat(264),
      "Your biography is 14 words too long. Shorten it to 250 words or fewer",
    ],
    [
      "biography",
      "word ".repeat(251),
      "Your biography is 1 word too long. Shorten it to 250 words or fewer",
    ],
    ["main", "sport", "Select your main"],
    ["some", ["events"], "Select at least 2 for your some"],
    ["some", ["events", "estates", "libraries"], "Select no more than 2 for your some"],
    ["areas", ["sport"], "Select your areas from the list"],
    ["terms", false, "Select your terms"],
    ["useful", 6, "Select your useful"],
    ["places", "two", "Enter your places as a number"],
    ["places", 1.5, "Enter your places as a whole number"],
    ["places", 0, "Your places must be 1 or more"],
    ["places", 5, "Your places must be 4 or less"],
    ["ends", "2027-02-29", "Your ends must be a real date, with a day, a month and a year"],
    ["signed", { name: "", agreed: true }, "Enter your full name"],
    ["signed", { name: "Ada", agreed: false }, "Tick the box to sign"],
  ])("%s: %j is told %j", (id, value, sentence) => {
    expect(told(id, value)).toEqual([sentence]);
  });

  test("says it in Welsh too", () => {
    const biography = "gair ".repeat(264);
    expect(told("biography", biography, "cy")).toEqual([
      "Byrhewch eich biography i 250 gair neu lai. Mae 14 gair yn ormod",
    ]);
  });

  test("a question without a name for its answer is quoted", () => {
    const { called: _, ...job } = questionOf(everyType, "job");
    const problem = { path: ["job"], code: "required", params: {} };
    expect(message(problem, job, "en")).toBe("Enter your answer to “job”");
    expect(message(problem, job, "cy")).toBe("Rhowch eich ateb i “job”");
  });
});

describe("messages", () => {
  const locales = ["en", "cy"];

  test.each(builtInFields.filter((field) => field.answerable !== false))(
    "of $type are whole sentences in both languages",
    (field) => {
      expect(Object.keys(field.messages)).toContain("required");
      for (const words of Object.values(field.messages)) {
        for (const locale of locales) expect(words[locale]).toMatch(/\S/);
      }
    },
  );

  test("exist for every problem that any form can have, and leave no gap unfilled", () => {
    fc.assert(
      fc.property(fc.gen(), (g) => {
        const definition = randomForm(g);
        for (const problem of validate(definition, randomAnswers(g, definition))) {
          const question = questionOf(definition, problem.path[0] ?? "");
          const { messages = {} } = builtInFields.find((one) => one.type === question.type) ?? {};
          expect(Object.keys(messages)).toContain(problem.code);
          for (const locale of locales) {
            expect(message(problem, question, locale)).not.toMatch(/[{}]|undefined| {2}/);
          }
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe("complete", () => {
  test("counts only what is asked, and tells missing from wrong", () => {
    const { job: _, ...rest } = rightAnswers;
    const { done, perPage } = complete(everyType, { ...rest, places: 9 });
    expect(done).toBe(false);
    expect(perPage.map((page) => [page.page, page.done, page.missing])).toEqual([
      ["words", false, ["job"]],
      ["picks", true, []],
      ["facts", false, []],
    ]);
    expect(perPage[2]?.problems.map((problem) => problem.code)).toEqual(["tooBig"]);
    expect(complete(everyType, rightAnswers).done).toBe(true);
  });
});

describe("summary", () => {
  test.each<[string, string, string]>([
    ["job", "Archivist", "Archivist"],
    ["main", "Events", "Digwyddiadau"],
    ["some", "Estates, Libraries", "Ystadau, Llyfrgelloedd"],
    ["happy", "No", "Na"],
    ["terms", "Agreed", "Cytunwyd"],
    ["useful", "5 (Very)", "5 (Yn fawr iawn)"],
    ["places", "3", "3"],
    ["ends", "29 February 2028", "29 Chwefror 2028"],
    ["signed", "Ada Jones", "Ada Jones"],
  ])("of %s is %j, in Welsh %j", (id, en, cy) => {
    const question = questionOf(everyType, id);
    expect(summary(question, rightAnswers[id] ?? null, "en")).toBe(en);
    expect(summary(question, rightAnswers[id] ?? null, "cy")).toBe(cy);
  });
});

describe("a registry", () => {
  test("takes further types and refuses two of one name", () => {
    const [text] = builtInFields;
    if (!text) throw new Error("no field types");
    const email = { ...text, type: "email" };
    const registry = fieldRegistry([...builtInFields, email]);
    expect(registry.get("email")).toBe(email);
    expect(registry.list()).toHaveLength(builtInFields.length + 1);
    expect(() => fieldRegistry([email, email])).toThrow(/"email"/);
  });
});
