import { Ajv2020 } from "ajv/dist/2020.js";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Answers, FormDefinition } from "./index.ts";
import {
  compileSchema,
  normalise,
  parseForm,
  submittable,
  validate,
  wordKeyword,
} from "./index.ts";
import { randomAnswers, randomForm } from "./test/random.ts";

function schemaOf(definition: FormDefinition) {
  const ajv = new Ajv2020({ allErrors: true, strict: true, strictTypes: true });
  ajv.addKeyword(wordKeyword);
  return ajv.compile(compileSchema(definition));
}

/** The question ids that a schema's errors name; the conditions around them name none. */
function refused(check: ReturnType<typeof schemaOf>, answers: Answers): string[] {
  check(answers);
  const ids = (check.errors ?? []).flatMap((error) => {
    if (error.keyword === "required") return [String(error.params.missingProperty)];
    return error.instancePath.split("/").slice(1, 2);
  });
  return [...new Set(ids)].sort();
}

const RUNS = 250;
const ANSWER_SETS = 80;

describe("the compiled schema and validate", () => {
  test(`agree question by question on ${RUNS * ANSWER_SETS} answer sets`, () => {
    let sets = 0;
    let valid = 0;
    let withHidden = 0;
    fc.assert(
      fc.property(fc.gen(), (g) => {
        const definition = randomForm(g);
        expect(parseForm(definition)).toEqual({ ok: true, definition });
        const check = schemaOf(definition);
        for (let set = 0; set < ANSWER_SETS; set++) {
          const answers = randomAnswers(g, definition);
          const problems = validate(definition, answers);
          const ids = [...new Set(problems.map((problem) => problem.path[0]))].sort();
          const snapshot = submittable(definition, answers);
          expect(refused(check, snapshot)).toEqual(ids);

          // Hidden answers are told apart by the schema itself, not by the walk that removed them.
          const everything = normalise(definition, answers);
          const nothingHidden = Object.keys(everything).length === Object.keys(snapshot).length;
          expect(check(everything)).toBe(problems.length === 0 && nothingHidden);
          sets++;
          if (problems.length === 0) valid++;
          if (!nothingHidden) withHidden++;
        }
      }),
      { numRuns: RUNS },
    );
    expect(sets).toBeGreaterThanOrEqual(20_000);
    expect(valid).toBeGreaterThan(sets / 20);
    expect(withHidden).toBeGreaterThan(sets / 20);
  }, 120_000);

  test("agree on every day from 1895 to 2105", () => {
    const definition = form({ id: "on", type: "date" });
    const check = schemaOf(definition);
    for (let year = 1895; year <= 2105; year++) {
      for (let month = 0; month <= 13; month++) {
        for (const day of [0, 1, 28, 29, 30, 31, 32]) {
          const on = [year, month, day].map((part) => `${part}`.padStart(2, "0")).join("-");
          expect([on, check({ on })]).toEqual([on, validate(definition, { on }).length === 0]);
        }
      }
    }
  });

  test("the schema is standard but for the limit on words", () => {
    const definition = form({ id: "story", type: "longText", rules: { maxWords: 3 } });
    expect(compileSchema(definition)).toEqual({
      $schema: "https://json-schema.org/draft/2020-12/schema",
      title: "Form",
      type: "object",
      properties: {
        story: { title: "story", type: "string", minLength: 1, maxLength: 20_000, maxWords: 3 },
      },
      required: [],
      additionalProperties: false,
    });
  });
});

function form(question: { id: string; type: string; rules?: Record<string, number> }) {
  return {
    format: "form-def/1",
    key: "form",
    title: { en: "Form" },
    languages: ["en"],
    pages: [
      {
        id: "page",
        title: { en: "Page" },
        questions: [{ ...question, label: { en: question.id }, visibility: [] }],
      },
    ],
  } satisfies FormDefinition;
}
