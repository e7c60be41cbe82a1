import { buildProblem, type ProblemInput } from "./build.ts";
import type {
  MatchedPartnership,
  Matcher,
  MatchResult,
  Problem,
  ProblemParams,
  Profile,
  SolveOptions,
  Unmatched,
} from "./contract.ts";
import { MODELS } from "./models.ts";
import { shareOut } from "./several/share.ts";
import { sliceOf } from "./several/slice.ts";
import { verify } from "./verify/verify.ts";

export interface SeveralPart {
  /** The key of a model. */
  model: string;
  matcher: Pick<Matcher, "solve">;
  params?: ProblemParams;
}

export interface SeveralInput extends Omit<ProblemInput, "model" | "params"> {
  /** In the scheme's order: the first is the first choice of whoever would take part in several. */
  parts: readonly SeveralPart[];
}

export interface PartResult {
  model: string;
  /** What this model was given. */
  problem: Problem;
  result: MatchResult;
  /** Proven best for what it was given. */
  proven: boolean;
}

export interface SeveralResult {
  /** In the order asked for. */
  parts: PartResult[];
  /** Whoever is in no partnership of any model, once each: mentees first. */
  unmatched: Unmatched[];
  /**
   * "together": however people were shared out, no outcome matches more, or as many with a higher
   * total score. "each": every model's result is best for what it was given; another sharing out
   * might be better. "partly": not even that is proven of every model.
   */
  proven: "together" | "each" | "partly";
}

/** The models in which one mentor's places are shared between mentees, one by one. */
const PLACES = new Set(["one-to-one", "group"]);

const accepts = ({ models }: Profile, model: string) => models?.includes(model) ?? true;

/**
 * Matches several models in one round without using anybody beyond their places: people who would
 * take part in one model only (`Profile.models`) go there, those open to several are shared out.
 * One-to-one and groups are shared out together, so that they do best together (`shareOut`); other
 * models take their turn in the scheme's order, with everybody who would take part and is still
 * free. A mentee is in one partnership at most; a mentor in as many as there are places, where a
 * partnership of two-by-two, a team or a circle takes one. Throws as `buildProblem` and the matchers.
 */
export async function matchSeveral(
  input: SeveralInput,
  options: SolveOptions = {},
): Promise<SeveralResult> {
  const found = new Map<SeveralPart, PartResult>();
  let people: People = { mentees: input.mentees, mentors: input.mentors };
  let together: boolean | null = null;
  for (const part of input.parts) {
    if (found.has(part)) continue;
    const sharing = PLACES.has(part.model)
      ? input.parts.filter(({ model }) => PLACES.has(model))
      : [part];
    const solved = PLACES.has(part.model)
      ? await solveShared(input, people, sharing, options)
      : { results: [await solveAlone(input, people, part, options)], best: false };
    solved.results.forEach((result, k) => {
      found.set(sharing[k]!, result);
    });
    people = solved.results.reduce(without, people);
    together = together === null && solved.best;
  }
  const parts = input.parts.map((part) => found.get(part)!);
  const each = parts.every((part) => part.proven);
  return {
    parts,
    unmatched: unmatchedOf(input, parts),
    proven: !each ? "partly" : together ? "together" : "each",
  };
}

interface People {
  mentees: readonly Profile[];
  mentors: readonly Profile[];
}

/** The input with the people who are there, and what was decided by hand about them. */
function inputOf(
  { parts: _, pinned = [], forbidden = [], ...input }: SeveralInput,
  { mentees, mentors }: People,
): ProblemInput {
  const ids = new Set([...mentees, ...mentors].map((one) => one.id));
  const there = (pair: { mentee: string; mentor: string }) =>
    ids.has(pair.mentee) && ids.has(pair.mentor);
  return {
    ...{ ...input, mentees, mentors },
    ...{ pinned: pinned.filter(there), forbidden: forbidden.filter(there) },
  };
}

async function solveAlone(
  input: SeveralInput,
  { mentees, mentors }: People,
  part: SeveralPart,
  options: SolveOptions,
): Promise<PartResult> {
  const { model, params = {} } = part;
  const open = (list: readonly Profile[]) => list.filter((one) => accepts(one, model));
  const people = { mentees: open(mentees), mentors: open(mentors) };
  const problem = buildProblem({ ...inputOf(input, people), model, params }, options);
  return solvePart(model, problem, part, options);
}

