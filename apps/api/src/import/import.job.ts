import type { Context } from "../context.ts";
import type { JobHandler } from "../domain.ts";
import { carryOut, nothing, type Tally } from "./carry-out.ts";
import { type ImportReport, ImportRow } from "./import.entity.ts";
import { endImport, faults, formOf, sheetOf } from "./import.service.ts";
import { type Prepared, prepare } from "./prepare.ts";

/** So many rows are one transaction. */
const batchRows = 200;

/**
 * Brings the rows of one import in, batch by batch, each with the progress that it makes. After an
 * interruption it goes on behind the last batch that was kept; when it is cancelled it stops before
 * the next. A fault of our own ends it as failed, and it can be run again.
 */
export const runImportJob: JobHandler = async (open, { importId }) => {
  const id = String(importId);
  try {
    const prepared = await open((ctx) => begin(ctx, id));
    if (!prepared) return;
    for (;;) {
      const isOver = await open((ctx) => next(ctx, id, prepared));
      if (isOver) return;
    }
  } catch (error) {
    await open((ctx) =>
      ctx.store.update(
        ImportRow,
        { id, state: "running" },
        { state: "failed", finishedAt: new Date() },
      ),
    );
    throw error;
  }
};

/** The rows to bring in; null when this import isn't running. */
async function begin(ctx: Context, id: string): Promise<Prepared | null> {
  const row = await ctx.store.get(ImportRow, id, { lock: true });
  if (row.state !== "running") return null;
  const prepared = await prepare(ctx, row, await formOf(ctx, row), await sheetOf(ctx, id));
  if (row.report?.dryRun !== false) {
    const report: ImportReport = { ...nothing, ...faults(prepared), dryRun: false, done: 0 };
    await ctx.store.update(ImportRow, { id }, { report, progress: 0 });
  }
  return prepared;
}

/** One batch; true when it was the last, or when there is nothing more to do. */
async function next(ctx: Context, id: string, { good }: Prepared): Promise<boolean> {
  // Held until the commit: a second run of the same job waits here, and then goes on behind it.
  const row = await ctx.store.get(ImportRow, id, { lock: true });
  if (row.state !== "running" || !row.report) return true;
  const { done } = row.report;
  const batch = good.slice(done, done + batchRows);
  const form = await formOf(ctx, row);
  const tally = batch.length > 0 ? await carryOut(ctx, row, form, batch) : nothing;
  const report = { ...row.report, ...sum(row.report, tally), done: done + batch.length };
  const progress = good.length === 0 ? 1 : report.done / good.length;
  await ctx.store.update(ImportRow, { id }, { report, progress });
  if (report.done < good.length) return false;
  await endImport(ctx, row, "done");
  return true;
}

const sum = (a: Tally, b: Tally): Tally => ({
  created: a.created + b.created,
  updated: a.updated + b.updated,
  unchanged: a.unchanged + b.unchanged,
  enrolled: a.enrolled + b.enrolled,
  registered: a.registered + b.registered,
});
