import { checkProblem } from "../check.ts";
import type { Matcher, MatchResult, Problem, SolveOptions } from "../contract.ts";
import { phrase } from "../criteria/phrases.ts";
import { MatchingError } from "../error.ts";
import { lookupIn } from "../problem.ts";
import { causes } from "./causes.ts";
import { type Flow, maximumFlow } from "./flow.ts";
import { buildGraph, type Graph } from "./graph.ts";
import { BALANCE, needsNetwork, ONE_EACH, solveNetwork, spreadSentences } from "./network.ts";

const ABOUT = {
  en: "Matches as many mentees as can be, with the highest total fit. No other set of matches scores higher.",
  cy: "Yn paru cynifer o fentoreion â phosibl, gyda'r cydweddiad uchaf at ei gilydd. Nid oes set arall o barau sy'n sgorio'n uwch.",
};
const TYPE = { type: "assign", v: 1 };

function prepare(problem: Problem): Graph {
  const faults = checkProblem(problem);
  if (faults.length > 0) {
    const codes = [...new Set(faults.map((f) => f.code))].join(", ");
    throw new MatchingError("INVALID_PROBLEM", `The problem can't be solved: ${codes}`, [
      ...faults.map((f) => JSON.parse(JSON.stringify(f))),
    ]);
  }
  return buildGraph(problem);
}

function finish(problem: Problem, graph: Graph, flow: Flow, options: SolveOptions): MatchResult {
  const mentorOf = new Map(problem.pinned.map((p) => [p.mentee, p.mentor]));
  const pinned = new Set(mentorOf.keys());
  graph.menteeIds.forEach((id, i) => {
    const j = flow.match[i]!;
    if (j >= 0) mentorOf.set(id, graph.mentorIds[j]!);
  });
  const lookup = lookupIn(problem);
  const scores = new Map(
    [...mentorOf].map(([mentee, mentor]) => [mentee, lookup.score({ mentee, mentor })!]),
  );
  const partnerships = problem.mentees.flatMap(({ id }) => {
    const mentor = mentorOf.get(id);
    if (mentor === undefined) return [];
    return [{ mentors: [mentor], mentees: [id], score: scores.get(id)!, pinned: pinned.has(id) }];
  });
  const missing = problem.mentees.length - partnerships.length;
  const objective =
    partnerships.reduce((sum, p) => sum + p.score, 0) +
    missing * (problem.params.noMatchScore ?? 0);
  const gap = dualTotal(graph, flow) - primalTotal(problem, graph, flow, scores);
  return {
    partnerships,
    unmatched: causes(problem, graph, flow, options),
    objective,
    bound: objective + gap,
    gap,
    certificate: {
      kind: "duals",
      menteeDuals: Object.fromEntries(graph.menteeIds.map((id, i) => [id, flow.menteePrice[i]!])),
      mentorDuals: Object.fromEntries(graph.mentorIds.map((id, j) => [id, flow.mentorPrice[j]!])),
      bonus: graph.bonus,
    },
    matcher: TYPE,
  };
}

/** Weak duality: no assignment of the graph weighs more than this. */
function dualTotal(graph: Graph, flow: Flow): number {
  let total = 0;
  for (const price of flow.menteePrice) total += price;
  for (let j = 0; j < graph.mentorIds.length; j++) {
    total += graph.capacity[j]! * flow.mentorPrice[j]!;
  }
  return total;
}

function primalTotal(
  problem: Problem,
  graph: Graph,
  flow: Flow,
  scores: Map<string, number>,
): number {
  const base = problem.params.noMatchScore ?? 0;
  let total = 0;
  graph.menteeIds.forEach((id, i) => {
    if (flow.match[i]! >= 0) total += scores.get(id)! - base + graph.bonus;
  });
  return total;
}

/**
 * The capacity-aware exact maximum-weight matcher for one-to-one partnerships: a mentor has as many
 * of them as places. Pinned pairs are kept, forbidden ones left out; `Problem` says what is best.
 * Deterministic for (problem, seed), whatever the order of the problem's lists.
 */
export const assign = {
  ...TYPE,
  label: { en: "Best total fit", cy: "Y cydweddiad gorau at ei gilydd" },
  models: ["one-to-one"],
  params: { balance: BALANCE },
  describe: (params, locale) =>
    [phrase(ABOUT, locale), ...spreadSentences(params, locale)].join(" "),
  solve(problem: Problem, options: SolveOptions = {}): MatchResult {
    options.signal?.throwIfAborted();
    if (needsNetwork(problem)) {
      return solveNetwork(problem, { ...TYPE, ...ONE_EACH, models: ["one-to-one"] }, options);
    }
    const graph = prepare(problem);
    const total = graph.menteeIds.length;
    const run = maximumFlow(graph);
    let step = run.next();
    for (; !step.done; step = run.next()) {
      options.onProgress?.(step.value, total);
      options.signal?.throwIfAborted();
    }
    const result = finish(problem, graph, step.value, options);
    options.onProgress?.(total, total);
    return result;
  },
} satisfies Matcher;
