import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { FormDefinition, Json } from "./index.ts";
import { canonical, parseForm } from "./index.ts";
import { everyType } from "./test/every-type.ts";

/** A copy of the form with one place in it changed. */
function changed(path: (string | number)[], value: unknown): unknown {
  const copy = structuredClone(everyType) as unknown as Record<string, unknown>;
  let at = copy;
  for (const step of path.slice(0, -1)) at = at[step] as Record<string, unknown>;
  at[String(path.at(-1))] = value;
  return JSON.parse(JSON.stringify(copy));
}

function firstProblem(json: unknown): { path: string; message: string } | undefined {
  const parsed = parseForm(json);
  const [first] = parsed.ok ? [] : parsed.problems;
  return first && { path: first.path.join("."), message: first.message };
}

const job = ["pages", 0, "questions", 1];
const main = ["pages", 1, "questions", 0];

describe("parseForm", () => {
  test("takes a right form as it is, again and again", () => {
    expect(parseForm(everyType)).toEqual({ ok: true, definition: everyType });
    expect(parseForm(JSON.parse(JSON.stringify(everyType)))).toEqual({
      ok: true,
      definition: everyType,
    });
  });

  test.each<[string, unknown, string, string]>([
    ["not an object", 7, "", "group of settings"],
    ["another format", changed(["format"], "form-def/2"), "format", "form-def/1"],
    ["a missing title", changed(["title"], undefined), "title", "missing"],
    [
      "a misspelt key",
      changed([...job, "requird"], true),
      "pages.0.questions.1.requird",
      "spelling",
    ],
    ["no questions", changed(["pages", 0, "questions"], []), "pages.0.questions", "at least 1"],
    [
      "a missing language",
      changed([...job, "label"], { en: "Job" }),
      "pages.0.questions.1.label.cy",
      "missing",
    ],
    [
      "an empty text",
      changed([...job, "label", "cy"], " "),
      "pages.0.questions.1.label.cy",
      "empty",
    ],
    [
      "an untranslated option",
      changed([...main, "rules", "options", 0, "label"], { en: "x" }),
      "pages.1.questions.0.rules.options.0.label.cy",
      "missing",
    ],
    [
      "an id with a space",
      changed([...job, "id"], "job title"),
      "pages.0.questions.1.id",
      "letters and digits",
    ],
    [
      "an id that every object has",
      changed([...job, "id"], "constructor"),
      "pages.0.questions.1.id",
      "another",
    ],
    [
      "a repeated question id",
      changed([...job, "id"], "welcome"),
      "pages.0.questions.1.id",
      "Another question",
    ],
    ["a repeated page id", changed(["pages", 1, "id"], "words"), "pages.1.id", "Another page"],
    ["an unknown type", changed([...job, "type"], "essay"), "pages.0.questions.1.type", "longText"],
    [
      "an unknown audience",
      changed([...job, "visibility"], ["everyone"]),
      "pages.0.questions.1.visibility.0",
      "searchers",
    ],
    [
      "an unknown rule",
      changed([...job, "rules", "maxWords"], 3),
      "pages.0.questions.1.rules.maxWords",
      "no meaning",
    ],
    [
      "a rule out of range",
      changed([...job, "rules", "maxLength"], 0),
      "pages.0.questions.1.rules.maxLength",
      "1 or more",
    ],
    [
      "no options",
      changed([...main, "rules"], undefined),
      "pages.1.questions.0.rules.options",
      "missing",
    ],
    [
      "a repeated option",
      changed([...main, "rules", "options", 1, "value"], "estates"),
      "pages.1.questions.0.rules.options.1.value",
      "Two options",
    ],
    [
      "more to pick than there is",
      changed(["pages", 1, "questions", 1, "rules", "min"], 9),
      "pages.1.questions.1.rules.min",
      "above the maximum",
    ],
    [
      "a scale without words at its end",
      changed(["pages", 1, "questions", 5, "rules", "anchors", "5"], undefined),
      "pages.1.questions.5.rules.anchors.5",
      "in words",
    ],
    [
      "a required statement",
      changed(["pages", 0, "questions", 0, "required"], true),
      "pages.0.questions.0.required",
      "can't be required",
    ],
    [
      "a condition on a later question",
      changed([...job, "when"], { question: "main", is: "answered" }),
      "pages.0.questions.1.when.question",
      "earlier",
    ],
    [
      "a condition on itself",
      changed([...job, "when"], { question: "job", is: "answered" }),
      "pages.0.questions.1.when.question",
      "earlier",
    ],
    [
      "a page that depends on its own question",
      changed(["pages", 1, "when"], { question: "main", is: "answered" }),
      "pages.1.when.question",
      "earlier",
    ],
    [
      "a condition on a statement",
      changed([...job, "when"], { question: "welcome", is: "answered" }),
      "pages.0.questions.1.when.question",
      "takes no answer",
    ],
    [
      "a condition that never holds",
      changed(["pages", 2, "when"], { question: "main", equals: "sport" }),
      "pages.2.when.equals",
      "never",
    ],
    [
      "an unticked box as an answer",
      changed(["pages", 2, "when"], { question: "terms", equals: false }),
      "pages.2.when.equals",
      "never",
    ],
    [
      "a list test on one answer",
      changed(["pages", 2, "when"], { question: "main", includes: "events" }),
      "pages.2.when.includes",
      "equals",
    ],
    [
      "an unknown item",
      changed(["pages", 2, "when"], { question: "some", includes: "sport" }),
      "pages.2.when.includes",
      "never",
    ],
    [
      "a condition of no known kind",
      changed(["pages", 2, "when"], { all: [{ some: "thing" }] }),
      "pages.2.when.all.0",
      '"all", "any" or "not"',
    ],
    [
      "an empty group",
      changed(["pages", 2, "when"], { any: [] }),
      "pages.2.when.any",
      "between 1 and 50",
    ],
  ])("refuses %s", (_, json, path, words) => {
    const problem = firstProblem(json);
    expect(problem?.path).toBe(path);
    expect(problem?.message).toContain(words);
  });

  test("refuses conditions nested without end", () => {
    let when: Json = { question: "job", is: "answered" };
    for (let depth = 0; depth < 5000; depth++) when = { not: when };
    expect(
      firstProblem({
        ...everyType,
        pages: [...everyType.pages.slice(0, 1), { ...everyType.pages[1], when }],
      })?.message,
    ).toContain("levels deep");
  });

  test("takes a condition on any earlier question", () => {
    const when = {
      all: [
        { not: { question: "job", equals: "x" } },
        {
          any: [
            { question: "some", includes: "events" },
            { question: "useful", oneOf: [1, 2] },
          ],
        },
      ],
    };
    expect(parseForm(changed(["pages", 2, "when"], when)).ok).toBe(true);
  });

  test("answers with problems, never with an exception, whatever comes", () => {
    const place = fc.constantFrom<(string | number)[]>(
      ["pages"],
      ["languages"],
      ["languages", 0],
      ["pages", 1],
      ["pages", 1, "questions", 0],
      [...main, "rules"],
      [...main, "rules", "options"],
      [...main, "rules", "options", 0],
      ["pages", 1, "questions", 5, "rules", "anchors"],
      [...job, "when"],
      ["pages", 2, "when"],
      ["title"],
      [...job, "id"],
      [...job, "type"],
    );
    fc.assert(
      fc.property(place, fc.jsonValue(), (path, value) => {
        const json = changed(path, value);
        const parsed = parseForm(json);
        if (!parsed.ok) {
          expect(parsed.problems.length).toBeGreaterThan(0);
          for (const problem of parsed.problems) expect(problem.message).toMatch(/^.+[.]$/);
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe("canonical", () => {
  test("does not depend on the order of keys, but on all else", () => {
    const backwards = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(backwards);
      if (typeof value !== "object" || value === null) return value;
      const entries = Object.entries(value).reverse();
      return Object.fromEntries(entries.map(([key, inner]) => [key, backwards(inner)]));
    };
    expect(canonical(backwards(everyType) as FormDefinition)).toBe(canonical(everyType));
    expect(JSON.parse(canonical(everyType))).toEqual(JSON.parse(JSON.stringify(everyType)));
    const other = changed([...job, "label", "cy"], "Swydd") as FormDefinition;
    expect(canonical(other)).not.toBe(canonical(everyType));
  });
});
