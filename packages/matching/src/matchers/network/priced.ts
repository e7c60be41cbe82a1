import type { Arcs } from "./arcs.ts";
import type { Network } from "./build.ts";
import { networkFlow } from "./flow.ts";
import type { NetworkFlow } from "./solution.ts";

/** The arcs of a network that are being looked at; the others are priced afterwards. */
export interface Pool {
  taken: Uint8Array;
  arcs: Arcs;
}

/** Arcs of each mentee at first: so many of the heaviest, and so many spread over all mentors. */
const HEAVIEST = 24;
const SPREAD = 16;
/** Of the arcs that a mentee would gain by, so many are taken at once, or all within half the best. */
const FEW = 12;
/** With no more arcs to a mentee than this, all are looked at. */
const ALL = 100;

export function poolOf({ arcs, leaf }: Network): Pool {
  const { start, mentor } = arcs;
  const taken = new Uint8Array(mentor.length);
  if (mentor.length <= ALL * leaf.length) return { taken: taken.fill(1), arcs };
  for (let i = 0; i < leaf.length; i++) {
    const stride = Math.ceil((start[i + 1]! - start[i]!) / SPREAD);
    for (let k = start[i]!; k < start[i + 1]!; k++) {
      if (k < start[i]! + HEAVIEST || (mentor[k]! + i) % stride === 0) taken[k] = 1;
    }
  }
  return { taken, arcs: compact(arcs, taken) };
}

function compact({ start, mentor, weight }: Arcs, taken: Uint8Array): Arcs {
  const size = taken.reduce((sum, one) => sum + one, 0);
  const kept = {
    start: new Int32Array(start.length),
    mentor: new Int32Array(size),
    weight: new Float64Array(size),
  };
  let end = 0;
  for (let i = 0; i + 1 < start.length; i++) {
    for (let k = start[i]!; k < start[i + 1]!; k++) {
      if (taken[k] === 0) continue;
      kept.mentor[end] = mentor[k]!;
      kept.weight[end++] = weight[k]!;
    }
    kept.start[i + 1] = end;
  }
  return kept;
}

/**
 * The exact circulation of a dense network from few of its arcs (column generation): the arcs left
 * out are priced at its potentials, those that would gain are taken, and it is found again, until
 * none is left that would. Then the potentials prove it best for all arcs. The pool keeps what was
 * taken for the next network that differs in its rooms only. Yields as `networkFlow` does.
 */
export function* pricedFlow(
  network: Network,
  pool: Pool,
  barred: ReadonlySet<number> | null = null,
): Generator<number, NetworkFlow, void> {
  let work = 0;
  let flow: NetworkFlow | null = null;
  for (;;) {
    flow = yield* networkFlow({ ...network, arcs: pool.arcs }, barred, flow);
    work += flow.work;
    if (!takeMore(network, pool, flow, barred)) return { ...flow, work };
    pool.arcs = compact(network.arcs, pool.taken);
  }
}

function takeMore(
  { arcs, mentors }: Network,
  { taken }: Pool,
  { level, menteeLevel }: NetworkFlow,
  barred: ReadonlySet<number> | null,
): boolean {
  const { start, mentor, weight } = arcs;
  let some = false;
  for (let i = 0; i + 1 < start.length; i++) {
    const here = menteeLevel[i]!;
    const gain = (k: number) =>
      taken[k] === 1 || barred?.has(i * mentors + mentor[k]!)
        ? 0
        : weight[k]! + level[mentor[k]!]! - here;
    let [most, count] = [0, 0];
    for (let k = start[i]!; k < start[i + 1]!; k++) {
      const found = gain(k);
      if (found <= 0) continue;
      count++;
      if (found > most) most = found;
    }
    if (count === 0) continue;
    some = true;
    const enough = count <= FEW ? 0 : most / 2;
    for (let k = start[i]!; k < start[i + 1]!; k++) {
      const found = gain(k);
      if (found > 0 && found >= enough) taken[k] = 1;
    }
  }
  return some;
}
