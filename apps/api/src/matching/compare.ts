import { fit } from "@quad/matching";
import { authorise } from "../access/can.ts";
import type { Context } from "../context.ts";
import { DomainError } from "../graphql/errors.ts";
import { schemeSubject } from "../scheme/scheme.service.ts";
import { say } from "../words.ts";
import { ChangedMentee, ComparedRun, RunComparison } from "./board.types.ts";
import { partnersOf } from "./consequence.ts";
import { Run } from "./matching.types.ts";
import { words } from "./matching.words.ts";
import { namesOf } from "./names.ts";
import { outcomeOfRun, roundRow, runRow } from "./rows.ts";
import { movesBetween, sidesOf, totalsOf } from "./thread/effect.ts";

const mostRuns = 4;
const mostListed = 200;

/** Results of one round beside each other; changes are against the first of them. */
export async function compareRuns(ctx: Context, runIds: readonly string[]): Promise<RunComparison> {
  const ids = [...new Set(runIds)];
  if (ids.length < 1 || ids.length > mostRuns) {
    throw new DomainError("BAD_USER_INPUT", `Compare up to ${mostRuns} runs.`);
  }
  const runs = await Promise.all(ids.map((id) => runRow(ctx, id)));
  const { schemeId } = await roundRow(ctx, runs[0]!.roundId);
  authorise(ctx, "round.read", await schemeSubject(ctx, schemeId));
  if (runs.some((run) => run.roundId !== runs[0]!.roundId)) throw new DomainError("NOT_FOUND");
  const outcomes = await Promise.all(
    ids.map(async (id) => {
      const outcome = await outcomeOfRun(ctx, id);
      if (!outcome) throw new DomainError("BAD_USER_INPUT", say(ctx, words.noResult));
      return outcome;
    }),
  );
  const moves = outcomes.map((one) => movesBetween(outcomes[0]!.chosen, one.chosen));
  const sides = outcomes.map((one) => sidesOf(one.chosen));
  const changed = [...new Set(moves.flatMap((list) => list.map((one) => one.mentee)))].sort();
  const listed = changed.slice(0, mostListed);
  const nameOf = await namesOf(ctx, [
    ...new Set([
      ...listed,
      ...sides.flatMap((side) => listed.flatMap((id) => side.get(id)?.partners ?? [])),
    ]),
  ]);
  return Object.assign(new RunComparison(), {
    runs: runs.map((run, i) => {
      const { matched, mean, firstChoices } = totalsOf(outcomes[i]!);
      const means = outcomes[i]!.chosen.map((one) => one.mean);
      return Object.assign(new ComparedRun(), {
        run: Run.of(run),
        matched,
        averageFit: mean === null ? null : mean / 10_000,
        lowestFit: means.length === 0 ? null : Math.min(...means) / 10_000,
        firstChoices,
        changed: moves[i]!.length,
      });
    }),
    changes: listed
      .map((id) =>
        Object.assign(new ChangedMentee(), {
          enrolmentId: id,
          name: nameOf(id).name,
          partners: sides.map((side) => partnersOf(ctx, side.get(id)?.partners ?? [], nameOf)),
          fits: sides.map((side) => (side.has(id) ? fit(side.get(id)!.mean) : 0)),
        }),
      )
      .sort((a, b) => a.name.localeCompare(b.name)),
    total: changed.length,
  });
}
