import type { FieldRegistry, FormDefinition } from "@quad/forms";
import type { Text } from "../words.ts";
import { fitsCell } from "./cells.ts";
import { fold } from "./fold.ts";
import type { ColumnMapping } from "./import.entity.ts";
import { words } from "./import.words.ts";

/** Something that a column can become. */
export interface Target {
  key: string;
  label: Text;
  required: boolean;
  group: Text;
}

export const ignored = "ignore";

interface PersonTarget {
  key: string;
  label: Text;
  required: boolean;
  /** What such columns are called elsewhere. */
  called: string;
}

const personTargets: readonly PersonTarget[] = [
  {
    key: "person.givenName",
    label: words.givenName,
    required: true,
    called: "first name|given name|forename|first names|enw cyntaf|enw bedydd|enw",
  },
  {
    key: "person.familyName",
    label: words.familyName,
    required: true,
    called: "last name|family name|surname|second name|cyfenw|enw teuluol",
  },
  {
    key: "person.email",
    label: words.email,
    required: true,
    called: "email|email address|mail|work email|e-bost|cyfeiriad e-bost|ebost gwaith",
  },
  {
    key: "person.jobTitle",
    label: words.jobTitle,
    required: false,
    called: "job title|title of post|role|post|position|job|teitl swydd|swydd|rôl",
  },
  {
    key: "person.grade",
    label: words.grade,
    required: false,
    called: "grade|pay grade|band|salary grade|gradd|graddfa",
  },
  {
    key: "person.unit",
    label: words.unit,
    required: false,
    called:
      "unit|department|service area|organisation|organization|division|directorate|team|faculty|school|college|uned|adran|maes gwasanaeth|sefydliad|cyfadran|ysgol|coleg",
  },
];

/** What columns for the questions of the shipped forms are often called, by the question's id. */
const questionsCalled: Readonly<Record<string, string>> = {
  biography: "bio|biography|about me|profile|bywgraffiad|amdanaf i|proffil",
  expertise:
    "expertise|areas of expertise|skills|skills offered|profession|can help with|arbenigedd|sgiliau",
  expertiseSought:
    "expertise sought|skills sought|skills wanted|areas of interest|wants help with|sgiliau a geisir",
  capacity: "capacity|number of mentees|how many mentees|mentees|nifer y mentoreion",
  hopes: "hopes|what i hope to gain|reasons for joining|gobeithion",
  objectives: "objectives|goals|aims|amcanion|nodau",
  timeInPost: "time in post|length of service|years in post|amser yn y swydd",
  meetingMode: "meeting mode|how to meet|in person or online|dull cyfarfod",
  availability: "availability|available|free times|argaeledd",
  menteeStage: "mentee stage|career stage of mentee|cam gyrfa",
  mentorKind: "mentor kind|kind of mentor|sort of mentor|math o fentor",
  model: "model|mentoring model|model mentora",
  frequency: "frequency|how often|amlder",
  commitment: "commitment|agrees to the commitment|ymrwymiad",
};

const answerable = (form: FormDefinition, fields: FieldRegistry) =>
  form.pages.flatMap((page) =>
    page.questions.filter((question) => {
      const field = fields.get(question.type);
      return field !== undefined && fitsCell(field, question);
    }),
  );

/** Everything that a column of this role's people can become. */
export function targetsOf(form: FormDefinition, fields: FieldRegistry): Target[] {
  return [
    ...personTargets.map(({ key, label, required }) => ({
      key,
      label,
      required,
      group: words.personGroup,
    })),
    ...answerable(form, fields).map(({ id, label }) => ({
      key: `answer.${id}`,
      label,
      required: false,
      group: words.answerGroup,
    })),
    { key: ignored, label: words.ignore, required: false, group: words.otherGroup },
  ];
}

/** A target for each column, by what it is called. Each target is suggested once. */
export function suggestMapping(
  columns: readonly string[],
  form: FormDefinition,
  fields: FieldRegistry,
): ColumnMapping[] {
  const byName = new Map<string, string>();
  const add = (name: string, key: string) => {
    if (!byName.has(fold(name))) byName.set(fold(name), key);
  };
  for (const { key, label, called } of personTargets) {
    for (const name of [...Object.values(label), ...called.split("|")]) add(name, key);
  }
  for (const { id, label } of answerable(form, fields)) {
    const called = questionsCalled[id]?.split("|") ?? [];
    for (const name of [id, ...Object.values(label), ...called]) add(name, `answer.${id}`);
  }
  const taken = new Set<string>();
  return columns.map((column) => {
    const target = byName.get(fold(column)) ?? ignored;
    if (taken.has(target)) return { column, target: ignored };
    if (target !== ignored) taken.add(target);
    return { column, target };
  });
}
