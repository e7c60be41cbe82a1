import { v7 as uuidv7 } from "uuid";
import { authorise } from "../access/can.ts";
import { recordAudit } from "../audit/audit.service.ts";
import type { Context } from "../context.ts";
import { registrationFormKey } from "../enrolment/enrolment.service.ts";
import { currentForm, type FormVersionRow, fieldsOf } from "../form/form.service.ts";
import { DomainError } from "../graphql/errors.ts";
import { Refused } from "../graphql/problems.ts";
import { schemeRow, schemeSubject } from "../scheme/scheme.service.ts";
import { say } from "../words.ts";
import { foresee } from "./carry-out.ts";
import { type ColumnMapping, type ImportReport, ImportRow } from "./import.entity.ts";
import { words } from "./import.words.ts";
import { fileLimits, parseSheet, type Sheet } from "./parse.ts";
import { type Prepared, prepare } from "./prepare.ts";
import { ignored, suggestMapping, type Target, targetsOf } from "./targets.ts";

export type { ImportRow };

/** A report lists so many faults; it counts them all. */
const reportedAtMost = 500;

export interface StartImport {
  schemeId: string;
  role: "mentor" | "mentee";
  fileName: string;
  /** The text of a CSV file. */
  content: string;
}

/** Reads a file and suggests what its columns mean. Refused when it can't be read. */
export async function startImport(ctx: Context, input: StartImport): Promise<ImportRow | Refused> {
  const scheme = await schemeRow(ctx, input.schemeId);
  authorise(ctx, "enrolment.import", await schemeSubject(ctx, scheme.id));
  if (scheme.state === "closed") {
    return Refused.because("SCHEME_CLOSED", say(ctx, words.schemeClosed));
  }
  const sheet = parseSheet(input.content);
  if ("code" in sheet) {
    const { code, ...params } = sheet;
    const limits = { limit: fileLimits.rows, columns: fileLimits.columns };
    return Refused.because(code, say(ctx, words[code], { ...limits, ...params }));
  }
  const form = await formOf(ctx, input);
  const row = Object.assign(new ImportRow(), {
    institutionId: ctx.institutionId,
    id: uuidv7(),
    schemeId: input.schemeId,
    role: input.role,
    fileName: input.fileName.replace(/\p{Cc}/gu, "").slice(0, 200),
    columns: { names: sheet.columns, sample: sheet.rows.slice(0, 5).map(({ cells }) => cells) },
    rowCount: sheet.rows.length,
    mapping: suggestMapping(sheet.columns, form.definition, fieldsOf(ctx.app.plugins)),
    options: {},
    state: "needs_mapping" as const,
    report: null,
    progress: 0,
    createdBy: callerId(ctx),
    createdAt: new Date(),
    finishedAt: null,
  });
  await ctx.store.rows(
    `INSERT INTO app.import (institution_id, id, scheme_id, role, file_name, content, columns,
       row_count, mapping, created_by, created_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7::jsonb, $8, $9::jsonb, $10, $11)`,
    [
      row.id,
      row.schemeId,
      row.role,
      row.fileName,
      input.content,
      JSON.stringify(row.columns),
      row.rowCount,
      JSON.stringify(row.mapping),
      row.createdBy,
      row.createdAt,
    ],
  );
  const detail = { schemeId: row.schemeId, rows: row.rowCount };
  await recordAudit(ctx, "import.start", { type: "import", id: row.id }, detail);
  return row;
}

/**
 * Takes the meaning of the columns and checks every row: the report says what bringing them in would
 * do, and what is wrong where. Nothing is brought in.
 */
export async function mapImport(
  ctx: Context,
  input: { id: string; mapping: ColumnMapping[]; createUnits: boolean; register: boolean },
): Promise<ImportRow | Refused> {
  const row = await ctx.store.get(ImportRow, input.id, { lock: true });
  authorise(ctx, "enrolment.import", await schemeSubject(ctx, row.schemeId));
  if (row.state !== "needs_mapping" && row.state !== "checked") return over(ctx);
  const form = await formOf(ctx, row);
  const refused = faultInMapping(ctx, input.mapping, row, form);
  if (refused) return refused;
  const { createUnits, register, mapping } = input;
  const wanted = { ...row, mapping, options: { createUnits, register } };
  const prepared = await prepare(ctx, wanted, form, await sheetOf(ctx, row.id));
  const tally = await foresee(ctx, wanted, form, prepared.good);
  const report = { ...tally, ...faults(prepared), dryRun: true, done: 0 };
  const changes = { mapping, options: wanted.options, report, state: "checked" as const };
  await ctx.store.update(ImportRow, { id: row.id }, changes);
  return Object.assign(row, changes);
}

