import { explain } from "@quad/matching";
import { recordAudit } from "../audit/audit.service.ts";
import type { Context } from "../context.ts";
import {
  createPartnerships,
  memberStates,
  partnershipRow,
  settleRound,
} from "../partnership/partnership.service.ts";
import type { StoredReasons } from "../partnership/partnership.types.ts";
import type { Effect } from "../plugins/plugin.ts";
import { schemeDocumentOf, schemeRow, schemeSettings } from "../scheme/scheme.service.ts";
import { reasonOf } from "./candidates.ts";
import { presentPool, registryOf } from "./pool.ts";
import { presentScorer } from "./possible.ts";
import { lockRound, pairingsOf } from "./rows.ts";

/** How often one mentee is proposed the next best in a round, unless the scheme says otherwise. */
const usually = 3;
const audiences = ["coordinator", "mentor", "mentee"] as const;

/**
 * After a proposal to two people has come to nothing: proposes the mentee the best mentor who still
 * has room, if the scheme wants that. The rules are asked about people as they are now; nobody is
 * proposed to somebody a second time in a round, and whoever didn't answer isn't proposed again.
 */
export async function proposeNext(ctx: Context, effect: Effect): Promise<void> {
  const { roundId, schemeId, model } = await partnershipRow(ctx, effect.instance.subjectId);
  if (roundId === null) return;
  const settings = schemeSettings(await schemeRow(ctx, schemeId));
  if (settings.review?.cascade === "next" && model === "one-to-one") {
    const members = await memberStates(ctx, effect.instance.subjectId);
    const mentee = members.find((one) => one.role === "mentee");
    const declined = members.some((one) => one.answer === "decline");
    // Lapsed: only for a mentee who had said yes.
    if (mentee && (declined || mentee.answer === "accept")) {
      await propose(ctx, { roundId, schemeId, mentee: mentee.enrolmentId });
    }
  }
  await settleRound(ctx, roundId, effect.id);
}

interface Wanted {
  roundId: string;
  schemeId: string;
  /** An enrolment. */
  mentee: string;
}

async function propose(ctx: Context, { roundId, schemeId, mentee }: Wanted): Promise<void> {
  await lockRound(ctx, roundId);
  const before = await proposedTo(ctx, roundId, mentee);
  const { cascadeMost = usually } = schemeSettings(await schemeRow(ctx, schemeId)).review ?? {};
  // The first of them was the round's own.
  if (before.length > cascadeMost) return;
  const apart = (await pairingsOf(ctx, roundId))
    .filter((one) => one.kind === "forbidden" && one.menteeEnrolmentId === mentee)
    .map((one) => one.mentorEnrolmentId);
  const not = new Set([...before, ...apart]);
  const scorer = await presentScorer(ctx, schemeId);
  const best = (await presentPool(ctx, schemeId)).mentors
    .filter(({ id, capacity }) => capacity > 0 && !not.has(id))
    .flatMap(({ id }) => {
      const scored = scorer.score({ mentee, mentor: id });
      return scored?.kind === "scored" ? [{ id, scored }] : [];
    })
    .sort((a, b) => b.scored.score - a.scored.score || (a.id < b.id ? -1 : 1))[0];
  if (!best) return;
  const { languages } = await schemeDocumentOf(ctx, schemeId);
  const lines = (audience: (typeof audiences)[number], language: string) =>
    explain(best.scored, language, audience, registryOf(ctx)).reasons.map(reasonOf);
  const reasons: StoredReasons = Object.fromEntries(
    audiences.map((audience) => [
      audience,
      Object.fromEntries(languages.map((language) => [language, lines(audience, language)])),
    ]),
  );
  const { created } = await createPartnerships(ctx, {
    schemeId,
    roundId,
    partnerships: [{ model: "one-to-one", mentors: [best.id], mentees: [mentee], reasons }],
  });
  const detail = { mentee, mentor: best.id, created };
  await recordAudit(ctx, "proposal.next", { type: "round", id: roundId }, detail);
}

/** Mentors who have been proposed to a mentee in this round, whatever became of it. */
async function proposedTo(ctx: Context, roundId: string, mentee: string): Promise<string[]> {
  const rows = await ctx.store.rows<{ id: string }>(
    `SELECT o.enrolment_id AS id FROM app.partnership p
     JOIN app.partnership_member m ON m.institution_id = $1 AND m.partnership_id = p.id
     JOIN app.partnership_member o ON o.institution_id = $1 AND o.partnership_id = p.id
     WHERE p.institution_id = $1 AND p.round_id = $2 AND m.enrolment_id = $3 AND o.role = 'mentor'`,
    [roundId, mentee],
  );
  return rows.map((row) => row.id);
}