async function solvePart(
  model: string,
  problem: Problem,
  { matcher }: SeveralPart,
  options: SolveOptions,
): Promise<PartResult> {
  const result = await matcher.solve(problem, options);
  return { model, problem, result, proven: verify(problem, result).optimal };
}

async function solveShared(
  input: SeveralInput,
  people: People,
  parts: readonly SeveralPart[],
  options: SolveOptions,
) {
  const open = (list: readonly Profile[]) =>
    list.filter((one) => parts.some(({ model }) => accepts(one, model)));
  const profiles = { mentees: open(people.mentees), mentors: open(people.mentors) };
  // The larger of the models also says who can't be together.
  const model = parts.some((part) => part.model === "group") ? "group" : "one-to-one";
  const problem = buildProblem({ ...inputOf(input, profiles), model }, options);
  const wanted = parts.map((part) => ({ model: part.model, params: part.params ?? {} }));
  const { slices, together } = shareOut(problem, profiles, wanted, options);
  const results: PartResult[] = [];
  for (const [k, slice] of slices.entries()) {
    results.push(await solvePart(slice.model, sliceOf(problem, slice), parts[k]!, options));
  }
  // All params that the joint bound reads have to be the same for the sums to compare.
  const same = wanted.every(({ params }) => {
    const [a, b] = [params, wanted[0]!.params];
    return (a.matchMost ?? true) === (b.matchMost ?? true) && a.noMatchScore === b.noMatchScore;
  });
  const total = results.reduce((sum, { result }) => sum + result.objective, 0);
  const matched = results.reduce((sum, { result }) => sum + matchedIn(result.partnerships), 0);
  const best =
    same &&
    together.gap === 0 &&
    total === together.objective &&
    matched === matchedIn(together.partnerships);
  return { results, best };
}

const matchedIn = (partnerships: readonly MatchedPartnership[]) =>
  partnerships.reduce((sum, one) => sum + one.mentees.length, 0);

/** The people who are still free once these partnerships are made. */
function without({ mentees, mentors }: People, { model, result }: PartResult): People {
  const used = new Map<string, number>();
  const taken = new Set<string>();
  const alone = MODELS[model]!.mentors.most === 0;
  const everybody = new Map([...mentees, ...mentors].map((one) => [one.id, one]));
  const peers = new Set<string>();
  for (const { mentees: own, mentors: theirs } of result.partnerships) {
    for (const id of own) taken.add(id);
    for (const id of alone ? own : []) peers.add(everybody.get(id)!.personId);
    const places = PLACES.has(model) ? own.length : 1;
    for (const id of theirs) used.set(id, (used.get(id) ?? 0) + places);
  }
  const free = (one: Profile) => !taken.has(one.id) && !peers.has(one.personId);
  return {
    mentees: mentees.filter(free),
    mentors: mentors.filter(free).flatMap((one) => {
      const capacity = one.capacity - (used.get(one.id) ?? 0);
      if (capacity === one.capacity) return [one];
      return capacity > 0 ? [{ ...one, capacity }] : [];
    }),
  };
}

/** The cause is that of the last model that somebody could have been in. */
function unmatchedOf({ mentees, mentors }: SeveralInput, parts: readonly PartResult[]) {
  const matched = new Set(
    parts.flatMap(({ result }) =>
      result.partnerships.flatMap((one) => [...one.mentees, ...one.mentors]),
    ),
  );
  const causes = new Map(
    parts.flatMap(({ result }) => result.unmatched.map((one) => [one.id, one.cause] as const)),
  );
  const of = (role: Unmatched["role"], list: readonly Profile[], others: number): Unmatched[] =>
    list.flatMap(({ id }) => {
      if (matched.has(id)) return [];
      const none = { code: "nobodyEligible", total: others, byRule: [] } as const;
      return [{ id, role, cause: causes.get(id) ?? { ...none, byRule: [] } }];
    });
  return [...of("mentee", mentees, 0), ...of("mentor", mentors, 0)];
}
