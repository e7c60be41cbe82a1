import {
  buildProblem,
  lookupIn,
  type MatchedPartnership,
  type Matcher,
  MatchingError,
  type MatchResult,
  matchSeveral,
  type PairIds,
  type Pairs,
  type Problem,
  prepareScorer,
  type Registry,
  rematch,
  type SolveOptions,
  type Unmatched,
  verify,
  wouldScoreOf,
} from "@quad/matching";
import {
  type ChosenPartnership,
  type Decisions,
  type Keep,
  type ModelUse,
  type Part,
  type People,
  RunFailure,
  type Solved,
  type Task,
} from "./contract.ts";

/** The share of a run's time that scoring takes, for its progress. */
const scoring = 0.8;

/** The people of a task as the matching sees them: without those left out, with added places. */
export function peopleOf({ people, decisions }: Pick<Task, "people" | "decisions">): People {
  const out = new Set(decisions.leftOut);
  const here = <T extends { id: string }>(list: T[]) => list.filter((one) => !out.has(one.id));
  return {
    mentees: here(people.mentees),
    mentors: here(people.mentors).map((one) => {
      const more = decisions.added[one.id];
      return more ? { ...one, capacity: one.capacity + more } : one;
    }),
  };
}

/** The decisions of one kind. */
export const decided = ({ pairings }: Decisions, kind: "locked" | "forbidden"): PairIds[] =>
  pairings.filter((one) => one.kind === kind).map(({ mentee, mentor }) => ({ mentee, mentor }));

/** What a task gives to be matched, whatever the models. */
function inputOf(task: Task, registry: Registry) {
  const { mentees, mentors } = peopleOf(task);
  const ids = new Set([...mentees, ...mentors].map((one) => one.id));
  return {
    ...{ mentees, mentors, registry, criteria: task.criteria, seed: task.seed },
    pinned: decided(task.decisions, "locked"),
    // Somebody who isn't there needn't be kept apart.
    forbidden: decided(task.decisions, "forbidden").filter(
      (pair) => ids.has(pair.mentee) && ids.has(pair.mentor),
    ),
  };
}

const paramsOf = ({ matcher }: ModelUse) => ({ matchMost: true, ...matcher.params });

/** The problem of a single model. */
export function buildPart(
  task: Task,
  use: ModelUse,
  registry: Registry,
  options: SolveOptions = {},
): Problem {
  const { model } = use;
  return buildProblem({ ...inputOf(task, registry), model, params: paramsOf(use) }, options);
}

/** What a pair would score without the rule that keeps it apart; prepared when it is first asked. */
export function wouldScoreIn(
  task: Task,
  registry: Registry,
): NonNullable<SolveOptions["wouldScore"]> {
  let ask: NonNullable<SolveOptions["wouldScore"]> | undefined;
  return (pair) => {
    if (!ask) {
      const { mentees, mentors } = peopleOf(task);
      const people = new Map([...mentees, ...mentors].map((one) => [one.id, one]));
      const scorer = prepareScorer(task.criteria, registry, [...people.values()]);
      ask = wouldScoreOf(scorer, (id) => people.get(id));
    }
    return ask(pair);
  };
}

/**
 * A result that stood up to its check. One that its matcher doesn't claim to be best is a result, too;
 * one that doesn't stand up to the check is none: throws `RunFailure` "NOT_PROVEN".
 */
function checked(use: ModelUse, problem: Problem, result: MatchResult): Part {
  const { ok, optimal } = verify(problem, result);
  if (!ok) throw new RunFailure("NOT_PROVEN");
  return { use, problem, result, proven: optimal };
}

/** `keep`: it disturbs those matches least. Throws `RunFailure` "NO_MATCHER". */
export function matcherOf(
  { matcher }: ModelUse,
  registry: Registry,
  keep: Keep | null = null,
): Pick<Matcher, "solve"> {
  const found = registry.matchers.get(matcher.type);
  if (!found || found.v !== matcher.v) throw new RunFailure("NO_MATCHER", [matcher.type]);
  if (!keep) return found;
  const budget = keep.budget === null ? {} : { budget: keep.budget };
  return {
    solve: async (problem, options) => {
      const earlier = keep.partnerships.filter(({ mentors }) => mentors.length > 0);
      return (await rematch(problem, earlier, { matcher: found, ...budget }, options)).result;
    },
  };
}

interface During extends Pick<SolveOptions, "signal"> {
  /** 0 to 1. */
  onProgress?(share: number): void;
}

/**
 * Scores everybody with everybody, solves, and proves the result; of several models, so that nobody
 * is used twice. Throws `RunFailure` ("IMPOSSIBLE" with what stands against it), or the signal's
 * reason.
 */
