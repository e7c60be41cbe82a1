import type { Highs } from "highs";
import { randomFrom } from "../lottery.ts";
import { dive } from "./dive.ts";
import { generate, SCALE } from "./exact.ts";
import {
  type Column,
  decide,
  type Family,
  type Prices,
  type Rules,
  stepped,
  without,
} from "./family.ts";
import { Master } from "./master.ts";
import { shuffle } from "./order.ts";

/** A proof as a tree: every outcome keeps the two of a branch together or apart; see `ColumnProof`. */
export type Proof = { prices: Prices } | { pair: [number, number]; together: Proof; apart: Proof };

/** Outcomes that match this many people, exactly or at least; null: any number. */
export type HowMany = { people: number; exact: boolean } | null;

export interface Start {
  columns: Column[];
  /** Whether they are an outcome, or only columns to begin from. */
  complete: boolean;
}

/** Work, never time: so that the same problem has the same outcome everywhere. */
export interface Effort {
  nodes: number;
  /** Neighbourhoods of the first outcome that are searched before the first branch. */
  refine: number;
  /** Outcomes are worth a multiple of this. */
  step: number;
}

export interface Found {
  columns: Column[];
  /** False: no outcome was found. */
  complete: boolean;
  value: number;
  /** No outcome is worth more. */
  bound: number;
  proof: Proof;
}

interface Node {
  rules: Rules;
  /** Of the node it came from. */
  bound: number;
  /** Puts the node's proof into the tree. */
  place(proof: Proof): void;
}

const worth = (columns: readonly Column[]) => columns.reduce((sum, c) => sum + c.weight, 0);
const matched = (columns: readonly Column[]) => columns.reduce((sum, c) => sum + c.count, 0);

/**
 * Branch and price (Barnhart and others 1998) with the branching of Ryan and Foster (1981): two rows
 * stay together, or apart. When it has to stop, it reports what it has, with the bound of what is
 * still open. Yields after every linear program.
 */
export function* branchAndPrice(
  highs: Highs,
  family: Family,
  people: HowMany,
  start: Start,
  { nodes, refine, step }: Effort,
): Generator<unknown, Found> {
  const penalty = penaltyOf(family, start.columns);
  const master = new Master(highs, family, people, penalty);
  try {
    master.add(start.columns);
    let best = start.complete ? start.columns : null;
    let value = best ? worth(best) : Number.NEGATIVE_INFINITY;
    const count = people?.people ?? 0;
    const offer = (columns: Column[]) => {
      if (!keeps(family, people, columns)) return;
      master.add(columns);
      const found = worth(columns);
      if (found > value) [best, value] = [columns, found];
    };
    let root: Proof | null = null;
    const open: Node[] = [
      {
        rules: family.rules,
        bound: Number.POSITIVE_INFINITY,
        place: (proof) => {
          root = proof;
        },
      },
    ];
    const closedAt: number[] = [];
    for (let done = 0; open.length > 0; done++) {
      const node = open.splice(highest(open), 1)[0]!;
      const closed = yield* generate(master, family, node.rules, count);
      const bound = stepped(closed.bound, step);
      const whole = integral(master.pool, closed.share);
      if (whole) offer(whole);
      else if (bound > value && done % DIVE_EVERY === 0) {
        offer(yield* dive(master, family, node.rules));
        if (best && done === 0) {
          offer(yield* refined(highs, family, people, { columns: best, complete: true }, refine));
        }
      }
      const pair = whole || bound <= value ? null : split(master.pool, closed.share, family);
      if (!pair || done + 1 + open.length >= nodes) {
        node.place({ prices: closed.prices });
        closedAt.push(bound);
        continue;
      }
      open.push(...children(node, pair, bound, family));
    }
    return {
      columns: best ?? [],
      complete: best !== null,
      value,
      bound: Math.max(value, ...closedAt),
      proof: root!,
    };
  } finally {
    master.dispose();
  }
}

const DIVE_EVERY = 8;
/** Partnerships that one neighbourhood parts anew: small enough to be solved in a few nodes. */
const NEIGHBOURHOOD = 36;

/**
 * A large neighbourhood search (Shaw 1998): some of the partnerships are dissolved and their people
 * matched anew as well as can be, everybody else stays; then others. Which, is drawn at random, the
 * same on every run.
 */
