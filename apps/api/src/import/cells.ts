import type { FieldType, Json, JsonSchema, Option, Question } from "@quad/forms";
import { fold } from "./fold.ts";

/** What a cell says about a question. `unknown`: the parts of it that mean nothing there. */
export interface ReadCell {
  value?: Json;
  unknown: string[];
}

const yes = new Set("yes y true 1 x agreed agree ie ydw oes do gwir cytuno cytunwyd".split(" "));
const no = new Set("no n false 0 na nac nacydw nagoes naddo anwir".split(" "));

/** Whether a cell of a table can answer questions of this type. */
export function fitsCell(field: FieldType, question: Question): boolean {
  if (field.answerable === false) return false;
  const schema = field.schema(question);
  return schema.const === true || (schema.type !== "object" && schema.type !== undefined);
}

/**
 * Reads a cell by the shape of the answers that the question takes. Options are known by value or by
 * label in any language; several are separated by commas, semicolons, bars or line breaks.
 */
export function readCell(field: FieldType, question: Question, cell: string): ReadCell {
  if (cell === "") return { unknown: [] };
  const schema = field.schema(question);
  if (schema.type === "array") return several(question, cell, schema.items as JsonSchema);
  if (Array.isArray(schema.enum)) {
    const value = match(question, schema.enum, cell);
    return value === undefined ? { unknown: [cell] } : { value, unknown: [] };
  }
  if (schema.type === "boolean" || schema.const === true) {
    if (yes.has(fold(cell))) return { value: true, unknown: [] };
    if (!no.has(fold(cell))) return { unknown: [cell] };
    return schema.const === true ? { unknown: [] } : { value: false, unknown: [] };
  }
  const value = field.normalise(cell, question);
  if (value === undefined) return { unknown: [] };
  if (field.validate(value, question).length === 0) return { value, unknown: [] };
  const day = dayOf(cell);
  return day !== null && field.validate(day, question).length === 0
    ? { value: day, unknown: [] }
    : { value, unknown: [] };
}

function several(question: Question, cell: string, items: JsonSchema): ReadCell {
  const values: Json[] = [];
  const unknown: string[] = [];
  const take = (part: string): boolean => {
    const value = match(question, (items.enum ?? []) as Json[], part);
    if (value !== undefined) values.push(value);
    return value !== undefined;
  };
  // A label may hold a comma itself: the whole piece is tried first.
  for (const piece of cell.split(/[;|\n]/).map((one) => one.trim())) {
    if (piece === "" || take(piece)) continue;
    for (const part of piece.split(",").map((one) => one.trim())) {
      if (part !== "" && !take(part)) unknown.push(part);
    }
  }
  return values.length > 0 ? { value: values, unknown } : { unknown };
}

/** The option's value: by value, or by a label. */
function match(question: Question, values: readonly Json[], text: string): Json | undefined {
  const wanted = fold(text);
  const options = (question.rules?.options ?? []) as unknown as Option[];
  return values.find(
    (value) =>
      fold(String(value)) === wanted ||
      options.some(
        (option) =>
          option.value === value &&
          Object.values(option.label).some((label) => fold(label) === wanted),
      ),
  );
}

/** A day written as 31/1/2027, 31.1.2027 or 31-1-2027. */
function dayOf(cell: string): string | null {
  const parts = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(cell);
  return parts ? `${parts[3]}-${parts[2]!.padStart(2, "0")}-${parts[1]!.padStart(2, "0")}` : null;
}
