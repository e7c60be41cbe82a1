import { type PairIds, prepareScorer, type Scored, type Scorer, score } from "@quad/matching";
import type { Context } from "../context.ts";
import { Reason, Refused } from "../graphql/problems.ts";
import { schemeRow, schemeSettings } from "../scheme/scheme.service.ts";
import { listed, say } from "../words.ts";
import { words } from "./matching.words.ts";
import { namesOf } from "./names.ts";
import { askAboutPool } from "./opened.ts";
import { methodOf, presentPool, registryOf } from "./pool.ts";
import { pairsIn } from "./reasons.ts";

/** A reason that people can read, and where in the app it is mended. */
export const reason = (code: string, message: string, place: string | null = null): Reason =>
  Object.assign(new Reason(), { code, message, place });

/** Scores pairs of the present pool by the scheme's criteria, here and not in the solver: for a few. */
export interface PresentScorer {
  /** Null when one of the two isn't in the pool. */
  score(pair: PairIds): Scored | null;
}

export function presentScorer(ctx: Context, schemeId: string): Promise<PresentScorer> {
  return ctx.once(`matching.scorer:${schemeId}`, async () => {
    const { mentees, mentors } = await presentPool(ctx, schemeId);
    const { criteria } = await methodOf(ctx, schemeId);
    let scorer: Scorer | null = null;
    const menteeById = new Map(mentees.map((one) => [one.id, one]));
    const mentorById = new Map(mentors.map((one) => [one.id, one]));
    return {
      score(pair: PairIds) {
        const mentee = menteeById.get(pair.mentee);
        const mentor = mentorById.get(pair.mentor);
        if (!mentee || !mentor) return null;
        scorer ??= prepareScorer(criteria, registryOf(ctx), [...mentees, ...mentors]);
        return score(mentee, mentor, scorer);
      },
    };
  });
}

/** In these models a mentor's place is for one mentee; in the others, for one partnership. */
const placePerMentee = new Set(["one-to-one", "group"]);

const placesTaken = (model: string, mentees: number): number =>
  placePerMentee.has(model) ? mentees : 1;

/** People who are to be matched with each other. */
export interface Together {
  model: string;
  mentors: readonly string[];
  mentees: readonly string[];
}

/** Why these can't all be matched as people and rooms are now; empty when they can. */
export async function faultsOf(
  ctx: Context,
  schemeId: string,
  partnerships: readonly Together[],
): Promise<Reason[]> {
  if (partnerships.length === 0) return [];
  const pool = await presentPool(ctx, schemeId);
  const pairs = partnerships.map(pairsIn);
  const ruledOut = await askAboutPool(ctx, schemeId, "ruledOut", {
    pairs: pairs.flat(),
    locale: ctx.locale,
  });
  const nameOf = await namesOf(
    ctx,
    partnerships.flatMap((one) => [...one.mentors, ...one.mentees]),
  );
  const present = new Set([...pool.mentees, ...pool.mentors].map((one) => one.id));
  const left = new Map(pool.mentors.map((one) => [one.id, one.capacity]));
  return partnerships.flatMap(({ model, mentors, mentees }, i) => {
    const own = pairs[i]!;
    const rules = ruledOut.splice(0, own.length);
    const names = (pair: PairIds) => ({
      mentee: nameOf(pair.mentee).name,
      mentor: nameOf(pair.mentor).name,
    });
    const gone = [...mentees, ...mentors].filter((id) => !present.has(id));
    if (gone.length > 0) {
      const who = listed(
        ctx,
        gone.map((id) => nameOf(id).name),
      );
      return [reason("PAIR_GONE", say(ctx, words.pairGone, { ...names(own[0]!), who }))];
    }
    const apart = own.flatMap((pair, k) => {
      const rule = rules[k]?.sentence;
      if (!rule) return [];
      return [reason("PAIR_RULED_OUT", say(ctx, words.pairRuledOut, { ...names(pair), rule }))];
    });
    if (apart.length > 0) return apart;
    const full = mentors.filter((mentor) => {
      left.set(mentor, left.get(mentor)! - placesTaken(model, mentees.length));
      return left.get(mentor)! < 0;
    });
    return full.map((mentor) =>
      reason("PAIR_FULL", say(ctx, words.pairFull, names({ mentee: mentees[0]!, mentor }))),
    );
  });
}

/** Refused, naming what is missing, while fewer people can be matched than the scheme wants. */
export async function tooSmall(ctx: Context, schemeId: string): Promise<Refused | null> {
  const { minimumMentors, minimumMentees } = schemeSettings(await schemeRow(ctx, schemeId));
  const { mentors, mentees } = await presentPool(ctx, schemeId);
  const missing = [
    { count: mentors.length, minimum: minimumMentors, text: words.mentorsMissing },
    { count: mentees.length, minimum: minimumMentees, text: words.menteesMissing },
  ].filter((one) => one.count < one.minimum);
  if (missing.length === 0) return null;
  return Refused.because(
    "POOL_TOO_SMALL",
    say(ctx, words.poolTooSmall),
    missing.map(({ text, ...counts }) =>
      reason("POOL_TOO_SMALL", say(ctx, text, counts), "people"),
    ),
  );
}