function* refined(
  highs: Highs,
  family: Family,
  people: HowMany,
  { columns }: Start,
  rounds: number,
): Generator<unknown, Column[]> {
  const size = Math.min(NEIGHBOURHOOD, Math.ceil(columns.length * 0.75));
  const random = randomFrom(columns.length);
  let now = columns.slice();
  for (let round = 0; round < rounds; round++) {
    shuffle(now, random);
    const some = now.slice(0, size);
    const inside = new Uint8Array(family.rows);
    for (const row of some.flatMap((c) => c.rows)) inside[row] = 1;
    const part = {
      ...family,
      must: family.must.map((must, row) => (inside[row] || row >= family.people ? must : 0)),
      others: family.others.map((_, k) => coverings(some, family.people + k)),
      rules: without(family.rules, family.rows, outside(family, inside)),
    };
    const target = people && { people: matched(some), exact: people.exact };
    const found = yield* branchAndPrice(
      highs,
      part,
      target,
      { columns: some, complete: true },
      { nodes: 6, refine: 0, step: 1 },
    );
    if (found.value > worth(some)) now = [...found.columns, ...now.slice(size)];
  }
  return now;
}

const outside = ({ people }: Family, inside: Uint8Array) =>
  [...Array(people).keys()].filter((row) => !inside[row]);

const coverings = (columns: readonly Column[], row: number) =>
  columns.filter((c) => c.rows.includes(row)).length;

/** Above what any price can usefully be. */
function penaltyOf(family: Family, columns: readonly Column[]): number {
  const most = columns.reduce((high, c) => Math.max(high, Math.abs(c.weight)), 0);
  return 4 * (most + 4_000_000) + 2 * (family.highest ?? 0) + SCALE;
}

function keeps(family: Family, people: HowMany, columns: readonly Column[]): boolean {
  const covered = new Int32Array(family.rows);
  for (const row of columns.flatMap((c) => c.rows)) covered[row]!++;
  for (let row = 0; row < family.rows; row++) {
    const needed = row < family.people ? 1 : family.others[row - family.people]!;
    if (family.must[row] && covered[row] !== needed) return false;
  }
  if (!people) return true;
  const count = matched(columns);
  return people.exact ? count === people.people : count >= people.people;
}

function highest(open: readonly Node[]): number {
  let at = 0;
  for (let k = 1; k < open.length; k++) if (open[k]!.bound > open[at]!.bound) at = k;
  return at;
}

const NEAR = 1e-6;

/** The columns of an outcome without fractions; null when there are some. */
function integral(pool: readonly Column[], share: Float64Array): Column[] | null {
  const chosen: Column[] = [];
  for (let k = 0; k < pool.length; k++) {
    if ((share[k] ?? 0) > 1 - NEAR) chosen.push(pool[k]!);
    else if ((share[k] ?? 0) > NEAR) return null;
  }
  return chosen;
}

/**
 * The two rows about which the fractional outcome is least decided: some of it has them together, and
 * some has one without the other.
 */
function split(
  pool: readonly Column[],
  share: Float64Array,
  { rows: total, people }: Family,
): [number, number] | null {
  const covered = new Float64Array(total);
  const together = new Map<number, number>();
  for (let k = 0; k < share.length; k++) {
    if (share[k]! <= NEAR) continue;
    const rows = pool[k]!.rows.filter((row) => row < people);
    for (let x = 0; x < rows.length; x++) {
      covered[rows[x]!]! += share[k]!;
      for (let y = x + 1; y < rows.length; y++) {
        const key = rows[x]! * total + rows[y]!;
        together.set(key, (together.get(key) ?? 0) + share[k]!);
      }
    }
  }
  let pair: [number, number] | null = null;
  let nearest = 0.5 - NEAR;
  for (const [key, sum] of [...together].sort((a, b) => a[0] - b[0])) {
    const [a, b] = [Math.floor(key / total), key % total];
    const off = Math.abs(sum - 0.5);
    if (off >= nearest || Math.max(covered[a]!, covered[b]!) - sum <= NEAR) continue;
    nearest = off;
    pair = [a, b];
  }
  return pair;
}

function children(node: Node, pair: [number, number], bound: number, family: Family): Node[] {
  const placed: { together?: Proof; apart?: Proof } = {};
  const child = (together: boolean): Node => {
    const decision = { pair, together };
    return {
      rules: decide(node.rules, family.rows, decision),
      bound,
      place(proof) {
        placed[together ? "together" : "apart"] = proof;
        if (placed.together && placed.apart) {
          node.place({ pair, together: placed.together, apart: placed.apart });
        }
      },
    };
  };
  return [child(true), child(false)];
}