export async function solveTask(
  task: Task,
  registry: Registry,
  { signal, onProgress }: During = {},
): Promise<Part[]> {
  const [use] = task.models;
  if (!use) throw new RunFailure("NO_MATCHER");
  const during = (from: number, to: number): SolveOptions => ({
    ...(signal ? { signal } : {}),
    onProgress: (done, total) => onProgress?.(from + ((to - from) * done) / Math.max(1, total)),
  });
  const matchers = task.models.map((one) => matcherOf(one, registry, task.keep));
  try {
    if (task.models.length > 1) return await solveSeveral(task, registry, matchers, during(0, 1));
    const problem = buildPart(task, use, registry, during(0, scoring));
    const options = { ...during(scoring, 1), wouldScore: wouldScoreIn(task, registry) };
    return [checked(use, problem, await matchers[0]!.solve(problem, options))];
  } catch (error) {
    const impossible = error instanceof MatchingError && error.code === "INVALID_PROBLEM";
    if (!impossible) throw error;
    throw new RunFailure("IMPOSSIBLE", error.details.map(text));
  }
}

const text = (value: unknown): string => JSON.stringify(value);

async function solveSeveral(
  task: Task,
  registry: Registry,
  matchers: readonly Pick<Matcher, "solve">[],
  options: SolveOptions,
): Promise<Part[]> {
  const wanted = task.models.map((use, i) => ({
    ...{ model: use.model, matcher: matchers[i]!, params: paramsOf(use) },
  }));
  const { parts } = await matchSeveral({ ...inputOf(task, registry), parts: wanted }, options);
  const solved = parts.map(({ problem, result }, i) => checked(task.models[i]!, problem, result));
  const kept = new Set(
    solved.flatMap(({ problem }) => problem.pinned.map((one) => `${one.mentee} ${one.mentor}`)),
  );
  const broken = decided(task.decisions, "locked").filter(
    (one) => !kept.has(`${one.mentee} ${one.mentor}`),
  );
  if (broken.length > 0) {
    throw new RunFailure("IMPOSSIBLE", broken.map(text));
  }
  return solved;
}

/** What is kept of solved parts. */
export function outcomeOf(parts: readonly Part[], people: People): Solved {
  const wishes = new Map(people.mentees.map((one) => [one.id, one.preferences ?? []]));
  const options: Record<string, number> = {};
  for (const { problem } of parts) countOptions(problem, options);
  return {
    outcome: {
      models: parts.map(({ use, result, proven }) => ({
        model: use.model,
        matcher: result.matcher,
        objective: result.objective,
        bound: result.bound,
        gap: result.gap,
        proof: result.certificate.kind,
        proven,
      })),
      chosen: parts.flatMap(({ use, result }) =>
        result.partnerships.map((one) => chosenOf(use.model, one, wishes)),
      ),
      unmatched: leftOver(parts),
      options,
    },
    proofs: parts.map(({ result }) => result.certificate),
  };
}

/** Whoever has no match in any model, with the cause in the last that they could have been in. */
function leftOver(parts: readonly Part[]): Unmatched[] {
  const matched = new Set(
    parts.flatMap(({ result }) =>
      result.partnerships.flatMap((one) => [...one.mentors, ...one.mentees]),
    ),
  );
  const last = new Map<string, Unmatched>();
  for (const { result } of parts) {
    for (const one of result.unmatched) if (!matched.has(one.id)) last.set(one.id, one);
  }
  return [...last.values()].sort(
    (a, b) => Number(a.role === "mentor") - Number(b.role === "mentor"),
  );
}

export function chosenOf(
  model: string,
  { mentors, mentees, score, pinned }: MatchedPartnership,
  wishes: ReadonlyMap<string, readonly string[]>,
): ChosenPartnership {
  const ranks = mentees.map((mentee) => {
    const found = mentors.map((mentor) => (wishes.get(mentee) ?? []).indexOf(mentor));
    const chosen = found.filter((at) => at >= 0);
    return chosen.length > 0 ? Math.min(...chosen) + 1 : null;
  });
  // A circle's pairs are those of its members.
  const pairs =
    mentors.length > 0
      ? mentors.length * mentees.length
      : (mentees.length * (mentees.length - 1)) / 2;
  const mean = Math.round(score / Math.max(1, pairs));
  return { model, mentors, mentees, score, mean, pinned, ranks };
}

const sizes = new WeakMap<Pairs, Int32Array>();

/** How many pairs each mentor is in: counted once for tables that several problems share. */
function columnSizes(pairs: Pairs, mentors: number): Int32Array {
  let found = sizes.get(pairs);
  if (!found) {
    found = new Int32Array(mentors);
    const { mentor } = pairs;
    for (let k = 0; k < mentor.length; k++) found[mentor[k]!]!++;
    sizes.set(pairs, found);
  }
  return found;
}

/** Eligible partners of everybody, forbidden ones left out. */
function countOptions(problem: Problem, options: Record<string, number>): void {
  const { mentees, mentors, pairs, forbidden } = problem;
  const ofMentor = columnSizes(pairs, mentors.length);
  mentees.forEach(({ id }, i) => {
    options[id] = Math.max(options[id] ?? 0, pairs.start[i + 1]! - pairs.start[i]!);
  });
  mentors.forEach(({ id }, j) => {
    options[id] = Math.max(options[id] ?? 0, ofMentor[j]!);
  });
  const lookup = lookupIn(problem);
  for (const pair of forbidden) {
    if (lookup.score(pair) === null) continue;
    options[pair.mentee]!--;
    options[pair.mentor]!--;
  }
}
