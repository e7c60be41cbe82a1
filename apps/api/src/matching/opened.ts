import { createHash } from "node:crypto";
import type { Context } from "../context.ts";
import type { RunRow } from "./matching.entity.ts";
import { methodOf, presentPool } from "./pool.ts";
import { outcomeOfRun, proofsOfRun, taskOfRun } from "./rows.ts";
import {
  type Answer,
  type Ask,
  nothingDecided,
  type RequestName,
  RunFailure,
  type Solved,
  type Task,
} from "./thread/contract.ts";

type About = Exclude<RequestName, "solve" | "open">;
type Rest<N extends About> = Omit<Ask<N>, "key">;

/** Asks the solver about the result of a run, which it reads again if it doesn't have it open. */
export function askAboutRun<N extends About>(
  ctx: Context,
  run: RunRow,
  name: N,
  rest: Rest<N>,
): Promise<Answer<N>> {
  return asking(ctx, run.id, name, rest, async () => ({
    task: await taskOfRun(ctx, run),
    solved: await solvedOf(ctx, run),
  }));
}

/** Asks the solver about the people and the scheme's criteria of now, whatever results there are. */
export async function askAboutPool<N extends "candidates" | "ruledOut">(
  ctx: Context,
  schemeId: string,
  name: N,
  rest: Rest<N>,
): Promise<Answer<N>> {
  const { hash, ...people } = await presentPool(ctx, schemeId);
  const method = await methodOf(ctx, schemeId);
  const criteria = createHash("sha256").update(JSON.stringify(method.criteria)).digest("hex");
  return asking(ctx, `pool:${hash}:${criteria}`, name, rest, async () => {
    const task: Task = { ...method, people, decisions: nothingDecided, seed: 1, keep: null };
    return { task, solved: null };
  });
}

async function asking<N extends About>(
  ctx: Context,
  key: string,
  name: N,
  rest: Rest<N>,
  read: () => Promise<{ task: Task; solved: Solved | null }>,
): Promise<Answer<N>> {
  const { solver } = ctx.app;
  const ask = { ...rest, key: `${ctx.institutionId} ${key}` } as unknown as Ask<N>;
  for (let opened = false; ; opened = true) {
    try {
      return await solver.ask(name, ask);
    } catch (error) {
      const closed = error instanceof RunFailure && error.code === "NOT_OPEN";
      if (!closed || opened) throw error;
    }
    await solver.ask("open", { key: `${ctx.institutionId} ${key}`, ...(await read()) });
  }
}

async function solvedOf(ctx: Context, run: RunRow): Promise<Solved> {
  const [outcome, proofs] = await Promise.all([
    outcomeOfRun(ctx, run.id),
    proofsOfRun(ctx, run.id),
  ]);
  if (!outcome || !proofs) throw new RunFailure("IMPOSSIBLE", [run.id]);
  return { outcome, proofs };
}
