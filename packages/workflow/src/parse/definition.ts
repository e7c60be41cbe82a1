import type { Diagnostic, WorkflowDefinition } from "../contract.ts";
import { isDuration } from "../params.ts";
import {
  flag,
  json,
  lazy,
  list,
  matching,
  numeric,
  object,
  oneOf,
  problemsOf,
  record,
  type Shape,
  text,
  whole,
} from "./shape.ts";

export const key = matching(
  /^[a-z][A-Za-z0-9_-]{0,63}$/,
  "Use up to 64 letters, digits, - or _, with a small letter first and no dots.",
  "Defnyddiwch hyd at 64 o lythrennau, rhifau, - neu _, gyda llythyren fach yn gyntaf.",
);

export const id = matching(
  /^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/,
  "Use up to 64 letters, digits, - or _.",
  "Defnyddiwch hyd at 64 o lythrennau, rhifau, - neu _.",
);

export const event = matching(
  /^(?!xstate\.|workflow\.)(?=.{1,100}$)[a-z][a-z0-9-]*(\.[a-z][a-z0-9-]*)*$/,
  'Use small words with dots between, such as "form.submitted"; "xstate." and "workflow." are taken.',
  'Defnyddiwch eiriau bach gyda dotiau, megis "form.submitted"; mae "xstate." a "workflow." ar waith.',
);

const language = matching(
  /^[a-z]{2,3}(-[A-Z]{2})?$/,
  'Use a language code such as "en" or "cy".',
  'Defnyddiwch god iaith megis "en" neu "cy".',
);

const anyString: Shape = (value, path, report) => {
  if (typeof value !== "string") report(path, "Write a text here.", "Ysgrifennwch destun yma.");
};

export const words: Shape = (value, path, report) => {
  record(language, anyString)(value, path, report);
  const en = (value as Record<string, unknown> | null)?.en;
  if (typeof en !== "string" || en.trim() === "") {
    report(
      [...path, "en"],
      "Write this text in English too.",
      "Ysgrifennwch hwn yn Saesneg hefyd.",
    );
  }
};

const duration: Shape = (value, path, report) => {
  if (typeof value === "string" && isDuration(value)) return;
  report(
    path,
    'Write a length of time such as "P7D" (7 days), "P3M" (3 months) or "PT12H".',
    'Ysgrifennwch hyd o amser megis "P7D" (7 diwrnod), "P3M" (3 mis) neu "PT12H".',
  );
};

const params = record(text, json);
export const ref = object({ type: text }, { v: whole, params });

export const guard: Shape = (value, path, report) => {
  const operator = ["all", "any", "not"].find(
    (name) => typeof value === "object" && value !== null && Object.hasOwn(value, name),
  );
  if (!operator) return ref(value, path, report);
  object({ [operator]: operator === "not" ? guard : list(guard, 1) })(value, path, report);
};

const way = object(
  { id },
  { label: words, target: text, reenter: flag, guard, actions: list(ref) },
);
const ways = list(way, 1);

export const invoke = object({ id, src: ref, onError: list(way) }, { onDone: ways });

const states: Shape = lazy(() => record(key, state, 1));

const state = object(
  { uid: id },
  {
    label: words,
    stage: key,
    tags: list(text),
    type: oneOf("atomic", "compound", "parallel", "final", "history"),
    history: oneOf("shallow", "deep"),
    initial: key,
    states,
    entry: list(ref),
    exit: list(ref),
    invoke: list(invoke),
    always: ways,
    onDone: ways,
    on: record(event, ways),
    after: record(key, ways),
    target: text,
  },
);

const schema: Shape = lazy(() =>
  object(
    { type: oneOf("object", "array", "string", "integer", "number", "boolean") },
    {
      label: words,
      format: oneOf("date", "member", "candidate"),
      properties: record(text, schema),
      required: list(text),
      additionalProperties: flag,
      items: schema,
      enum: list(json, 1),
      maxLength: whole,
      minimum: numeric,
      maximum: numeric,
    },
  ),
);

export const timer = object(
  { offset: duration },
  {
    anchor: matching(
      /^[A-Za-z][A-Za-z0-9_-]*(\.[A-Za-z0-9_-]+)*$/,
      'Write the path of a date, such as "partnership.endsOn".',
      'Ysgrifennwch lwybr dyddiad, megis "partnership.endsOn".',
    ),
    anchorLabel: words,
    calendar: oneOf("civil", "working-days"),
    at: matching(
      /^([01]\d|2[0-3]):[0-5]\d$/,
      'Write a time of day such as "09:00".',
      'Ysgrifennwch amser megis "09:00".',
    ),
    onMigrate: oneOf("keep", "restart", "recompute"),
  },
);

export const eventDef = object(
  {},
  { label: words, by: list(text), payload: schema, confirm: flag, confidential: flag },
);

export const stages = list(object({ key, label: words }));

const definition = object(
  {
    format: oneOf("wf-def/1"),
    key,
    subject: oneOf("enrolment", "round", "partnership"),
    initial: key,
    uses: record(text, text),
    events: record(event, eventDef),
    states,
  },
  {
    label: words,
    description: words,
    timers: record(key, timer),
    stages,
    layout: json,
  },
);

export type Parsed =
  | { ok: true; definition: WorkflowDefinition }
  | { ok: false; problems: Diagnostic[] };

/**
 * Takes JSON of unknown origin for a definition, or says everything that is wrong with its shape
 * (rule "shape", always errors). Whether it makes sense is for `check`.
 */
export function parseDefinition(value: unknown): Parsed {
  const problems = problemsOf(definition, value);
  return problems.length > 0
    ? { ok: false, problems }
    : { ok: true, definition: value as WorkflowDefinition };
}