/** Begins to bring the people in, in the background. Once begun, asking again changes nothing. */
export async function runImport(ctx: Context, id: string): Promise<ImportRow | Refused> {
  const row = await ctx.store.get(ImportRow, id, { lock: true });
  authorise(ctx, "enrolment.import", await schemeSubject(ctx, row.schemeId));
  if (row.state === "running" || row.state === "done") return row;
  if (row.state === "cancelled") return over(ctx);
  if (row.state === "needs_mapping") {
    return Refused.because("CHECK_FIRST", say(ctx, words.checkFirst));
  }
  const changes = { state: "running" as const, finishedAt: null };
  await ctx.store.update(ImportRow, { id }, changes);
  await ctx.send("imports", { importId: id });
  await recordAudit(ctx, "import.run", { type: "import", id }, { schemeId: row.schemeId });
  return Object.assign(row, changes);
}

/** Stops an import. What it has brought in stays. */
export async function cancelImport(ctx: Context, id: string): Promise<ImportRow | Refused> {
  const row = await ctx.store.get(ImportRow, id, { lock: true });
  authorise(ctx, "enrolment.import", await schemeSubject(ctx, row.schemeId));
  if (row.state === "cancelled") return row;
  if (row.state === "done") return over(ctx);
  await endImport(ctx, row, "cancelled");
  await recordAudit(ctx, "import.cancel", { type: "import", id }, { schemeId: row.schemeId });
  return row;
}

/** Closes an import; the file itself isn't kept. */
export async function endImport(
  ctx: Context,
  row: ImportRow,
  state: "done" | "cancelled",
): Promise<void> {
  const columns = { names: row.columns.names, sample: [] };
  Object.assign(row, { state, finishedAt: new Date(), columns });
  const { finishedAt } = row;
  await ctx.store.update(ImportRow, { id: row.id }, { state, finishedAt, columns });
  await ctx.store.rows("UPDATE app.import SET content = '' WHERE institution_id = $1 AND id = $2", [
    row.id,
  ]);
}

/** Throws `NOT_FOUND`. */
export async function importRow(ctx: Context, id: string): Promise<ImportRow> {
  const row = await ctx.store.get(ImportRow, id);
  authorise(ctx, "enrolment.import", await schemeSubject(ctx, row.schemeId));
  return row;
}

/** The newest hundred of a scheme. */
export async function imports(ctx: Context, schemeId: string): Promise<ImportRow[]> {
  authorise(ctx, "enrolment.import", await schemeSubject(ctx, schemeId));
  return ctx.store.find(ImportRow, { schemeId }, { order: { createdAt: "DESC" }, take: 100 });
}

/** The form that the people of this import fill in. */
export const formOf = (
  ctx: Context,
  row: Pick<ImportRow, "schemeId" | "role">,
): Promise<FormVersionRow> => currentForm(ctx, row.schemeId, registrationFormKey(row.role));

export async function targets(
  ctx: Context,
  row: Pick<ImportRow, "schemeId" | "role">,
): Promise<Target[]> {
  return targetsOf((await formOf(ctx, row)).definition, fieldsOf(ctx.app.plugins));
}

/** The file of an import that isn't over. */
export async function sheetOf(ctx: Context, id: string): Promise<Sheet> {
  const [file] = await ctx.store.rows<{ content: string }>(
    "SELECT content FROM app.import WHERE institution_id = $1 AND id = $2",
    [id],
  );
  const sheet = parseSheet(file?.content ?? "");
  if ("code" in sheet) throw new Error(`The file of an import can't be read: ${sheet.code}.`);
  return sheet;
}

/** The part of a report that says what is wrong with the file. */
export const faults = (
  prepared: Prepared,
): Pick<ImportReport, "badRows" | "badRowCount" | "newUnits"> => ({
  badRows: prepared.bad.slice(0, reportedAtMost),
  badRowCount: prepared.badRowCount,
  newUnits: prepared.newUnits,
});

const over = (ctx: Context): Refused => Refused.because("IMPORT_OVER", say(ctx, words.over));

function faultInMapping(
  ctx: Context,
  mapping: readonly ColumnMapping[],
  row: ImportRow,
  form: FormVersionRow,
): Refused | null {
  const known = targetsOf(form.definition, fieldsOf(ctx.app.plugins));
  const keys = new Set(known.map(({ key }) => key));
  const columns = new Set(row.columns.names);
  const chosen = new Set(mapping.map(({ column }) => column));
  if (
    chosen.size !== mapping.length ||
    mapping.some(({ column, target }) => !columns.has(column) || !keys.has(target))
  ) {
    throw new DomainError("BAD_USER_INPUT");
  }
  const reasons = known.flatMap(({ key, label, required }) => {
    const times = key === ignored ? 1 : mapping.filter(({ target }) => target === key).length;
    const reason = (code: string, text: typeof words.targetTwice | typeof words.targetMissing) => ({
      code,
      message: say(ctx, text, { label: say(ctx, label) }),
      place: key,
    });
    if (times > 1) return [reason("TARGET_TWICE", words.targetTwice)];
    return required && times === 0 ? [reason("TARGET_MISSING", words.targetMissing)] : [];
  });
  return reasons.length > 0
    ? Refused.because("NOT_MAPPED", say(ctx, words.notMapped), reasons)
    : null;
}

function callerId(ctx: Context): string {
  if (ctx.actor.kind !== "person") throw new DomainError("UNAUTHENTICATED");
  return ctx.actor.personId;
}
