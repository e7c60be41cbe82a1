import { DateTime } from "luxon";
import { recordAudit } from "../audit/audit.service.ts";
import type { Context } from "../context.ts";
import { createPartnerships, settleRound } from "../partnership/partnership.service.ts";
import type { StoredReasons } from "../partnership/partnership.types.ts";
import { schemeDocumentOf, schemeRow, schemeSettings } from "../scheme/scheme.service.ts";
import { reasonOf } from "./candidates.ts";
import { askAboutRun } from "./opened.ts";
import { merged, pairsIn } from "./reasons.ts";
import { approvalsOf, matchKey } from "./review/decisions.ts";
import { tellUnmatched } from "./review/tell.ts";
import { outcomeOfRun, roundRow, runRow } from "./rows.ts";
import type { ChosenPartnership } from "./thread/contract.ts";

const audiences = ["coordinator", "mentor", "mentee"] as const;

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
  const approvals = await approvalsOf(ctx, roundId);
  const chosen = round.approvedOnly
    ? outcome.chosen.filter((one) => approvals.has(matchKey(one)))
    : outcome.chosen;
  const reasons = await storedReasons(ctx, publishedRunId, chosen, languages);
  const { timeZone, replyDays } = schemeSettings(await schemeRow(ctx, schemeId));
  const from = DateTime.fromJSDate(publishedAt, { zone: timeZone });
  const { leftOut } = await createPartnerships(ctx, {
    schemeId,
    roundId,
    replyBy: from.plus({ days: replyDays }).toISODate()!,
    partnerships: chosen.map(({ model, mentors, mentees }, i) => ({
      model,
      mentors,
      mentees,
      reasons: reasons[i]!,
    })),
  });
  if (leftOut.length > 0) {
    await recordAudit(ctx, "proposals.leftOut", { type: "round", id: roundId }, { leftOut });
  }
  await tellUnmatched(
    ctx,
    round,
    outcome.unmatched.map((one) => one.id),
  );
  await settleRound(ctx, roundId);
}

/** Why each of these is proposed, in the words for each reader, in the order of the list. */
async function storedReasons(
  ctx: Context,
  runId: string,
  chosen: readonly ChosenPartnership[],
  languages: string[],
): Promise<StoredReasons[]> {
  const pairs = chosen.map(pairsIn);
  const tables = await askAboutRun(ctx, await runRow(ctx, runId), "reasons", {
    pairs: pairs.flat(),
    audiences: [...audiences],
    locales: languages,
  });
  return pairs.map((own) => {
    const mine = tables.splice(0, own.length);
    const lines = (audience: (typeof audiences)[number], language: string) =>
      merged(mine.map((table) => table[audience]?.[language] ?? [])).map(reasonOf);
    return Object.fromEntries(
      audiences.map((audience) => [
        audience,
        Object.fromEntries(languages.map((language) => [language, lines(audience, language)])),
      ]),
    );
  });
}
