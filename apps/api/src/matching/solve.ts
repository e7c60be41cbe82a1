import {
  type MatchResult,
  type PairIds,
  type Problem,
  prepareScorer,
  type Registry,
  type Scored,
  type ScoredPair,
  score,
  verify,
} from "@quad/matching";
import type { Method, Pool } from "./pool.ts";

/** All that the result of a run follows from. */
export interface Snapshot extends Method {
  format: "matching-snapshot/1";
  mentees: Pool["mentees"];
  mentors: Pool["mentors"];
  pinned: PairIds[];
  forbidden: PairIds[];
  seed: number;
}

/** A pair of the result, with all that explains it. */
export interface ChosenPair extends ScoredPair {
  pinned: boolean;
  /** Which choice of the mentee this mentor is; null for none. */
  rank: number | null;
}

/** What is kept of a run. The certificate in `result` lets anybody check it again. */
export interface Outcome {
  result: MatchResult;
  chosen: ChosenPair[];
  /** By enrolment id: with how many people this person could be matched at all. */
  options: Record<string, number>;
}

/** Why there is no result, as a code that `words` has a sentence for. */
export class RunFailure extends Error {
  constructor(readonly code: "NO_MATCHER" | "IMPOSSIBLE" | "NOT_PROVEN") {
    super(code);
    this.name = "RunFailure";
  }
}

/** The thread is given away after so many milliseconds, so that requests are answered meanwhile. */
const slice = 12;
const breathe = () => new Promise<void>((resolve) => setImmediate(resolve));

export interface SolveOptions {
  signal: AbortSignal;
  /** 0 to 1. */
  onProgress(progress: number): void;
}

/**
 * Scores everybody with everybody, solves, and proves the result. It runs on the thread that serves
 * requests, in slices: a plugin's criteria and matchers can't cross into another thread. Throws
 * `RunFailure`, or the signal's reason.
 */
export async function solve(
  snapshot: Snapshot,
  registry: Registry,
  { signal, onProgress }: SolveOptions,
): Promise<Outcome> {
  const matcher = registry.matchers.get(snapshot.matcher.type);
  if (!matcher || matcher.v !== snapshot.matcher.v) throw new RunFailure("NO_MATCHER");
  const problem = await build(snapshot, registry, {
    signal,
    onProgress: (done) => onProgress(done * 0.8),
  });
  await breathe();
  const options = {
    signal,
    onProgress: (done: number, total: number) =>
      onProgress(0.8 + (0.2 * done) / Math.max(1, total)),
  };
  const result = matcher.solveAsync
    ? await matcher.solveAsync(problem, options)
    : matcher.solve(problem, options);
  await breathe();
  if (!verify(problem, result).ok) throw new RunFailure("NOT_PROVEN");
  return outcomeOf(snapshot, problem, result);
}

/** The same problem as `buildProblem` gives, without holding the thread for seconds. */
async function build(
  snapshot: Snapshot,
  registry: Registry,
  { signal, onProgress }: SolveOptions,
): Promise<Problem> {
  const { mentees, mentors, pinned, forbidden, seed } = snapshot;
  const scorer = prepareScorer(snapshot.criteria, registry, [...mentees, ...mentors]);
  const pairs: Problem["pairs"] = [];
  const excluded: Problem["excluded"] = [];
  let since = performance.now();
  for (const [i, mentee] of mentees.entries()) {
    for (const mentor of mentors) {
      const ids = { mentee: mentee.id, mentor: mentor.id };
      const found = score(mentee, mentor, scorer);
      if (found.kind === "excluded") excluded.push({ ...ids, reason: found.reason });
      else pairs.push({ ...ids, score: found.score, parts: found.parts });
    }
    if (performance.now() - since > slice) {
      onProgress(i / mentees.length);
      await breathe();
      signal.throwIfAborted();
      since = performance.now();
    }
  }
  const locks = new Map(pinned.map((one) => [one.mentee, one.mentor]));
  for (const { mentee, mentor } of pairs) {
    if (locks.get(mentee) === mentor) locks.delete(mentee);
  }
  if (locks.size > 0) throw new RunFailure("IMPOSSIBLE");
  return {
    mentees: mentees.map(({ id }) => ({ id })),
    mentors: mentors.map(({ id, capacity }) => ({ id, capacity })),
    pairs,
    excluded,
    pinned,
    forbidden,
    params: { matchMost: true },
    seed,
  };
}

function outcomeOf(snapshot: Snapshot, problem: Problem, result: MatchResult): Outcome {
  const options: Record<string, number> = {};
  const partner = new Map(result.partnerships.map((one) => [one.mentees[0]!, one]));
  const wishes = new Map(snapshot.mentees.map((one) => [one.id, one.preferences ?? []]));
  const chosen: ChosenPair[] = [];
  const keyOf = ({ mentee, mentor }: PairIds) => `${mentee} ${mentor}`;
  const forbidden = new Set(problem.forbidden.map(keyOf));
  for (const pair of problem.pairs) {
    if (forbidden.has(keyOf(pair))) continue;
    options[pair.mentee] = (options[pair.mentee] ?? 0) + 1;
    options[pair.mentor] = (options[pair.mentor] ?? 0) + 1;
    const match = partner.get(pair.mentee);
    if (match?.mentors[0] !== pair.mentor) continue;
    const rank = wishes.get(pair.mentee)!.indexOf(pair.mentor) + 1;
    chosen.push({ ...pair, pinned: match.pinned, rank: rank === 0 ? null : rank });
  }
  return { result, chosen, options };
}

const noResult: MatchResult = {
  partnerships: [],
  unmatched: [],
  objective: 0,
  bound: 0,
  gap: 0,
  certificate: { menteeDuals: {}, mentorDuals: {}, bonus: 0 },
  matcher: { type: "", v: 0 },
};

/** One scored pair as a problem of its own, for `explain`. */
export function asProblem(ids: PairIds, scored: Scored | ScoredPair): [Problem, MatchResult] {
  const out = "reason" in scored;
  return [
    {
      mentees: [{ id: ids.mentee }],
      mentors: [{ id: ids.mentor, capacity: 1 }],
      pairs: out ? [] : [{ ...ids, score: scored.score, parts: scored.parts }],
      excluded: out ? [{ ...ids, reason: scored.reason }] : [],
      pinned: [],
      forbidden: [],
      params: {},
      seed: 0,
    },
    noResult,
  ];
}
