import { causeSentence, fit, fitWords, type Unmatched } from "@quad/matching";
import DataLoader from "dataloader";
import { may } from "../access/can.ts";
import type { Context } from "../context.ts";
import type { MatchReason } from "../partnership/partnership.types.ts";
import { schemeSubject } from "../scheme/scheme.service.ts";
import { listed, say, type Text } from "../words.ts";
import { availableEvents } from "../workflow/workflow.service.ts";
import { RunPartnership, RunPerson } from "./board.types.ts";
import { reasonOf } from "./candidates.ts";
import type { RoundRow, RunRow } from "./matching.entity.ts";
import { Pairing, UnmatchedPerson } from "./matching.types.ts";
import { words } from "./matching.words.ts";
import { type Named, namesOf } from "./names.ts";
import { askAboutRun } from "./opened.ts";
import { hashOf, presentPool, registryOf } from "./pool.ts";
import { merged, pairsIn } from "./reasons.ts";
import { chosenOf, decisionsOfRun, outcomeOfRun, pairingsOf, roundRow, runsOf } from "./rows.ts";
import { fixFor, shortCause } from "./shortage.ts";
import { type ChosenPartnership, nothingDecided } from "./thread/contract.ts";

/** The partnerships of a run, those of mentees with the fewest other possibilities first. */
export async function partnershipsOf(ctx: Context, run: RunRow): Promise<RunPartnership[]> {
  const outcome = await outcomeOfRun(ctx, run.id);
  if (!outcome) return [];
  const { chosen, options } = outcome;
  const nameOf = await namesOf(
    ctx,
    chosen.flatMap((one) => [...one.mentors, ...one.mentees]),
  );
  const person = (enrolmentId: string, rank: number | null) => {
    const { name, unitName } = nameOf(enrolmentId);
    const optionCount = options[enrolmentId] ?? 0;
    return Object.assign(new RunPerson(), { enrolmentId, name, unitName, optionCount, rank });
  };
  return chosen
    .map((row) =>
      Object.assign(new RunPartnership(), {
        run,
        row,
        key: keyOf(row),
        model: row.model,
        mentors: row.mentors.map((id) => person(id, null)),
        mentees: row.mentees.map((id, i) => person(id, row.ranks[i] ?? null)),
        fit: fit(row.mean),
        fitLabel: say(ctx, fitWords[fit(row.mean)]),
        locked: row.pinned,
      }),
    )
    .sort((a, b) => hardest(a) - hardest(b) || compareNames(a, b));
}

/** Nobody is a mentee twice in a run. */
const keyOf = ({ mentees }: ChosenPartnership): string => mentees[0]!;

const hardest = ({ mentees }: RunPartnership): number =>
  Math.min(...mentees.map((one) => one.optionCount));

const { compare } = new Intl.Collator("en-GB");
const compareNames = (a: RunPartnership, b: RunPartnership): number =>
  compare(a.mentees[0]!.name, b.mentees[0]!.name);

/** Why the people of a partnership are together, for a coordinator. Batched. */
export function reasonsOf(ctx: Context, { run, row }: RunPartnership): Promise<MatchReason[]> {
  return ctx
    .once(
      `run.reasons:${run.id}`,
      () =>
        new DataLoader<ChosenPartnership, MatchReason[]>(async (rows) => {
          const pairs = rows.map(pairsIn);
          const tables = await askAboutRun(ctx, run, "reasons", {
            pairs: pairs.flat(),
            audiences: ["coordinator"],
            locales: [ctx.locale],
          });
          return pairs.map((own) =>
            merged(
              tables.splice(0, own.length).map((table) => table.coordinator?.[ctx.locale] ?? []),
            ).map(reasonOf),
          );
        }),
    )
    .load(row);
}

/** Whom a run left over, with the true cause: mentees first. */
export async function unmatchedOf(ctx: Context, run: RunRow): Promise<UnmatchedPerson[]> {
  const outcome = await outcomeOfRun(ctx, run.id);
  if (!outcome) return [];
  const { options, unmatched } = outcome;
  const nameOf = await namesOf(ctx, [
    ...new Set(unmatched.flatMap((one) => [one.id, ...namedIn(one.cause)])),
  ]);
  return unmatched.map((one) => {
    const { name, unitName } = nameOf(one.id);
    return Object.assign(new UnmatchedPerson(), {
      enrolmentId: one.id,
      name,
      role: one.role,
      unitName,
      cause: causeOf(ctx, one, nameOf),
      short: shortCause(ctx, one),
      wouldHelp: helpFor(ctx, one, nameOf),
      fix: fixFor(ctx, one, nameOf),
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

/** Those with a sentence that leaves out what would help. */
const shortCauses: Partial<Record<Unmatched["cause"]["code"], Text>> = {
  allFull: words.causes.full,
  forbidden: words.causes.forbidden,
  betterElsewhere: words.causes.elsewhere,
};

/** The cause alone; what would change it is said by `helpFor`. */
function causeOf(ctx: Context, one: Unmatched, nameOf: NameOf): string {
  const { cause } = one;
  const text = shortCauses[cause.code];
  if (text && "partners" in cause && helpFor(ctx, one, nameOf) !== null) {
    const names = cause.partners.slice(0, MOST_NAMES).map((id) => nameOf(id).name);
    const count = "count" in cause ? cause.count : undefined;
    const more = (count ?? cause.partners.length) - names.length;
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

export async function failureOf(ctx: Context, run: RunRow): Promise<string | null> {
  if (run.failure === null) return null;
  const known: Record<string, { en: string; cy: string }> = words.failures;
  const sentence = say(ctx, known[run.failure] ?? words.failures.BROKEN);
  const ids = namedIn(run.failureDetails.map((one) => parsed(one)));
  if (ids.length === 0) return sentence;
  const nameOf = await namesOf(ctx, ids);
  const names = listed(
    ctx,
    [...new Set(ids)].slice(0, MOST_NAMES).map((id) => nameOf(id).name),
  );
  return `${sentence} ${say(ctx, words.about, { names })}`;
}

function parsed(detail: string): unknown {
  try {
    return JSON.parse(detail);
  } catch {
    return detail;
  }
}

/** Whether other people could be matched now than when the run read the pool. */
export async function poolChanged(ctx: Context, run: RunRow): Promise<boolean> {
  if (run.state !== "done") return false;
  const round = await roundRow(ctx, run.roundId);
  if (round.publishedRunId !== null) return false;
  const pool = await presentPool(ctx, round.schemeId);
  const chosen = chosenOf(round, await runsOf(ctx, round.id));
  const { given } = chosen ? await decisionsOfRun(ctx, chosen.id) : nothingDecided;
  return ctx.once(`matching.poolHash:${round.id}`, () => hashOf(pool, given)) !== run.poolHash;
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
  "round.change": "round.published",
  "round.choose": "round.published",
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
