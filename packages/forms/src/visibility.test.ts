import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Audience, FormDefinition } from "./index.ts";
import {
  normalise,
  redact,
  submittable,
  validate,
  visiblePages,
  visibleQuestions,
} from "./index.ts";
import { everyType, rightAnswers } from "./test/every-type.ts";
import { randomAnswers, randomForm } from "./test/random.ts";

const options = ["a", "b"].map((value) => ({ value, label: { en: value } }));

/** `kind` opens `detail`; `detail` opens `more`; the last page asks only those who picked b. */
const chain: FormDefinition = {
  format: "form-def/1",
  key: "chain",
  title: { en: "Chain" },
  languages: ["en"],
  pages: [
    {
      id: "first",
      title: { en: "First" },
      questions: [
        {
          id: "kind",
          type: "choice",
          label: { en: "Kind" },
          visibility: ["partner"],
          rules: { options },
        },
        {
          id: "detail",
          type: "text",
          label: { en: "Detail" },
          required: true,
          when: { question: "kind", equals: "a" },
          visibility: ["partner"],
        },
        {
          id: "more",
          type: "text",
          label: { en: "More" },
          when: { question: "detail", is: "answered" },
          visibility: ["partner"],
        },
      ],
    },
    {
      id: "second",
      title: { en: "Second" },
      when: { question: "kind", equals: "b" },
      questions: [{ id: "other", type: "text", label: { en: "Other" }, visibility: [] }],
    },
  ],
};

describe("what is asked", () => {
  test("follows the answers, page by page", () => {
    const ids = (answers: Record<string, string>) =>
      visibleQuestions(chain, answers).map((question) => question.id);
    expect(ids({})).toEqual(["kind"]);
    expect(ids({ kind: "a" })).toEqual(["kind", "detail"]);
    expect(ids({ kind: "a", detail: "x" })).toEqual(["kind", "detail", "more"]);
    expect(ids({ kind: "b" })).toEqual(["kind", "other"]);
    expect(visiblePages(chain, { kind: "a" }).map(({ page }) => page.id)).toEqual(["first"]);
  });

  test("an answer that went out of sight opens nothing", () => {
    const draft = { kind: "b", detail: "x", more: "y" };
    expect(visibleQuestions(chain, draft).map((question) => question.id)).toEqual([
      "kind",
      "other",
    ]);
    expect(validate(chain, draft)).toEqual([]);
  });

  test("hidden answers stay in the draft and leave the submission", () => {
    const draft = { kind: "b", detail: "x" };
    expect(normalise(chain, draft)).toEqual(draft);
    expect(submittable(chain, draft)).toEqual({ kind: "b" });
    expect(redact(chain, draft, "self")).toEqual(draft);
    expect(redact(chain, draft, "partner")).toEqual({ kind: "b" });
  });

  test("submitting or normalising twice changes nothing", () => {
    fc.assert(
      fc.property(fc.gen(), (g) => {
        const definition = randomForm(g);
        const answers = randomAnswers(g, definition);
        const normal = normalise(definition, answers);
        expect(normalise(definition, normal)).toEqual(normal);
        const snapshot = submittable(definition, answers);
        expect(submittable(definition, snapshot)).toEqual(snapshot);
        expect(submittable(definition, JSON.parse(JSON.stringify(normal)))).toEqual(snapshot);
        expect(validate(definition, snapshot)).toEqual(validate(definition, answers));
      }),
      { numRuns: 500 },
    );
  });
});

describe("normalise", () => {
  test("blanks of every type are no answer, and unknown ids go", () => {
    const blank = {
      welcome: "x",
      job: "  ",
      biography: "\r\n",
      main: "",
      some: [],
      areas: [""],
      happy: null,
      terms: false,
      useful: "",
      places: " ",
      ends: "--",
      signed: { name: " ", agreed: false },
      stranger: 1,
    };
    expect(normalise(everyType, blank)).toEqual({});
  });

  test("one form for each answer", () => {
    const typed = {
      ...rightAnswers,
      job: " Archivist ",
      some: ["libraries", "estates", "libraries"],
      places: "3",
      ends: "2028-2-29",
      signed: { name: " Ada Jones ", agreed: true, at: "now" },
    };
    expect(normalise(everyType, typed)).toEqual(rightAnswers);
  });

  test("an id that objects inherit is read as an answer only when it is one", () => {
    expect(normalise(chain, JSON.parse('{"__proto__": {"kind": "a"}}'))).toEqual({});
  });
});

describe("redact", () => {
  const audiences: Audience[] = ["self", "coordinator", "searchers", "partner", "aggregates"];

  function openTo(visibility: Audience[]): FormDefinition {
    return {
      ...everyType,
      pages: everyType.pages.map((page) => ({
        ...page,
        questions: page.questions.map((question) => ({ ...question, visibility })),
      })),
    };
  }

  const cases = audiences.flatMap((reader) => audiences.map((open) => [reader, open] as const));
  test.each(cases)("%s reads answers of every type that are open to %s", (reader, open) => {
    const may = reader === "self" || (reader === open && reader !== "aggregates");
    expect(redact(openTo([open]), rightAnswers, reader)).toEqual(may ? rightAnswers : {});
  });

  test("an answer is open to no one else by default", () => {
    for (const reader of audiences.filter((one) => one !== "self")) {
      expect(redact(everyType, rightAnswers, reader)).toEqual({});
    }
  });

  test("several audiences see what either may", () => {
    const definition = structuredClone(everyType);
    const [, job, biography] = definition.pages[0]?.questions ?? [];
    job?.visibility.push("searchers");
    biography?.visibility.push("partner");
    const { job: title, biography: story } = rightAnswers;
    expect(redact(definition, rightAnswers, ["searchers", "partner"])).toEqual({
      job: title,
      biography: story,
    });
    expect(redact(definition, rightAnswers, "searchers")).toEqual({ job: title });
    expect(redact(definition, rightAnswers, [])).toEqual({});
  });

  test("nobody sees more than the question allows, in any form", () => {
    fc.assert(
      fc.property(
        fc.gen(),
        fc.subarray(audiences.slice(1)),
        fc.subarray(audiences.slice(1)),
        (g, open, readers) => {
          const definition = randomForm(g);
          for (const page of definition.pages) {
            for (const question of page.questions) question.visibility = g(fc.boolean) ? open : [];
          }
          const seen = redact(definition, randomAnswers(g, definition), readers);
          for (const question of definition.pages.flatMap((page) => page.questions)) {
            const may = readers.some(
              (reader) => reader !== "aggregates" && question.visibility.includes(reader),
            );
            if (!may) expect(Object.keys(seen)).not.toContain(question.id);
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});
