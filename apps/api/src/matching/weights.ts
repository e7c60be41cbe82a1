import { authorise } from "../access/can.ts";
import type { Context } from "../context.ts";
import { DomainError } from "../graphql/errors.ts";
import { schemeSubject } from "../scheme/scheme.service.ts";
import { say } from "../words.ts";
import { Trial } from "./board.types.ts";
import { movesOf } from "./consequence.ts";
import { words } from "./matching.words.ts";
import { namesOf } from "./names.ts";
import { askAboutRun } from "./opened.ts";
import { methodOf } from "./pool.ts";
import { chosenOf, roundRow, runsOf } from "./rows.ts";
import { type WeightValues, weighted } from "./run.options.ts";

const mostExamples = 20;
const mostNames = 100;

/** What the scheme's criteria with other weights would do to the result on the board. */
export async function tryWeights(
  ctx: Context,
  roundId: string,
  weights: readonly WeightValues[],
): Promise<Trial> {
  const round = await roundRow(ctx, roundId);
  authorise(ctx, "round.read", await schemeSubject(ctx, round.schemeId));
  const run = chosenOf(round, await runsOf(ctx, roundId));
  if (!run) throw new DomainError("BAD_USER_INPUT", say(ctx, words.noResult));
  const { criteria } = await methodOf(ctx, round.schemeId);
  const tried = await askAboutRun(ctx, run, "trial", { criteria: weighted(criteria, weights) });
  const { matched, mean, firstChoices } = tried.totals;
  const lost = tried.moves.filter((one) => one.after === null).slice(0, mostNames);
  const nameOf = await namesOf(
    ctx,
    lost.map((one) => one.mentee),
  );
  return Object.assign(new Trial(), {
    matched,
    averageFit: mean === null ? null : mean / 10_000,
    firstChoices,
    changed: tried.moves.length,
    examples: await movesOf(ctx, tried.moves.slice(0, mostExamples)),
    unmatchedNow: lost.map((one) => nameOf(one.mentee).name),
  });
}
