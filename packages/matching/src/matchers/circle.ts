import type { Highs } from "highs";
import { type CirclePlan, circlePlan, DEFAULT_CIRCLE_SIZE } from "../circle-plan.ts";
import type { ColumnProof, Matcher, MatchResult, Problem, SolveOptions } from "../contract.ts";
import { phrase } from "../criteria/phrases.ts";
import { MatchingError } from "../error.ts";
import { starPrices, swapped } from "./columns/circle-swaps.ts";
import { allCircles, circleFamily, type Peers, peersOf } from "./columns/circles.ts";
import { boundOf, SCALE } from "./columns/exact.ts";
import type { Column, Family } from "./columns/family.ts";
import { causesOf } from "./columns/left.ts";
import { loadHighs } from "./columns/master.ts";
import { EFFORT, finished } from "./columns/params.ts";
import { type People, peopleOf, refuseQuotas } from "./columns/people.ts";
import { resultOf } from "./columns/result.ts";
import { branchAndPrice, type Proof } from "./columns/search.ts";
import { effortOf, written } from "./columns/solve.ts";
import { requireSound } from "./outcome.ts";

const ABOUT = {
  en: "Makes circles of peers of nearly equal size. As many people as can be are in one, every unit is spread over the circles, and people who fit one another well are together. With more than some thirty people the result may fall short of the best; it says by how much at most.",
  cy: "Yn creu cylchoedd o gymheiriaid o faint bron yn gyfartal. Mae cynifer o bobl â phosibl mewn un, mae pob uned wedi'i gwasgaru dros y cylchoedd, ac mae pobl sy'n cydweddu'n dda gyda'i gilydd. Gyda mwy na rhyw ddeg ar hugain o bobl gall y canlyniad fod yn is na'r gorau; mae'n dweud faint ar y mwyaf.",
};
const TYPE = { type: "circle", v: 1, models: ["circle"] };

/** Up to so many possible circles are all looked at; beyond, people are exchanged. */
const MOST_CIRCLES = 60_000;

/**
 * Circles of three or more peers, whose score is that of all their pairs. As many people as can be
 * come first, with or without `matchMost`; the sizes follow from their number, see `circlePlan`.
 * Exact while all possible circles can be listed (branch and price, see `branchAndPrice`); beyond
 * that exchanges of two people, with a bound that is honest and loose, for the problem is NP-hard
 * (clique partitioning, Groetschel and Wakabayashi 1989). Everybody stands in both lists of the
 * problem, under the same id. Deterministic for (problem, seed), whatever the order of the lists.
 */
export const circle = {
  ...TYPE,
  label: { en: "Circles of peers", cy: "Cylchoedd o gymheiriaid" },
  params: {
    size: {
      type: "integer",
      label: { en: "People in a circle, about", cy: "Pobl mewn cylch, tua" },
      minimum: 3,
      maximum: 12,
      default: DEFAULT_CIRCLE_SIZE,
    },
    spread: {
      type: "boolean",
      label: {
        en: "Spread each unit over the circles",
        cy: "Gwasgaru pob uned dros y cylchoedd",
      },
      default: true,
    },
    effort: EFFORT,
  },
  describe: (_, locale) => phrase(ABOUT, locale),
  async solve(problem: Problem, options: SolveOptions = {}): Promise<MatchResult> {
    options.signal?.throwIfAborted();
    requireSound(problem, TYPE);
    refuseQuotas(problem);
    const highs = await loadHighs();
    const people = peopleOf(problem);
    const peers = peersOf(people);
    return resultFrom(people, peers, finished(circles(highs, peers), options));
  },
} satisfies Matcher;

interface Circles {
  columns: Column[];
  bound: number;
  best: Proof;
  /** One proof for each larger number of people, least first; null when some number isn't settled. */
  larger: { proof: Proof; plan: CirclePlan }[] | null;
  family: Family;
  /** Whether the family has every circle that there could be. */
  listed: boolean;
}

