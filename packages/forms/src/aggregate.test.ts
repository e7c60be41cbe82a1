import { describe, expect, test } from "vitest";
import type { Answers, Condition, FormDefinition, Json, Question } from "./index.ts";
import { aggregate } from "./index.ts";

const options = ["a", "b", "c"].map((value) => ({ value, label: { en: value } }));
const anchors = { 1: { en: "low" }, 5: { en: "high" } };

function ask(id: string, type: string, rules: Record<string, Json> = {}, when?: Condition) {
  return { id, type, label: { en: id }, visibility: ["aggregates"], rules, ...(when && { when }) };
}

function form(...questions: unknown[]): FormDefinition {
  return {
    format: "form-def/1",
    key: "form",
    title: { en: "Form" },
    languages: ["en"],
    pages: [{ id: "page", title: { en: "Page" }, questions: questions as Question[] }],
  };
}

/** So many people with the same answers. */
const times = (count: number, answers: Answers): Answers[] => Array(count).fill(answers);

function countsOf(definition: FormDefinition, responses: Answers[], id: string) {
  const one = aggregate(definition, responses).questions.find((each) => each.question === id);
  return { answered: one?.answered, counts: one?.counts?.map((each) => each.count) };
}

describe("one of several", () => {
  const definition = form(ask("pick", "choice", { options }));
  const picks = (a: number, b: number, c: number) => [
    ...times(a, { pick: "a" }),
    ...times(b, { pick: "b" }),
    ...times(c, { pick: "c" }),
  ];

  test("is counted when every count is large enough", () => {
    expect(countsOf(definition, picks(9, 5, 7), "pick")).toEqual({
      answered: 21,
      counts: [9, 5, 7],
    });
  });

  test("tells nothing about fewer than five answers", () => {
    expect(aggregate(definition, picks(4, 0, 0)).questions).toEqual([
      { question: "pick", withheld: "tooFew", answered: null },
    ]);
  });

  test("drops a small count, and the next so that it can't be worked out", () => {
    expect(countsOf(definition, picks(20, 8, 4), "pick")).toEqual({
      answered: 32,
      counts: [20, null, null],
    });
  });

  test("zero is as small as four", () => {
    expect(countsOf(definition, picks(20, 8, 0), "pick").counts).toEqual([20, null, null]);
  });

  test("whatever is published, each hidden count can have two values at least", () => {
    const total = 14;
    const worlds = new Map<string, number[][]>();
    for (let a = 0; a <= total; a++) {
      for (let b = 0; a + b <= total; b++) {
        const world = [a, b, total - a - b];
        const shown = JSON.stringify(countsOf(definition, picks(a, b, total - a - b), "pick"));
        worlds.set(shown, [...(worlds.get(shown) ?? []), world]);
      }
    }
    for (const [shown, possible] of worlds) {
      const counts: (number | null)[] = JSON.parse(shown).counts;
      counts.forEach((count, index) => {
        const values = new Set(possible.map((world) => world[index]));
        if (count === null) expect([shown, values.size > 1]).toEqual([shown, true]);
        else expect(count).toBeGreaterThanOrEqual(5);
      });
    }
  });
});

describe("several of several", () => {
  test("a count is shown when enough people made the pick and enough did not", () => {
    const definition = form(ask("picks", "tags", { options }));
    const responses = [...times(6, { picks: ["a", "b"] }), ...times(6, { picks: ["b"] }), {}];
    expect(countsOf(definition, responses, "picks")).toEqual({
      answered: 12,
      counts: [6, null, null],
    });
  });
});

describe("a scale", () => {
  const definition = form(ask("mark", "scale", { anchors }));
  const marks = (...counts: number[]) =>
    counts.flatMap((count, index) => times(count, { mark: index + 1 }));

  test("has counts and a mean", () => {
    expect(aggregate(definition, marks(5, 5, 5, 5, 8)).questions[0]).toMatchObject({
      answered: 28,
      mean: 3.2,
      counts: [{ count: 5 }, { count: 5 }, { count: 5 }, { count: 5 }, { count: 8 }],
    });
  });

  test("shows its mean alone when a count is small", () => {
    expect(aggregate(definition, marks(0, 2, 6, 12, 10)).questions).toEqual([
      { question: "mark", withheld: null, answered: 30, mean: 4 },
    ]);
  });

  test("shows nothing when nearly all said the same, as the mean would tell", () => {
    expect(aggregate(definition, marks(0, 0, 0, 3, 30)).questions).toEqual([
      { question: "mark", withheld: "tooFew", answered: null },
    ]);
  });
});

