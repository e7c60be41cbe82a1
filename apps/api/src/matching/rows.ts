import DataLoader from "dataloader";
import { In } from "typeorm";
import type { Context } from "../context.ts";
import { DomainError } from "../graphql/errors.ts";
import { type InstanceView, views } from "../workflow/workflow.service.ts";
import { PairingRow, RoundRow, RunRow, SnapshotRow } from "./matching.entity.ts";
import {
  type Decisions,
  nothingDecided,
  type Outcome,
  type People,
  type Proofs,
  type Task,
} from "./thread/contract.ts";

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
  return ctx.once(`run.outcome:${runId}`, () => text<Outcome>(ctx, runId, "outcome"));
}

/** What was decided by hand in a run; nothing before it has begun. */
export async function decisionsOfRun(ctx: Context, runId: string): Promise<Decisions> {
  return ctx.once(
    `run.decisions:${runId}`,
    async () => (await text<Decisions>(ctx, runId, "decisions")) ?? nothingDecided,
  );
}

/** The proofs of a run that is done. */
export const proofsOfRun = (ctx: Context, runId: string): Promise<Proofs | null> =>
  text<Proofs>(ctx, runId, "proofs");

async function text<T>(
  ctx: Context,
  runId: string,
  column: "decisions" | "outcome" | "proofs",
): Promise<T | null> {
  const [row] = await ctx.store.rows<{ value: string | null }>(
    `SELECT ${column} AS value FROM app.run WHERE institution_id = $1 AND id = $2`,
    [runId],
  );
  return row?.value ? (JSON.parse(row.value) as T) : null;
}

/** Throws `NOT_FOUND`. */
export async function peopleOfSnapshot(ctx: Context, hash: string): Promise<People> {
  const row = await ctx.store.maybe(SnapshotRow, { hash });
  if (!row) throw new DomainError("NOT_FOUND");
  return JSON.parse(row.people) as People;
}

/** Keeps the people of a run; those that another run had already are kept once. */
export async function keepSnapshot(ctx: Context, hash: string, people: People): Promise<void> {
  await ctx.store.rows(
    `INSERT INTO app.matching_snapshot (institution_id, hash, people)
     VALUES ($1, $2, $3) ON CONFLICT DO NOTHING`,
    [hash, JSON.stringify(people)],
  );
}

/** All that the result of a run follows from, once it has begun. `people`: if they are known. */
export async function taskOfRun(ctx: Context, run: RunRow, people?: People): Promise<Task> {
  if (run.snapshotHash === null) throw new Error("This run hasn't begun.");
  const { models, criteria, keep } = run.params;
  const kept = keep ? await outcomeOfRun(ctx, keep.runId) : null;
  return {
    models,
    criteria,
    people: people ?? (await peopleOfSnapshot(ctx, run.snapshotHash)),
    decisions: await decisionsOfRun(ctx, run.id),
    seed: run.seed,
    keep: kept && {
      partnerships: kept.chosen.map(({ mentors, mentees }) => ({ mentors, mentees })),
      budget: keep!.budget,
    },
  };
}

export const isGoing = (run: RunRow | undefined): boolean =>
  run?.state === "queued" || run?.state === "running";

/** The newest run that has a result. */
export const latestDone = (runs: readonly RunRow[]): RunRow | undefined =>
  runs.find((run) => run.state === "done");

/** The result on the board: the newest unless another was chosen. `runs`: the round's. */
export const chosenOf = ({ chosenRunId }: RoundRow, runs: readonly RunRow[]): RunRow | undefined =>
  runs.find((run) => run.id === chosenRunId) ?? latestDone(runs);
