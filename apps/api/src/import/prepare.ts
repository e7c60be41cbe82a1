import { type Answers, message, validate } from "@quad/forms";
import type { Context, Locale } from "../context.ts";
import { type FormVersionRow, fieldsOf } from "../form/form.service.ts";
import { units } from "../institution/institution.service.ts";
import type { PersonValues } from "../person/person.service.ts";
import { say, type Text } from "../words.ts";
import { readCell } from "./cells.ts";
import { fold } from "./fold.ts";
import type { BadRow, ImportRow } from "./import.entity.ts";
import { words } from "./import.words.ts";
import type { Sheet, SheetRow } from "./parse.ts";

/** A row that can come in. */
export interface GoodRow {
  line: number;
  person: PersonValues;
  /** The name of their unit, as the tree or the file writes it. */
  unit: string | null;
  answers: Answers;
}

export interface Prepared {
  good: GoodRow[];
  bad: BadRow[];
  badRowCount: number;
  /** Names of units that aren't there yet. */
  newUnits: string[];
}

type Reason = {
  [K in keyof typeof words]: K extends `${string}.${string}` ? K : never;
}[keyof typeof words];

const emailAddress = /^[^\s@<>()[\],;:"\\]+@[^\s@.,;:<>()[\]"\\]+(\.[^\s@.,;:<>()[\]"\\]+)+$/;

/**
 * Reads every row by its mapping. A row is left out only when it doesn't say who it is about, or
 * names a unit that isn't there and mustn't be added; any other fault costs the one cell.
 */
export async function prepare(
  ctx: Context,
  row: Pick<ImportRow, "mapping" | "options">,
  form: FormVersionRow,
  sheet: Sheet,
): Promise<Prepared> {
  const columnOf = new Map(
    row.mapping
      .filter(({ column }) => sheet.columns.includes(column))
      .map(({ column, target }) => [target, { column, at: sheet.columns.indexOf(column) }]),
  );
  const known = new Map((await units(ctx)).map((unit) => [fold(unit.name), unit.name]));
  const fresh = new Map<string, string>();
  const firstLine = new Map<string, number>();
  const bad: BadRow[] = [];
  const good: GoodRow[] = [];

  for (const sheetRow of sheet.rows) {
    const cell = (target: string) => {
      const at = columnOf.get(target)?.at;
      return at === undefined ? "" : (sheetRow.cells[at] ?? "");
    };
    const note: Note = (target, reason, filling = {}) => {
      bad.push(badRow(sheetRow, columnOf.get(target)?.column ?? null, reason, filling));
    };

    const names = {
      givenName: line(cell("person.givenName")),
      familyName: line(cell("person.familyName")),
    };
    const email = cell("person.email").toLowerCase();
    const nameFault = faultInNames(names);
    if (nameFault) {
      note(names.givenName ? "person.familyName" : "person.givenName", nameFault);
      continue;
    }
    if (email === "") {
      note("person.email", "email.missing");
      continue;
    }
    if (email.length > 254 || !emailAddress.test(email)) {
      note("person.email", "email.invalid", { value: short(email) });
      continue;
    }
    const first = firstLine.get(email);
    if (first !== undefined) {
      note("person.email", "email.duplicate", { first });
      continue;
    }
    const wanted = line(cell("person.unit"));
    let unit = wanted === "" ? null : (known.get(fold(wanted)) ?? fresh.get(fold(wanted)) ?? null);
    if (wanted !== "" && unit === null) {
      if (!row.options.createUnits || wanted.length > 100) {
        note("person.unit", "unit.unknown", { value: short(wanted) });
        continue;
      }
      fresh.set(fold(wanted), wanted);
      unit = wanted;
    }
    firstLine.set(email, sheetRow.line);

    const person: PersonValues = { email, ...names };
    for (const field of ["jobTitle", "grade"] as const) {
      const value = line(cell(`person.${field}`));
      if (value.length > 200) note(`person.${field}`, "text.long");
      else if (value !== "") person[field] = value;
    }
    const answers = readAnswers(ctx, form, columnOf.keys(), cell, note);
    good.push({ line: sheetRow.line, person, unit, answers });
  }
  return {
    good,
    bad,
    badRowCount: new Set(bad.map((one) => one.line)).size,
    newUnits: [...fresh.values()],
  };
}

/** What is put into a sentence; a text is put in by language. */
type Filling = Record<string, string | number | Text>;
type Note = (target: string, reason: Reason, filling?: Filling) => void;

function readAnswers(
  ctx: Context,
  form: FormVersionRow,
  targets: Iterable<string>,
  cell: (target: string) => string,
  note: Note,
): Answers {
  const fields = fieldsOf(ctx.app.plugins);
  const questions = new Map(
    form.definition.pages.flatMap((page) => page.questions.map((one) => [one.id, one] as const)),
  );
  const answers: Answers = {};
  for (const target of targets) {
    if (!target.startsWith("answer.")) continue;
    const question = questions.get(target.slice("answer.".length));
    const field = question && fields.get(question.type);
    if (!question || !field) continue;
    const { value, unknown } = readCell(field, question, cell(target));
    if (value !== undefined) answers[question.id] = value;
    if (unknown.length > 0) note(target, "answer.unknown", { value: short(unknown.join(", ")) });
  }
  for (const problem of validate(form.definition, answers, {}, fields)) {
    const question = questions.get(problem.path[0] ?? "");
    if (!question || problem.code === "required" || !(question.id in answers)) continue;
    note(`answer.${question.id}`, "answer.invalid", {
      problem: {
        en: message(problem, question, "en", fields),
        cy: message(problem, question, "cy", fields),
      },
    });
  }
  return answers;
}

function faultInNames({ givenName, familyName }: Record<string, string>): Reason | null {
  if (!givenName || !familyName) return "name.missing";
  return Math.max(givenName.length, familyName.length) > 100 ? "name.long" : null;
}

function badRow(
  { line }: SheetRow,
  column: string | null,
  reason: Reason,
  filling: Filling,
): BadRow {
  const inLanguage = (locale: Locale) => {
    const values = Object.entries(filling).map(([key, value]) => [
      key,
      typeof value === "object" ? say({ locale }, value) : value,
    ]);
    return say({ locale }, words[reason], Object.fromEntries(values));
  };
  return { line, column, reason, text: { en: inLanguage("en"), cy: inLanguage("cy") } };
}

/** One line of text: what a name or a title is. */
const line = (cell: string): string => cell.replace(/[\s\p{Cc}]+/gu, " ").trim();

/** Enough of a value to find it. */
const short = (value: string): string => (value.length > 80 ? `${value.slice(0, 79)}…` : value);
