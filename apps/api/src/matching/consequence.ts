import { explain, fit } from "@quad/matching";
import type { Context } from "../context.ts";
import { listed, say } from "../words.ts";
import { Consequence, Move } from "./board.types.ts";
import { words } from "./matching.words.ts";
import { type Named, namesOf } from "./names.ts";
import { registryOf } from "./pool.ts";
import { peopleIn } from "./thread/change.ts";
import type { Cannot, Change, Effect, Moved, Side } from "./thread/contract.ts";

type NameOf = (enrolmentId: string) => Named;

/** So many moves are named in sentences; all are listed. */
const mostSaid = 3;
const mostMoves = 200;

/** What a change would do, in the words of the caller's language. */
export async function consequenceOf(
  ctx: Context,
  change: Change,
  effect: Effect,
): Promise<Consequence> {
  if (!effect.possible) {
    const because = await cannotSentence(ctx, change, effect.because);
    return Object.assign(new Consequence(), {
      possible: false,
      because,
      sentences: [],
      matchedBefore: 0,
      matchedAfter: 0,
      fitChange: 0,
      moves: [],
    });
  }
  const { matched, objective } = effect;
  const moves = await movesOf(ctx, ownFirst(effect.moves, change).slice(0, mostMoves));
  const fitChange =
    objective.before > 0 ? (100 * (objective.after - objective.before)) / objective.before : 0;
  return Object.assign(new Consequence(), {
    possible: true,
    because: null,
    sentences: sentencesOf(ctx, effect, change, moves, fitChange),
    matchedBefore: matched.before,
    matchedAfter: matched.after,
    fitChange,
    moves,
  });
}

/** Those whom the change names come first in the list, then the others. */
function ownFirst(moves: readonly Moved[], change: Change): Moved[] {
  const named = new Set(peopleIn(change));
  return moves.toSorted((a, b) => Number(named.has(b.mentee)) - Number(named.has(a.mentee)));
}

/** Whom mentees were and would be with, by name. */
export async function movesOf(ctx: Context, moves: readonly Moved[]): Promise<Move[]> {
  const nameOf = await namesOf(
    ctx,
    moves.flatMap(({ mentee, before, after }) => [
      mentee,
      ...(before?.partners ?? []),
      ...(after?.partners ?? []),
    ]),
  );
  const side = (one: Side | null) => partnersOf(ctx, one?.partners ?? [], nameOf);
  return moves.map(({ mentee, before, after }) =>
    Object.assign(new Move(), {
      enrolmentId: mentee,
      name: nameOf(mentee).name,
      before: side(before),
      after: side(after),
      fitBefore: before && fit(before.mean),
      fitAfter: after && fit(after.mean),
    }),
  );
}

/** "No match" for nobody. */
export const partnersOf = (ctx: Context, ids: readonly string[], nameOf: NameOf): string =>
  ids.length === 0
    ? say(ctx, words.noMatch)
    : listed(
        ctx,
        ids.map((id) => nameOf(id).name),
      );

function sentencesOf(
  ctx: Context,
  { matched, moves }: Effect & { possible: true },
  change: Change,
  shown: readonly Move[],
  fitChange: number,
): string[] {
  const texts = words.consequence;
  const named = new Set(peopleIn(change));
  const others = moves.filter(({ mentee }) => !named.has(mentee)).length;
  const said = shown
    .slice(0, mostSaid)
    .map(({ name, before: from, after: to, fitAfter, fitBefore }) => {
      if (fitBefore === null) return say(ctx, texts.gains, { name, to });
      if (fitAfter === null) return say(ctx, texts.loses, { name, from });
      return say(ctx, texts.moves, { name, from, to });
    });
  const change100 = Math.abs(fitChange).toFixed(1);
  const fewer = matched.before - matched.after;
  return [
    ...said,
    ...(moves.length === 0 ? [say(ctx, texts.nobody)] : []),
    ...(others > 0 ? [say(ctx, texts.others, { count: others })] : []),
    ...(fewer > 0 ? [say(ctx, texts.fewer, { count: fewer })] : []),
    ...(fewer < 0 ? [say(ctx, texts.more, { count: -fewer })] : []),
    ...(fewer === 0 && fitChange < 0
      ? [say(ctx, change100 === "0.0" ? texts.littleLower : texts.lower, { percent: change100 })]
      : []),
    ...(fewer === 0 && fitChange > 0
      ? [say(ctx, change100 === "0.0" ? texts.littleHigher : texts.higher, { percent: change100 })]
      : []),
    ...(fewer === 0 && fitChange === 0 ? [say(ctx, texts.same)] : []),
  ];
}

/** Why a change can't be made. */
export async function cannotSentence(
  ctx: Context,
  change: Change,
  because: Cannot,
): Promise<string> {
  if (because.code === "RULED_OUT") {
    const { rule, facts } = because;
    const scored = { kind: "excluded" as const, reason: { rule, code: rule, facts } };
    const told = explain(scored, ctx.locale, "coordinator", registryOf(ctx));
    return told.reasons[0]?.sentence ?? "";
  }
  const about = peopleIn(change);
  const more = "partners" in because ? because.partners : "ids" in because ? because.ids : [];
  const nameOf = await namesOf(ctx, [...about, ...more]);
  const names = listed(
    ctx,
    more.map((id) => nameOf(id).name),
  );
  const [first = "", second = first] = about.map((id) => nameOf(id).name);
  return say(ctx, words.cannot[because.code], { first, second, names });
}