describe("free text and numbers", () => {
  const definition = form(ask("said", "longText"), ask("minutes", "number"), {
    ...ask("secret", "longText"),
    visibility: ["coordinator"],
  });
  const responses = ["e", "b", "d", "a", "c"].map((said, index) => ({
    said,
    minutes: 30 + index * 10,
    secret: said,
  }));

  test("texts come in an order that tells nothing, and only if they are open to aggregates", () => {
    expect(aggregate(definition, responses).questions).toEqual([
      { question: "said", withheld: null, answered: 5, texts: ["a", "b", "c", "d", "e"] },
      { question: "minutes", withheld: null, answered: 5, mean: 50 },
      { question: "secret", withheld: "notShared", answered: null },
    ]);
  });

  test("four are too few, and the minimum can be raised", () => {
    const withheld = (minimum: number, people: Answers[]) =>
      aggregate(definition, people, { minimum }).questions.map((one) => one.withheld);
    expect(withheld(5, responses.slice(1))).toEqual(["tooFew", "tooFew", "notShared"]);
    expect(withheld(6, responses)).toEqual(["tooFew", "tooFew", "notShared"]);
  });
});

describe("a question asked of some", () => {
  const when: Condition = { question: "met", equals: true };
  const definition = form(
    ask("met", "yesNo"),
    ask("pick", "choice", { options }, when),
    ask("why", "longText", {}, when),
  );

  test("is counted when those not asked are enough as well", () => {
    const yes = { met: true, pick: "a", why: "x" };
    const responses = [
      ...times(9, yes),
      ...times(7, { ...yes, pick: "b" }),
      ...times(8, { met: false }),
    ];
    expect(countsOf(definition, responses, "met")).toEqual({ answered: 24, counts: [16, 8] });
    expect(countsOf(definition, responses, "pick").counts).toEqual([9, null, null]);
    expect(countsOf(definition, responses, "why").answered).toBe(16);
  });

  test("is withheld when its number would tell the earlier answer", () => {
    const responses = [
      ...times(20, { met: true, pick: "a", why: "x" }),
      ...times(3, { met: false }),
    ];
    expect(countsOf(definition, responses, "met")).toEqual({ answered: 23, counts: [null, null] });
    expect(aggregate(definition, responses).questions.slice(1)).toEqual([
      { question: "pick", withheld: "tooFew", answered: null },
      { question: "why", withheld: "tooFew", answered: null },
    ]);
  });

  test("is withheld when the few it was not asked of could be counted", () => {
    const answered: Condition = { question: "note", is: "answered" };
    const noted = form(ask("note", "text"), ask("pick", "choice", { options }, answered));
    const one = { note: "x", pick: "a" };
    const responses = [...times(10, one), ...times(10, { ...one, pick: "b" }), ...times(3, {})];
    expect(aggregate(noted, responses).questions[1]?.withheld).toBe("tooFew");
  });

  test("is withheld when its number and an earlier count would give a small one", () => {
    const either: Condition = { question: "pick", oneOf: ["a", "b"] };
    const asked = form(ask("pick", "choice", { options }), ask("why", "longText", {}, either));
    const why = "x";
    const people = [...times(3, { pick: "a", why }), ...times(20, { pick: "b", why })];
    const responses = [...people, ...times(6, { pick: "c" })];
    expect(countsOf(asked, responses, "pick").counts).toEqual([null, 20, null]);
    expect(aggregate(asked, responses).questions[1]).toMatchObject({ answered: null });
  });

  test("answers out of sight are not counted", () => {
    const responses = [...times(9, { met: true, why: "x" }), ...times(9, { met: false, why: "y" })];
    expect(countsOf(definition, responses, "why").answered).toBe(9);
  });

  test("with the question it depends on, gives no small group away", () => {
    const small = form(ask("met", "yesNo"), ask("more", "yesNo", {}, when));
    const total = 16;
    const worlds = new Map<string, number[][]>();
    for (let no = 0; no <= total; no++) {
      for (let yes = 0; no + yes <= total; yes++) {
        const rest = total - no - yes;
        const responses = [
          ...times(no, { met: false }),
          ...times(yes, { met: true, more: true }),
          ...times(rest, { met: true, more: false }),
        ];
        const shown = JSON.stringify(aggregate(small, responses));
        worlds.set(shown, [...(worlds.get(shown) ?? []), [no, yes, rest, no + yes, yes + rest]]);
      }
    }
    for (const [shown, possible] of worlds) {
      possible[0]?.forEach((count, group) => {
        const known = new Set(possible.map((world) => world[group])).size === 1;
        if (known) expect([shown, count]).toEqual([shown, Math.max(count, 5)]);
      });
    }
  });
});
