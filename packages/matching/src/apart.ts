import type { Profile, SolveOptions } from "./contract.ts";
import { SILENT } from "./criteria/rows.ts";
import type { ModelSizes } from "./models.ts";
import type { Scorer } from "./score.ts";
import { rowsOf } from "./score-rows.ts";

/**
 * Two of one role whom a criterion with `betweenPeers` excludes, each pair once, in the order of the
 * lists; only of roles that a partnership of the model may have two of. O(people squared) for each
 * such criterion.
 */
export function apartIn(
  scorer: Scorer,
  sizes: ModelSizes | undefined,
  mentees: readonly Profile[],
  mentors: readonly Profile[],
  { signal }: SolveOptions = {},
): [string, string][] {
  const uses = scorer.uses.filter((use) => use.criterion.betweenPeers);
  const sides = [
    { people: mentees, most: sizes?.mentees.most ?? 1 },
    { people: mentors, most: sizes?.mentors.most ?? 1 },
  ];
  return sides.flatMap(({ people, most }) => {
    if (most < 2 || uses.length === 0) return [];
    const rows = uses.map((use) => rowsOf(use, people, people));
    const out = new Int32Array(people.length);
    const kept = new Uint8Array(people.length);
    return people.flatMap(({ id }, i) => {
      signal?.throwIfAborted();
      kept.fill(0);
      for (const one of rows) {
        one.fill(i, out);
        for (let j = i + 1; j < out.length; j++) if (out[j]! < SILENT) kept[j] = 1;
      }
      const found: [string, string][] = [];
      for (let j = i + 1; j < kept.length; j++) if (kept[j]) found.push([id, people[j]!.id]);
      return found;
    });
  });
}
