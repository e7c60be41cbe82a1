import { QueryFailedError } from "typeorm";
import type { Context } from "../context.ts";

/**
 * One piece of workflow work at a time within a transaction: what a failing step takes back must be
 * its own alone.
 */
export function inTurn<T>(ctx: Context, work: () => Promise<T>): Promise<T> {
  const turn = ctx.once("workflow.turn", () => ({ last: Promise.resolve<unknown>(undefined) }));
  const mine = turn.last.then(work);
  turn.last = mine.catch(() => undefined);
  return mine;
}

export type Attempt<T> = { ok: true; value: T } | { ok: false; error: unknown };

/**
 * Runs what plugins bring. A failure of theirs is a value; one that trying again may well cure (a
 * lost connection, a deadlock, a full disk) is thrown.
 */
export async function tryPlugin<T>(ctx: Context, work: () => Promise<T>): Promise<Attempt<T>> {
  try {
    return { ok: true, value: await ctx.store.attempt(work) };
  } catch (error) {
    if (passing(error)) throw error;
    return { ok: false, error };
  }
}

/** SQLSTATE classes of trouble that isn't the statement's fault. */
function passing(error: unknown): boolean {
  if (!(error instanceof QueryFailedError)) return false;
  return /^(08|40|53|55|57|58)/.test(sqlState(error)) || sqlState(error) === "";
}

function sqlState(error: QueryFailedError): string {
  return String((error.driverError as { code?: unknown }).code ?? "");
}

/** What went wrong, for an administrator. A failing statement's text could hold personal values. */
export function messageOf(error: unknown): string {
  if (error instanceof QueryFailedError) {
    return `The database refused a statement (SQLSTATE ${sqlState(error)}).`;
  }
  return (error instanceof Error ? error.message : String(error)).slice(0, 1000);
}