/** Everybody first, then one person fewer, until circles can be made. */
function* circles(highs: Highs, peers: Peers): Generator<unknown, Circles> {
  const { size } = peers.problem.params;
  const near = typeof size === "number" ? size : DEFAULT_CIRCLE_SIZE;
  let larger: Circles["larger"] = [];
  for (let people = peers.count; ; people--) {
    const plan = circlePlan(people, near);
    if (!plan) return none(peers, larger);
    const all = allCircles(peers, plan, MOST_CIRCLES);
    if (!all) return bySwaps(peers, people, near, larger);
    const family = circleFamily(peers, plan, all);
    const found = yield* branchAndPrice(
      highs,
      family,
      { people: plan.circles, exact: true },
      { columns: [], complete: false },
      { ...effortOf(peers.problem, family), refine: 0 },
    );
    if (found.complete) {
      const { columns, bound, proof } = found;
      return { columns, bound, best: proof, larger, family, listed: true };
    }
    if (found.bound < 0) larger?.unshift({ proof: found.proof, plan });
    else larger = null;
  }
}

/** Nobody is in a circle; a proof of that is prices of nothing, with nothing to be worth more. */
function none(peers: Peers, larger: Circles["larger"]): Circles {
  if (peers.pinned.length > 0) throw notKept(peers);
  const plan = { circles: 0, size: 3, larger: 0 };
  const family = circleFamily(peers, plan, []);
  const best = { prices: { row: new Float64Array(peers.count), each: 0, scale: SCALE } };
  return { columns: [], bound: 0, best, larger, family, listed: true };
}

const notKept = ({ pinned }: Peers) =>
  new MatchingError("INVALID_PROBLEM", "No outcome keeps all that is locked by hand", [
    pinned.length,
  ]);

/** Leaves out whoever stands where they may not, one at a time, until everybody stands well. */
function bySwaps(peers: Peers, from: number, near: number, known: Circles["larger"]): Circles {
  const locked = new Set(peers.pinned.flat());
  let people = [...Array(peers.count).keys()].slice(0, from);
  let larger = known;
  for (;;) {
    const plan = circlePlan(people.length, near);
    if (!plan) return none(peers, null);
    const { circles: made, broken } = swapped(peers, plan, people);
    const out = broken.find((a) => !locked.has(a)) ?? broken[0];
    if (out === undefined) return madeOf(peers, plan, made, larger);
    if (locked.has(out)) throw notKept(peers);
    people = people.filter((a) => a !== out);
    larger = null;
  }
}

function madeOf(
  peers: Peers,
  plan: CirclePlan,
  made: readonly number[][],
  larger: Circles["larger"],
): Circles {
  const { count, score } = peers;
  const columns = made.map((members): Column => {
    const rows = members.toSorted((a, b) => a - b);
    let weight = 0;
    for (const [k, a] of rows.entries()) {
      for (const b of rows.slice(k + 1)) weight += score[a * count + b]!;
    }
    return { rows: rows.length > plan.size ? [...rows, count] : rows, weight, count: 1 };
  });
  const family = circleFamily(peers, plan, columns);
  const prices = starPrices(peers, plan);
  const bound = boundOf(family, prices, 0);
  return { columns, bound, best: { prices }, larger, family, listed: false };
}

function resultFrom(people: People, peers: Peers, found: Circles): MatchResult {
  const { problem } = people;
  const place = (rows: number) =>
    Int32Array.from({ length: rows }, (_, row) => (row < peers.count ? people.mentees[row]! : row));
  const members = found.columns.map(({ rows, weight }) => ({
    mentees: rows.filter((row) => row < peers.count).map((row) => people.mentees[row]!),
    mentors: [],
    score: weight,
  }));
  const taken = new Set(found.columns.flatMap((c) => c.rows));
  const left = problem.mentees
    .map(({ id }, i) => ({ id, role: "mentee" as const, row: people.menteeLot[i]! }))
    .filter(({ row }) => !taken.has(row));
  const unmatched = causesOf(problem, found.family, taken, {
    people: left,
    why: () => (found.listed ? null : { code: "notComplete", why: "notFound" }),
    tooFew: left.length < 3,
    noExperienced: false,
  });
  const matched = problem.mentees.length - left.length;
  // A circle's own score is all that it is worth here; `resultOf` counts everybody as unmatched.
  const bound = found.bound - matched * (problem.params.noMatchScore ?? 0);
  const solved = { columns: found.columns, bound, best: found.best, most: null };
  const result = resultOf(problem, TYPE, solved, members, place(found.family.rows), unmatched);
  if (result.certificate.kind !== "columns") return result;
  const most: ColumnProof[] | null =
    found.larger?.map(({ proof, plan }) =>
      written(proof, place(peers.count + (plan.larger > 0 ? 1 : 0))),
    ) ?? null;
  return { ...result, certificate: { ...result.certificate, most } };
}
