import type { Way } from "../model.ts";
import type { Cue, Moves } from "./moves.ts";

/** One outcome of the rules: the ways taken together, and those whose rules refused before them. */
export interface Choice {
  ways: readonly Way[];
  refused: readonly Way[];
}

export const NOTHING: Choice = { ways: [], refused: [] };
/** More outcomes than these of one cue aren't looked at. */
export const MAX_CHOICES = 64;

/** What one state may do: each of its ways, and nothing if all have rules. */
function ownChoices(ways: readonly Way[]): Choice[] {
  const choices = ways.map((way, i): Choice => ({ ways: [way], refused: ways.slice(0, i) }));
  const open = ways.every(({ def }) => def.guard);
  return open ? [...choices, { ways: [], refused: ways }] : choices;
}

const both = (a: Choice, b: Choice): Choice => ({
  ways: [...new Set([...a.ways, ...b.ways])],
  refused: [...a.refused, ...b.refused],
});

const product = (a: Choice[], b: Choice[]): Choice[] =>
  a.flatMap((one) => b.map((other) => both(one, other))).slice(0, MAX_CHOICES);

/**
 * The possible outcomes of a cue. A state gets its turn when nothing inside it reacts; automatic ways
 * are looked for from each innermost step by itself. At most 64 outcomes.
 */
export function choicesOf(
  moves: Moves,
  cue: Cue,
  leaves: readonly number[],
  each: boolean,
): Choice[] {
  if (cue.ways.size === 0) return [];
  const reacting = new Set<number>();
  for (const leaf of leaves) {
    for (const node of moves.line[leaf]!) if (cue.ways.has(node)) reacting.add(node);
  }
  if (reacting.size === 0) return [];
  const [only] = reacting;
  if (reacting.size === 1) return ownChoices(cue.ways.get(only!)!);
  const upward = (line: readonly number[]): Choice[] => {
    let choices: Choice[] = [NOTHING];
    for (const node of line) {
      const ways = cue.ways.get(node);
      if (!ways || !choices.some((one) => one.ways.length === 0)) continue;
      choices = choices.flatMap((one) =>
        one.ways.length > 0 ? [one] : ownChoices(ways).map((own) => both(one, own)),
      );
    }
    return choices;
  };
  if (each) {
    return leaves
      .map((leaf) => upward(moves.line[leaf]!))
      .reduce((all, some) => product(all, some), [NOTHING]);
  }
  const inside = (parent: number): Choice[] => {
    const children = new Set<number>();
    for (const leaf of leaves) {
      const line = moves.line[leaf]!;
      const at = parent < 0 ? line.length : line.indexOf(parent);
      if (at > 0) children.add(line[at - 1]!);
    }
    const inner = [...children]
      .sort((a, b) => a - b)
      .map(inside)
      .reduce((all, some) => product(all, some), [NOTHING]);
    const ways = cue.ways.get(parent);
    if (!ways) return inner;
    return inner.flatMap((one) =>
      one.ways.length > 0 ? [one] : ownChoices(ways).map((own) => both(one, own)),
    );
  };
  return inside(-1);
}

/** Of ways that leave the same steps the inner one wins, else the first. */
export function withoutConflicts(
  moves: Moves,
  ways: readonly Way[],
  leaves: readonly number[],
  lost: (way: Way, against: Way) => void,
): readonly Way[] {
  if (ways.length < 2) return ways;
  const kept = new Set<Way>();
  for (const way of ways) {
    const beaten: Way[] = [];
    let wins = true;
    for (const other of kept) {
      if (!leaves.some((leaf) => moves.exits(way, leaf) && moves.exits(other, leaf))) continue;
      if (way.source.ancestors.includes(other.source)) beaten.push(other);
      else {
        lost(way, other);
        wins = false;
        break;
      }
    }
    if (!wins) continue;
    for (const other of beaten) kept.delete(other);
    kept.add(way);
  }
  return [...kept];
}
