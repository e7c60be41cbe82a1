import { fit, fitWords, type PairIds, type Scored } from "@quad/matching";
import { authorise } from "../access/can.ts";
import type { Context } from "../context.ts";
import { enrolmentRow } from "../enrolment/enrolment.service.ts";
import { DomainError } from "../graphql/errors.ts";
import { schemeSubject } from "../scheme/scheme.service.ts";
import { say } from "../words.ts";
import { Candidate } from "./matching.types.ts";
import { words } from "./matching.words.ts";
import { namesOf } from "./names.ts";
import { presentPool } from "./pool.ts";
import { presentScorer, ruleSentence } from "./possible.ts";
import { reasonsFor } from "./proposals.ts";
import { latestDone, outcomeOfRun, pairingsOf, roundRow, runsOf } from "./rows.ts";

/**
 * Every mentor of the pool for one mentee: the best fit first, then those who are ruled out, each
 * with the rule. Empty for a mentee who can't be matched now.
 */
export async function candidates(
  ctx: Context,
  roundId: string,
  mentee: string,
): Promise<Candidate[]> {
  const { schemeId } = await roundRow(ctx, roundId);
  authorise(ctx, "round.read", await schemeSubject(ctx, schemeId));
  if ((await enrolmentRow(ctx, mentee)).schemeId !== schemeId) throw new DomainError("NOT_FOUND");
  const pool = await presentPool(ctx, schemeId);
  const scorer = await presentScorer(ctx, schemeId);
  const matched = await matchedNow(ctx, roundId);
  const decided = new Map(
    (await pairingsOf(ctx, roundId))
      .filter((one) => one.menteeEnrolmentId === mentee)
      .map((one) => [one.mentorEnrolmentId, one.kind]),
  );
  const nameOf = await namesOf(ctx, [
    ...pool.mentors.map((one) => one.id),
    ...[...matched.values()].flat(),
  ]);
  const found = pool.mentors.flatMap(({ id, capacity }) => {
    const pair = { mentee, mentor: id };
    const scored = scorer.score(pair);
    if (!scored) return [];
    const { name, unitName } = nameOf(id);
    const held = matched.get(id) ?? [];
    const pairing = decided.get(id) ?? null;
    const candidate = Object.assign(new Candidate(), {
      mentorEnrolmentId: id,
      mentorName: name,
      mentorUnit: unitName,
      ...judged(ctx, pair, scored),
      matchedTo: held.map((one) => nameOf(one).name),
      placesLeft: Math.max(0, capacity - held.length),
      pairing,
      current: held.includes(mentee),
    });
    if (pairing === "forbidden") candidate.ruledOut ??= say(ctx, words.forbiddenByHand);
    return [{ candidate, score: scored.kind === "scored" ? scored.score : -1 }];
  });
  return found
    .sort(
      (a, b) =>
        Number(a.candidate.ruledOut !== null) - Number(b.candidate.ruledOut !== null) ||
        b.score - a.score ||
        a.candidate.mentorName.localeCompare(b.candidate.mentorName),
    )
    .map(({ candidate }) => candidate);
}

function judged(ctx: Context, pair: PairIds, scored: Scored) {
  if (scored.kind === "excluded") {
    const ruledOut = ruleSentence(ctx, pair, scored);
    return { fit: null, fitLabel: null, reasons: [], ruledOut };
  }
  const { score, parts } = scored;
  const whole = { ...pair, score, parts, pinned: false, rank: null };
  return {
    fit: fit(score),
    fitLabel: say(ctx, fitWords[fit(score)]),
    reasons: reasonsFor(ctx, whole, "coordinator", ctx.locale),
    ruledOut: null,
  };
}

/** Mentees by mentor in the newest result. */
async function matchedNow(ctx: Context, roundId: string): Promise<Map<string, string[]>> {
  const latest = latestDone(await runsOf(ctx, roundId));
  const outcome = latest ? await outcomeOfRun(ctx, latest.id) : null;
  const byMentor = new Map<string, string[]>();
  for (const { mentee, mentor } of outcome?.chosen ?? []) {
    byMentor.set(mentor, [...(byMentor.get(mentor) ?? []), mentee]);
  }
  return byMentor;
}
