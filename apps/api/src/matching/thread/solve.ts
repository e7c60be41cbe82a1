import {
  buildProblem,
  checkProblem,
  lookupIn,
  type MatchedPartnership,
  type Matcher,
  MODELS,
  type PairIds,
  type Pairs,
  type Problem,
  type Registry,
  rematch,
  type SolveOptions,
  type Unmatched,
  verify,
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
import { peopleFor } from "./share.ts";

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

/**
 * The problem of one model. `used`: what models before it have matched. Throws `RunFailure`
 * "IMPOSSIBLE" with what stands against it.
 */
export function buildPart(
  task: Task,
  use: ModelUse,
  used: readonly ChosenPartnership[],
  registry: Registry,
  options: SolveOptions = {},
): Problem {
  const locks = decided(task.decisions, "locked");
  const all = peopleOf(task);
  const several = task.models.length > 1;
  const { mentees, mentors } = several ? peopleFor(use.model, all, used, locks) : all;
  const ids = new Set([...mentees, ...mentors].map((one) => one.id));
  const here = (pair: PairIds) => ids.has(pair.mentee) && ids.has(pair.mentor);
  // Of a circle everybody stands in both lists.
  const peers = MODELS[use.model]?.mentors.most === 0 ? [...mentees, ...mentors] : null;
  const problem = buildProblem(
    {
      model: use.model,
      mentees: peers ?? mentees,
      mentors: peers ?? mentors,
      criteria: task.criteria,
      registry,
      pinned: several ? locks.filter(here) : locks,
      // Somebody who isn't there needn't be kept apart.
      forbidden: decided(task.decisions, "forbidden").filter(here),
      seed: task.seed,
      params: { matchMost: true, ...use.matcher.params },
    },
    options,
  );
  const faults = checkProblem(problem);
  if (faults.length > 0) {
    throw new RunFailure(
      "IMPOSSIBLE",
      faults.map((fault) => JSON.stringify(fault)),
    );
  }
  return problem;
}

/**
 * Solves one model's problem and checks the result. Throws `RunFailure`, or the signal's reason. A
 * result that its matcher doesn't claim to be best is a result; one that doesn't stand up to the
 * check is none.
 */
export async function solvePart(
  use: ModelUse,
  problem: Problem,
  matcher: Pick<Matcher, "solve">,
  options: SolveOptions = {},
): Promise<Part> {
  const result = await matcher.solve(problem, options);
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

/**
 * Scores everybody with everybody, solves, and proves the result: one model after the other, so that
 * nobody is used twice. What is proven of each is for the people who were left for it. Throws as
 * `solvePart` does.
 */
export async function solveTask(
  task: Task,
  registry: Registry,
  { signal, onProgress }: Pick<SolveOptions, "signal"> & { onProgress?(share: number): void } = {},
): Promise<Part[]> {
  const stop = signal ? { signal } : {};
  const parts: Part[] = [];
  const used: ChosenPartnership[] = [];
  if (task.models.length === 0) throw new RunFailure("NO_MATCHER");
  const matchers = task.models.map((use) => matcherOf(use, registry, task.keep));
  for (const [i, use] of task.models.entries()) {
    const progress = (from: number, to: number) => (done: number, total: number) =>
      onProgress?.((i + from + ((to - from) * done) / Math.max(1, total)) / task.models.length);
    const problem = buildPart(task, use, used, registry, {
      ...stop,
      onProgress: progress(0, scoring),
    });
    const part = await solvePart(use, problem, matchers[i]!, {
      ...stop,
      onProgress: progress(scoring, 1),
    });
    parts.push(part);
    used.push(...part.result.partnerships.map((one) => chosenOf(use.model, one, new Map())));
  }
  const together = new Set(
    used.flatMap(({ mentees, mentors }) =>
      [...mentors, ...mentees].flatMap((a) => mentees.map((b) => `${b} ${a}`)),
    ),
  );
  const broken = decided(task.decisions, "locked").filter(
    ({ mentee, mentor }) =>
      !together.has(`${mentee} ${mentor}`) && !together.has(`${mentor} ${mentee}`),
  );
  if (broken.length > 0) {
    throw new RunFailure(
      "IMPOSSIBLE",
      broken.map((one) => JSON.stringify(one)),
    );
  }
  return parts;
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
