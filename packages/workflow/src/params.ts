import type { Json, ParamField, ParamSchema, Text } from "./contract.ts";

export interface ParamProblem {
  /** Keys and indexes below the params. */
  path: string[];
  code: "REQUIRED" | "UNKNOWN" | "TYPE" | "CHOICE" | "RANGE" | "TOO_LONG" | "FORMAT";
  message: Text;
}

const DURATION =
  /^-?P(?!$)(\d{1,4}Y)?(\d{1,4}M)?(\d{1,4}W)?(\d{1,4}D)?(T(?!$)(\d{1,4}H)?(\d{1,4}M)?)?$/;
const DATE = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;

/** Years to minutes, each at most four digits; a minus sign in front turns it back in time. */
export function isDuration(text: string): boolean {
  return DURATION.test(text);
}

/** A day that exists, as YYYY-MM-DD. */
export function isDate(text: string): boolean {
  const [year, month, day] = text.split("-").map(Number);
  return DATE.test(text) && new Date(Date.UTC(year!, month! - 1, day)).getUTCDate() === day;
}

const isRecord = (value: Json): value is { [key: string]: Json } =>
  value !== null && typeof value === "object" && !Array.isArray(value);

/** Whether a value has the basic type of a field; formats and limits come after. */
function hasType(field: ParamField, value: Json): boolean {
  switch (field.type) {
    case "json":
      return true;
    case "number":
      return typeof value === "number";
    case "integer":
      return Number.isInteger(value);
    case "boolean":
      return typeof value === "boolean";
    case "list":
      return Array.isArray(value);
    case "text":
      return isRecord(value) && Object.values(value).every((part) => typeof part === "string");
    default:
      return typeof value === "string";
  }
}

function fieldProblems(field: ParamField, value: Json, path: string[]): ParamProblem[] {
  const problem = (code: ParamProblem["code"], en: string, cy: string): ParamProblem[] => [
    { path, code, message: { en, cy } },
  ];
  if (!hasType(field, value)) {
    return problem("TYPE", `Give a value of type ${field.type}.`, `Rhowch werth ${field.type}.`);
  }
  if (field.type === "choice" && !field.choices?.some((choice) => choice.value === value)) {
    const known = (field.choices ?? []).map((choice) => choice.value).join(", ");
    return problem("CHOICE", `Choose one of: ${known}.`, `Dewiswch un o: ${known}.`);
  }
  if (field.type === "duration" && !isDuration(value as string)) {
    return problem("FORMAT", "Give a duration such as P7D.", "Rhowch hyd megis P7D.");
  }
  if (field.type === "date" && !isDate(value as string)) {
    return problem("FORMAT", "Give a date as YYYY-MM-DD.", "Rhowch ddyddiad fel BBBB-MM-DD.");
  }
  if (typeof value === "number") {
    const { minimum = -Infinity, maximum = Infinity } = field;
    if (value < minimum || value > maximum) {
      return problem(
        "RANGE",
        `Give a number from ${minimum} to ${maximum}.`,
        `Rhowch rif o ${minimum} i ${maximum}.`,
      );
    }
  }
  if (typeof value === "string" && value.length > (field.maxLength ?? Infinity)) {
    return problem(
      "TOO_LONG",
      `Use at most ${field.maxLength} characters.`,
      `Defnyddiwch hyd at ${field.maxLength} nod.`,
    );
  }
  const { items } = field;
  if (Array.isArray(value) && items) {
    return value.flatMap((item, i) => fieldProblems(items, item, [...path, String(i)]));
  }
  return [];
}

/** What is wrong with params; empty when they fit the schema. */
export function paramProblems(
  schema: ParamSchema,
  params: Record<string, Json> = {},
): ParamProblem[] {
  const problems: ParamProblem[] = [];
  for (const [key, value] of Object.entries(params)) {
    const field = Object.hasOwn(schema, key) ? schema[key] : undefined;
    if (field) problems.push(...fieldProblems(field, value, [key]));
    else {
      problems.push({
        path: [key],
        code: "UNKNOWN",
        message: { en: `Remove "${key}": it has no meaning here.`, cy: `Tynnwch "${key}".` },
      });
    }
  }
  for (const [key, field] of Object.entries(schema)) {
    if (!field.required || Object.hasOwn(params, key)) continue;
    problems.push({
      path: [key],
      code: "REQUIRED",
      message: {
        en: `Fill in "${field.label.en ?? key}".`,
        cy: `Llenwch "${field.label.cy ?? field.label.en ?? key}".`,
      },
    });
  }
  return problems;
}
