import type { FormDefinition, Json, Question } from "../index.ts";

const both = (en: string, cy: string) => ({ en, cy });
const areas = [
  { value: "estates", label: both("Estates", "Ystadau") },
  { value: "events", label: both("Events", "Digwyddiadau") },
  { value: "libraries", label: both("Libraries", "Llyfrgelloedd") },
];

function question(id: string, type: string, rest: Partial<Question> = {}): Question {
  const called = both(`your ${id}`, `eich ${id}`);
  return { id, type, label: both(id, id), called, required: true, visibility: [], ...rest };
}

/** One required question of every built-in type, each visible to nobody but oneself. */
export const everyType: FormDefinition = {
  format: "form-def/1",
  key: "every-type",
  title: both("Every type", "Pob math"),
  languages: ["en", "cy"],
  pages: [
    {
      id: "words",
      title: both("Words", "Geiriau"),
      questions: [
        question("welcome", "statement", { required: false }),
        question("job", "text", { rules: { maxLength: 20 } }),
        question("biography", "longText", { rules: { maxWords: 250 } }),
      ],
    },
    {
      id: "picks",
      title: both("Picks", "Dewisiadau"),
      questions: [
        question("main", "choice", { rules: { options: areas } }),
        question("some", "choices", { rules: { options: areas, min: 2, max: 2 } }),
        question("areas", "tags", { rules: { options: areas, vocabulary: "areas", max: 2 } }),
        question("happy", "yesNo"),
        question("terms", "yesNo", { rules: { tick: true } }),
        question("useful", "scale", {
          rules: {
            anchors: { 1: both("Not at all", "Dim o gwbl"), 5: both("Very", "Yn fawr iawn") },
          },
        }),
      ],
    },
    {
      id: "facts",
      title: both("Facts", "Ffeithiau"),
      questions: [
        question("places", "number", { rules: { min: 1, max: 4, integer: true } }),
        question("ends", "date"),
        question("signed", "signature"),
      ],
    },
  ],
};

/** A right answer to each question of `everyType` that takes one, in its stored form. */
export const rightAnswers: Record<string, Json> = {
  job: "Archivist",
  biography: "Twenty years of keeping things.",
  main: "events",
  some: ["estates", "libraries"],
  areas: ["events"],
  happy: false,
  terms: true,
  useful: 5,
  places: 3,
  ends: "2028-02-29",
  signed: { name: "Ada Jones", agreed: true },
};

export function questionOf(definition: FormDefinition, id: string): Question {
  const found = definition.pages.flatMap((page) => page.questions).find((one) => one.id === id);
  if (!found) throw new Error(`No question ${id}`);
  return found;
}
