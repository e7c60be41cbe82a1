import { createHash } from "node:crypto";
import type { Context } from "../../context.ts";
import type { RoundRow, RunRow } from "../matching.entity.ts";
import { chosenOf, outcomeOfRun, runsOf } from "../rows.ts";
import type { ChosenPartnership } from "../thread/contract.ts";
import { ApprovalRow, OutcomeRow } from "./review.entity.ts";

/** The same for the same people under the same model, in whatever result they are together. */
export function matchKey({
  model,
  mentors,
  mentees,
}: Pick<ChosenPartnership, "model" | "mentors" | "mentees">): string {
  const people = [model, ...mentors.toSorted(), "|", ...mentees.toSorted()];
  return createHash("sha256").update(people.join(" ")).digest("hex").slice(0, 40);
}

/** The approvals of a round by match. Read once a request and change: see `forget`. */
export const approvalsOf = (ctx: Context, roundId: string): Promise<Map<string, ApprovalRow>> =>
  ctx.once(`round.approvals:${roundId}`, async () => {
    const rows = await ctx.store.find(ApprovalRow, { roundId });
    return new Map(rows.map((row) => [row.matchKey, row]));
  });

/** What is decided about people without a match, by enrolment. */
export const outcomesOf = (ctx: Context, roundId: string): Promise<Map<string, OutcomeRow>> =>
  ctx.once(`round.outcomes:${roundId}`, async () => {
    const rows = await ctx.store.find(OutcomeRow, { roundId });
    return new Map(rows.map((row) => [row.enrolmentId, row]));
  });

export interface Board {
  run: RunRow;
  chosen: ChosenPartnership[];
  /** Enrolments without a match. */
  unmatched: string[];
}

/** The result on a round's board; null before there is one. */
export async function boardOf(ctx: Context, round: RoundRow): Promise<Board | null> {
  const run = chosenOf(round, await runsOf(ctx, round.id));
  const outcome = run && (await outcomeOfRun(ctx, run.id));
  if (!run || !outcome) return null;
  return { run, chosen: outcome.chosen, unmatched: outcome.unmatched.map((one) => one.id) };
}

/** Whoever changed the result by hand, or approved a match of it. */
export async function handsOn(ctx: Context, { run, chosen }: Board): Promise<Set<string>> {
  const runs = new Map((await runsOf(ctx, run.roundId)).map((one) => [one.id, one]));
  const hands = new Set<string>();
  for (let at: RunRow | undefined = run; at; at = at.basedOn ? runs.get(at.basedOn) : undefined) {
    if (at.origin === "change") hands.add(at.createdBy);
  }
  const approvals = await approvalsOf(ctx, run.roundId);
  for (const one of chosen) {
    const approval = approvals.get(matchKey(one));
    if (approval) hands.add(approval.approvedBy);
  }
  return hands;
}
