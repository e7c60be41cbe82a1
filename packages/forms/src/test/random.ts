import fc from "fast-check";
import type { Answers, Condition, FormDefinition, Json, Page, Question } from "../index.ts";

/** Draws one value; fast-check's `gen` hands it to a property. */
export type Draw = fc.GeneratorValue;

const words = (draft: string) => ({ en: draft, cy: `${draft} (cy)` });
const option = (value: string) => ({ value, label: words(value.toUpperCase()) });

const questionTypes = [
  "text",
  "longText",
  "choice",
  "choices",
  "tags",
  "yesNo",
  "scale",
  "number",
  "date",
  "signature",
  "statement",
] as const;

function between(g: Draw, min: number, max: number): number {
  return g(fc.integer, { min, max });
}

function maybe<T>(g: Draw, value: () => T): T | undefined {
  return g(fc.boolean) ? value() : undefined;
}

function defined(record: Record<string, Json | undefined>): Record<string, Json> {
  const kept = Object.entries(record).filter(([, value]) => value !== undefined);
  return Object.fromEntries(kept) as Record<string, Json>;
}

/** Rules within what `parseForm` accepts. */
function randomRules(g: Draw, type: (typeof questionTypes)[number]): Record<string, Json> {
  const several = () => {
    const options = ["a", "b", "c", "d", "e"].slice(0, between(g, 2, 5)).map(option);
    const min = maybe(g, () => between(g, 1, options.length));
    const max = maybe(g, () => between(g, Math.max(2, min ?? 2), 6));
    return defined({ options, min, max });
  };
  switch (type) {
    case "text":
      return defined({ maxLength: maybe(g, () => between(g, 1, 12)) });
    case "longText":
      return defined({
        maxLength: maybe(g, () => between(g, 1, 40)),
        maxWords: maybe(g, () => between(g, 1, 5)),
      });
    case "choice":
      return { options: ["a", "b", "c"].map(option) };
    case "choices":
    case "tags":
      return several();
    case "yesNo":
      return defined({ tick: maybe(g, () => g(fc.boolean)) });
    case "scale": {
      const min = between(g, 0, 2);
      const max = between(g, 3, 7);
      return { min, max, anchors: { [min]: words("low"), [max]: words("high") } };
    }
    case "number": {
      const min = maybe(g, () => between(g, -3, 3));
      const max = maybe(g, () => between(g, 3, 9));
      return defined({ min, max, integer: maybe(g, () => true) });
    }
    default:
      return {};
  }
}

/** A leaf that some answer of the question can meet. */
function randomTest(g: Draw, question: Question): Condition {
  const id = question.id;
  const pool: Record<string, Json[]> = {
    choice: ["a", "b", "c"],
    yesNo: question.rules?.tick ? [true] : [true, false],
    number: [question.rules?.min ?? question.rules?.max ?? 4],
    text: ["x"],
    date: ["2028-02-29"],
    scale: [3],
  };
  const values = pool[question.type];
  if (question.type === "choices" || question.type === "tags") {
    return g(fc.boolean) ? { question: id, includes: "a" } : { question: id, is: "answered" };
  }
  if (!values || g(fc.boolean)) return { question: id, is: "answered" };
  const value = values[between(g, 0, values.length - 1)] as Json;
  return g(fc.boolean) ? { question: id, equals: value } : { question: id, oneOf: [value] };
}

function randomCondition(g: Draw, earlier: Question[], depth = 0): Condition {
  const kind = depth < 3 ? between(g, 0, 6) : 6;
  const part = () => randomCondition(g, earlier, depth + 1);
  if (kind === 0) return { all: [part(), part()] };
  if (kind === 1) return { any: [part(), part()] };
  if (kind === 2) return { not: part() };
  return randomTest(g, earlier[between(g, 0, earlier.length - 1)] as Question);
}

export function randomForm(g: Draw): FormDefinition {
  const earlier: Question[] = [];
  const when = () => {
    const open = earlier.filter((question) => question.type !== "statement");
    return open.length > 0 && g(fc.boolean) ? { when: randomCondition(g, open) } : {};
  };
  const pages = Array.from({ length: between(g, 1, 3) }, (_, index): Page => {
    const pageWhen = when();
    const questions = Array.from({ length: between(g, 1, 4) }, (): Question => {
      const type = questionTypes[between(g, 0, questionTypes.length - 1)] ?? "text";
      const question: Question = {
        id: `q${earlier.length}`,
        type,
        label: words("Question"),
        visibility: [],
        rules: randomRules(g, type),
        ...when(),
        ...(type !== "statement" && { required: g(fc.boolean) }),
      };
      earlier.push(question);
      return question;
    });
    return { id: `page${index}`, title: words("Page"), ...pageWhen, questions };
  });
  return {
    format: "form-def/1",
    key: "random",
    title: words("Random"),
    languages: ["en", "cy"],
    pages,
  };
}

const likely: Record<string, Json[]> = {
  text: ["x", " x ", "a longer text", "💡💡", "\ud800x"],
  longText: ["x", "one two three", "1 2 3 4 5 6", "a\r\nb", "💡 💡 💡 💡 💡 💡"],
  choice: ["a", "b", "c", "z"],
  choices: [["a"], ["b", "a"], ["a", "a"], ["a", ""], ["a", "b", "c"], ["a", "z"], [1], [""]],
  tags: [["a"], ["c", "a", "b"], ["e"], ["a", "b", "c", "d"], ["z"], [["a"], ["a"]]],
  yesNo: [true, false, "true"],
  scale: [0, 1, 3, 5, 7, 8, 2.5, "3"],
  number: [0, 3, 4, "4", " 4 ", 4.5, "4,5", -9, 99, "1e3", "9".repeat(40)],
  date: ["2028-02-29", "2027-02-29", "2027-2-9", "1900-02-29", "0999-01-01", "--", "2027-13-01"],
  signature: [
    { name: "Ada", agreed: true },
    { name: "Ada", agreed: false },
    { name: " ", agreed: true },
    { name: "", agreed: false },
    { name: "A".repeat(201), agreed: true, at: "now" },
    { agreed: "yes" },
  ],
  statement: ["anything"],
};
const junk: Json[] = ["", "   ", [], null, {}, 7, true, "junk", [null], [""], { a: [1] }];

/** Mostly plausible answers, some wrong, some blank, some to no question at all. */
export function randomAnswers(g: Draw, definition: FormDefinition): Answers {
  const answers: Answers = g(fc.boolean) ? {} : { stranger: "x" };
  for (const question of definition.pages.flatMap((page) => page.questions)) {
    const kind = between(g, 0, 7);
    if (kind === 0) continue;
    const pool = kind === 1 ? junk : (likely[question.type] ?? junk);
    answers[question.id] = pool[between(g, 0, pool.length - 1)] as Json;
  }
  return answers;
}
