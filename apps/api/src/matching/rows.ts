import DataLoader from "dataloader";
import { In } from "typeorm";
import type { Context } from "../context.ts";
import { DomainError } from "../graphql/errors.ts";
import { type InstanceView, views } from "../workflow/workflow.service.ts";
import { PairingRow, RoundRow, RunRow } from "./matching.entity.ts";
import type { Outcome, Snapshot } from "./solve.ts";

const rounds = (ctx: Context) =>
  ctx.once(
    "rounds",
    () =>
      new DataLoader<string, RoundRow>(async (ids) => {
        const rows = await ctx.store.find(RoundRow, { id: In(ids) });
        const byId = new Map(rows.map((row) => [row.id, row]));
        return ids.map((id) => byId.get(id) ?? new DomainError("NOT_FOUND"));
      }),
  );

/** Throws `NOT_FOUND`. Batched. */
export const roundRow = (ctx: Context, id: string): Promise<RoundRow> => rounds(ctx).load(id);

/**
 * The round as it is now, held until the transaction ends. Whatever changes a round, its runs or
 * its pairings holds it first. Throws `NOT_FOUND`.
 */
export async function lockRound(ctx: Context, id: string): Promise<RoundRow> {
  const row = await ctx.store.get(RoundRow, id, { lock: true });
  rounds(ctx).clear(id).prime(id, row);
  return row;
}

/** Where the round's workflow stands. Batched. */
export async function roundView(ctx: Context, id: string): Promise<InstanceView> {
  const view = (await views(ctx, "round", [id])).get(id);
  if (!view) throw new Error("A round has no workflow.");
  return view;
}

/** Throws `NOT_FOUND`. */
export const runRow = (ctx: Context, id: string): Promise<RunRow> => ctx.store.get(RunRow, id);

/** The rounds of a scheme, newest first. Batched; nothing is remembered. */
export function roundsOfScheme(ctx: Context, schemeId: string): Promise<RoundRow[]> {
  return ctx
    .once(
      "rounds.ofScheme",
      () =>
        new DataLoader<string, RoundRow[]>(
          async (ids) => {
            const rows = await ctx.store.find(
              RoundRow,
              { schemeId: In(ids) },
              { order: { number: "DESC" } },
            );
            return ids.map((id) => rows.filter((row) => row.schemeId === id));
          },
          { cache: false },
        ),
    )
    .load(schemeId);
}

/** Newest first. Batched; nothing is remembered. */
export function runsOf(ctx: Context, roundId: string): Promise<RunRow[]> {
  return ctx
    .once(
      "round.runs",
      () =>
        new DataLoader<string, RunRow[]>(
          async (ids) => {
            const rows = await ctx.store.find(
              RunRow,
              { roundId: In(ids) },
              { order: { number: "DESC" } },
            );
            return ids.map((id) => rows.filter((row) => row.roundId === id));
          },
          { cache: false },
        ),
    )
    .load(roundId);
}

/** In the order in which they were made. Batched; nothing is remembered. */
export function pairingsOf(ctx: Context, roundId: string): Promise<PairingRow[]> {
  return ctx
    .once(
      "round.pairings",
      () =>
        new DataLoader<string, PairingRow[]>(
          async (ids) => {
            const rows = await ctx.store.find(
              PairingRow,
              { roundId: In(ids) },
              { order: { createdAt: "ASC", menteeEnrolmentId: "ASC" } },
            );
            return ids.map((id) => rows.filter((row) => row.roundId === id));
          },
          { cache: false },
        ),
    )
    .load(roundId);
}

/** What came out of a run; null unless it is done. It never changes: read once a request. */
export function outcomeOfRun(ctx: Context, runId: string): Promise<Outcome | null> {
  return ctx.once(`run.outcome:${runId}`, () => text<Outcome>(ctx, runId, "result"));
}

/** What a run was given; null before it has begun. */
export const snapshotOfRun = (ctx: Context, runId: string): Promise<Snapshot | null> =>
  text<Snapshot>(ctx, runId, "problem");

async function text<T>(
  ctx: Context,
  runId: string,
  column: "problem" | "result",
): Promise<T | null> {
  const [row] = await ctx.store.rows<{ value: string | null }>(
    `SELECT ${column} AS value FROM app.run WHERE institution_id = $1 AND id = $2`,
    [runId],
  );
  return row?.value ? (JSON.parse(row.value) as T) : null;
}

export const isGoing = (run: RunRow | undefined): boolean =>
  run?.state === "queued" || run?.state === "running";

/** The newest run that has a result. */
export const latestDone = (runs: readonly RunRow[]): RunRow | undefined =>
  runs.find((run) => run.state === "done");
