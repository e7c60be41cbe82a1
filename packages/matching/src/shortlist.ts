import type { ProblemInput } from "./build.ts";
import type { DualCertificate, Matcher, MatchResult, Problem, SolveOptions } from "./contract.ts";
import { BestFew } from "./shortlist/best-few.ts";
import { type Search, searchBest } from "./shortlist/search.ts";

export interface ShortlistOptions extends SolveOptions {
  /** How many mentors are listed for each mentee at first; default 50. */
  keep?: number;
}

export interface ShortlistResult {
  /** What was solved last: the listed pairs alone. `verify` holds for it and the result. */
  problem: Problem;
  result: MatchResult;
  /** Every pair that isn't listed has been priced, and none could make the result better. */
  proven: boolean;
  /** How often the matcher ran. */
  solves: number;
  /** Pairs listed at first, and added because they could have made it better. */
  listed: number;
  added: number;
}

const KEEP = 50;

/**
 * The best `keep` mentors for each mentee as a problem of its own, for one-to-one matching of many
 * people; pairs that are left out count as not eligible. Who is ruled out by which rule is listed
 * only for those without any eligible partner.
 */
export function shortlist(input: ProblemInput, options: ShortlistOptions = {}): Problem {
  return searchBest(input, options.keep ?? KEEP, options).problem();
}

/**
 * Solves on a shortlist, then prices every pair left out against the prices that the matcher gives
 * as its proof: a pair whose score is higher than what its two people are worth already could make
 * the result better. Such pairs are listed too, and it is solved again until there are none (column
 * generation; Dantzig and Wolfe 1960). The result is then the best for the whole problem: its
 * certificate holds for all pairs. A matcher whose proof isn't of the kind "duals" is run once, and
 * nothing is proven beyond the shortlist. Causes speak of listed pairs. Throws as `buildProblem` and
 * the matcher do. Progress counts scored rows, at most twice the mentees.
 */
export async function solveOnShortlist(
  input: ProblemInput,
  matcher: Matcher,
  options: ShortlistOptions = {},
): Promise<ShortlistResult> {
  const { signal, onProgress, keep = KEEP } = options;
  const quiet: SolveOptions = signal ? { signal } : {};
  const total = 2 * input.mentees.length;
  const search = searchBest(input, keep, {
    ...quiet,
    onProgress: (done) => onProgress?.(done, total),
  });
  const first = search.listed.count;
  for (let solves = 1; ; solves++) {
    const problem = search.problem();
    const result = await matcher.solve(problem, quiet);
    const { certificate } = result;
    const priced = certificate.kind === "duals" && result.gap === 0;
    const before = search.listed.count;
    if (priced) {
      listWhatMayImprove(search, problem, certificate, keep, {
        ...quiet,
        onProgress: (done) => onProgress?.(total / 2 + done, total),
      });
    }
    if (search.listed.count > before) continue;
    onProgress?.(total, total);
    const { count } = search.listed;
    return { problem, result, proven: priced, solves, listed: first, added: count - first };
  }
}

/** Lists, for each mentee, up to `keep` of the left-out pairs that could improve the result most. */
function listWhatMayImprove(
  search: Search,
  problem: Problem,
  { menteeDuals, mentorDuals, bonus }: DualCertificate,
  keep: number,
  { signal, onProgress }: SolveOptions,
) {
  const { rows, mentors, ceiling, listed, forbidden, pinned } = search;
  const prices = Float64Array.from(problem.mentors, ({ id }) => mentorDuals[id] ?? 0);
  const lowest = prices.reduce((low, price) => Math.min(low, price), Number.POSITIVE_INFINITY);
  const worth = bonus - (problem.params.noMatchScore ?? 0);
  const row = new Int32Array(mentors);
  const marks = new Uint8Array(mentors);
  const best = new BestFew(keep);
  problem.mentees.forEach(({ id }, i) => {
    signal?.throwIfAborted();
    const price = menteeDuals[id] ?? 0;
    // Nothing left out scores above the ceiling: often no pair of the row needs a look.
    if (!pinned.has(i) && ceiling[i]! >= 0 && ceiling[i]! + worth > price + lowest) {
      rows.fill(i, row);
      best.clear();
      listed.mark(i, marks, 1);
      for (const j of forbidden.get(i) ?? []) marks[j] = 1;
      for (let j = 0; j < mentors; j++) {
        if (row[j]! < 0 || marks[j] === 1) continue;
        const gain = row[j]! + worth - price - prices[j]!;
        if (gain > 0) best.offer(-(gain * mentors + j));
      }
      listed.mark(i, marks, 0);
      for (const j of forbidden.get(i) ?? []) marks[j] = 0;
      const cells = [...best.kept()].flatMap((key) => [-key % mentors, row[-key % mentors]!]);
      listed.add(i, cells);
    }
    onProgress?.(i + 1, problem.mentees.length);
  });
}
