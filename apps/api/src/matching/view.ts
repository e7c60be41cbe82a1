import { causeSentence, fit, fitWords, type Unmatched } from "@quad/matching";
import { may } from "../access/can.ts";
import type { Context } from "../context.ts";
import { schemeSubject } from "../scheme/scheme.service.ts";
import { listed, say } from "../words.ts";
import { availableEvents } from "../workflow/workflow.service.ts";
import type { RoundRow, RunRow } from "./matching.entity.ts";
import { Pairing, ProposedPair, UnmatchedPerson } from "./matching.types.ts";
import { words } from "./matching.words.ts";
import { type Named, namesOf } from "./names.ts";
import { presentPool, registryOf } from "./pool.ts";
import { reasonsFor } from "./proposals.ts";
import { outcomeOfRun, pairingsOf, roundRow } from "./rows.ts";

/** The pairs of a run, those of mentees with the fewest other possibilities first. */
export async function pairsOf(ctx: Context, run: RunRow): Promise<ProposedPair[]> {
  const outcome = run.state === "done" ? await outcomeOfRun(ctx, run.id) : null;
  if (!outcome) return [];
  const { chosen, options } = outcome;
  const nameOf = await namesOf(
    ctx,
    chosen.flatMap((pair) => [pair.mentee, pair.mentor]),
  );
  return chosen
    .map((pair) => {
      const [mentee, mentor] = [nameOf(pair.mentee), nameOf(pair.mentor)];
      return Object.assign(new ProposedPair(), {
        menteeEnrolmentId: pair.mentee,
        mentorEnrolmentId: pair.mentor,
        menteeName: mentee.name,
        mentorName: mentor.name,
        menteeUnit: mentee.unitName,
        mentorUnit: mentor.unitName,
        fit: fit(pair.score),
        fitLabel: say(ctx, fitWords[fit(pair.score)]),
        reasons: reasonsFor(ctx, pair, "coordinator", ctx.locale),
        locked: pair.pinned,
        menteeRank: pair.rank,
        optionCount: options[pair.mentee] ?? 0,
      });
    })
    .sort((a, b) => a.optionCount - b.optionCount || a.menteeName.localeCompare(b.menteeName));
}

/** Whom a run left over, with the true cause: mentees first. */
export async function unmatchedOf(ctx: Context, run: RunRow): Promise<UnmatchedPerson[]> {
  const outcome = run.state === "done" ? await outcomeOfRun(ctx, run.id) : null;
  if (!outcome) return [];
  const { result, options } = outcome;
  const nameOf = await namesOf(ctx, [
    ...new Set(result.unmatched.flatMap((one) => [one.id, ...namedIn(one.cause)])),
  ]);
  return result.unmatched.map((one) => {
    const { name, unitName } = nameOf(one.id);
    return Object.assign(new UnmatchedPerson(), {
      enrolmentId: one.id,
      name,
      role: one.role,
      unitName,
      cause: causeOf(ctx, one, nameOf),
      wouldHelp: helpFor(ctx, one, nameOf),
      optionCount: options[one.id] ?? 0,
    });
  });
}

/** Every id that a cause holds, whatever its kind. */
function namedIn(value: unknown): string[] {
  if (typeof value === "string") return /^[0-9a-f-]{36}$/.test(value) ? [value] : [];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(namedIn) : [];
}

type NameOf = (enrolmentId: string) => Named;
const MOST_NAMES = 5;

/** The cause alone; what would change it is said by `helpFor`. */
function causeOf(ctx: Context, one: Unmatched, nameOf: NameOf): string {
  const { cause } = one;
  if ("partners" in cause && helpFor(ctx, one, nameOf) !== null) {
    const text = {
      allFull: words.causes.full,
      forbidden: words.causes.forbidden,
      betterElsewhere: words.causes.elsewhere,
    }[cause.code];
    const names = cause.partners.slice(0, MOST_NAMES).map((id) => nameOf(id).name);
    const more = cause.partners.length - names.length;
    const rest = more > 0 ? [say(ctx, words.causes.more, { count: more })] : [];
    return say(ctx, text, { names: listed(ctx, [...names, ...rest]) });
  }
  const name = (id: string) => nameOf(id).name;
  return causeSentence(one, ctx.locale, "coordinator", name, registryOf(ctx));
}

function helpFor(ctx: Context, { cause }: Unmatched, nameOf: NameOf): string | null {
  if (cause.code === "allFull" && cause.onePlaceWith[0]) {
    const { mentor, others: count } = cause.onePlaceWith[0];
    const text = count === 0 ? words.help.onePlace : words.help.onePlaceMoves;
    return say(ctx, text, { name: nameOf(mentor).name, count });
  }
  if ("allow" in cause && cause.allow[0]) {
    return say(ctx, words.help.allow, { name: nameOf(cause.allow[0]).name });
  }
  if (cause.code === "betterElsewhere" && cause.nearest && cause.nearest.shortBy > 0) {
    const { mentee, shortBy } = cause.nearest;
    // Rounded up: that much is always enough.
    const points = (Math.floor(shortBy / 1000) + 1) / 10;
    return say(ctx, words.help.nearest, { name: nameOf(mentee).name, points });
  }
  return null;
}

export function failureOf(ctx: Context, run: RunRow): string | null {
  if (run.failure === null) return null;
  const known = words.failures as Record<string, { en: string; cy: string }>;
  return say(ctx, known[run.failure] ?? words.failures.BROKEN);
}

/** Whether other people could be matched now than when the run read the pool. */
export async function poolChanged(ctx: Context, run: RunRow): Promise<boolean> {
  if (run.state !== "done") return false;
  const { schemeId, publishedRunId } = await roundRow(ctx, run.roundId);
  if (publishedRunId !== null) return false;
  return (await presentPool(ctx, schemeId)).hash !== run.poolHash;
}

export async function pairingsSeen(ctx: Context, round: RoundRow): Promise<Pairing[]> {
  const rows = await pairingsOf(ctx, round.id);
  const nameOf = await namesOf(
    ctx,
    rows.flatMap((row) => [row.menteeEnrolmentId, row.mentorEnrolmentId]),
  );
  return rows.map(({ menteeEnrolmentId, mentorEnrolmentId, kind, reason }) =>
    Object.assign(new Pairing(), {
      menteeEnrolmentId,
      mentorEnrolmentId,
      menteeName: nameOf(menteeEnrolmentId).name,
      mentorName: nameOf(mentorEnrolmentId).name,
      kind,
      reason,
    }),
  );
}

/** The event that stands for each action of the API. */
const actions = {
  "round.run": "run.requested",
  "round.cancel": "run.cancelled",
  "round.pair": "run.requested",
  "round.publish": "round.published",
} as const;

/** What the caller can do now, as keys. */
export async function mayDo(ctx: Context, round: RoundRow): Promise<string[]> {
  const subject = await schemeSubject(ctx, round.schemeId);
  const events = await availableEvents(ctx, "round", round.id, ["coordinator"]);
  const allowed = new Set(events.filter((one) => one.allowed).map((one) => one.event));
  return Object.entries(actions)
    .filter(([action, event]) => allowed.has(event) && may(ctx, action, subject))
    .map(([action]) => action);
}
