import { explain } from "@quad/matching";
import { DateTime } from "luxon";
import { recordAudit } from "../audit/audit.service.ts";
import type { Context } from "../context.ts";
import { createPartnerships, settleRound } from "../partnership/partnership.service.ts";
import { MatchReason, type StoredReasons } from "../partnership/partnership.types.ts";
import { schemeDocumentOf, schemeRow, schemeSettings } from "../scheme/scheme.service.ts";
import { registryOf } from "./pool.ts";
import { outcomeOfRun, roundRow } from "./rows.ts";
import { asProblem, type ChosenPair } from "./solve.ts";

const audiences = ["coordinator", "mentor", "mentee"] as const;

/** Why these two, in the words for one reader. */
export function reasonsFor(
  ctx: Context,
  pair: ChosenPair,
  audience: (typeof audiences)[number],
  locale: string,
): MatchReason[] {
  const [problem, result] = asProblem(pair, pair);
  const told = explain(problem, result, pair, locale, audience, registryOf(ctx));
  return told.reasons.map(({ polarity, sentence }) =>
    Object.assign(new MatchReason(), { for: polarity === "plus", text: sentence }),
  );
}

/**
 * Proposes the pairs of the published run to each other. Calling it again proposes nothing twice.
 * A pair that has become impossible since is left out, and stays for the next round.
 */
export async function sendProposals(ctx: Context, roundId: string): Promise<void> {
  const round = await roundRow(ctx, roundId);
  const { schemeId, publishedRunId, publishedAt } = round;
  if (!publishedRunId || !publishedAt) throw new Error("This round has nothing to send.");
  const outcome = await outcomeOfRun(ctx, publishedRunId);
  if (!outcome) throw new Error("The published run has no result.");
  const { languages } = await schemeDocumentOf(ctx, schemeId);
  const { timeZone, replyDays } = schemeSettings(await schemeRow(ctx, schemeId));
  const from = DateTime.fromJSDate(publishedAt, { zone: timeZone });
  const { leftOut } = await createPartnerships(ctx, {
    schemeId,
    roundId,
    replyBy: from.plus({ days: replyDays }).toISODate()!,
    pairs: outcome.chosen.map((pair) => ({
      mentorEnrolmentId: pair.mentor,
      menteeEnrolmentId: pair.mentee,
      reasons: storedReasons(ctx, pair, languages),
    })),
  });
  if (leftOut.length > 0) {
    await recordAudit(ctx, "proposals.leftOut", { type: "round", id: roundId }, { leftOut });
  }
  await settleRound(ctx, roundId);
}

const storedReasons = (ctx: Context, pair: ChosenPair, languages: string[]): StoredReasons =>
  Object.fromEntries(
    audiences.map((audience) => [
      audience,
      Object.fromEntries(
        languages.map((language) => [language, reasonsFor(ctx, pair, audience, language)]),
      ),
    ]),
  );
