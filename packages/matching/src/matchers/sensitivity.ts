import type { Flow } from "./flow.ts";
import type { Graph } from "./graph.ts";

/**
 * What would change the optimum, worked out exactly from an optimal flow. All values are in the
 * units of the graph's weights.
 */
export interface Sensitivity {
  /** What the total gains by one more place with mentor j; 0 while a place is left. */
  placeGain(j: number): number;
  /**
   * The mentee who is unmatched now and is matched in every optimum once mentor j has one more
   * place, with the fewest other mentees who move then; null when there is no such mentee.
   */
  placeWinner(j: number): { mentee: number; others: number } | null;
  /** What the total loses with one place less at mentor j; 0 while a place is left. */
  placeLoss(j: number): number;
  /** What the total loses without mentee i. */
  menteeLoss(i: number): number;
}

interface Label {
  mentor: number;
  /** The unmatched mentee at whom the chain of moves starts, or EMPTY_PLACE. */
  source: number;
  distance: number;
  moves: number;
}

/** The source of a chain that leaves a place empty behind it. */
const EMPTY_PLACE = -1;
const NOBODY = -2;

/**
 * Chains of moves that end in a new place with mentor j start either at an unmatched mentee or with
 * somebody who leaves a place empty (at the price of that place). Two nearest labels with different
 * sources per mentor show both the gain (price - nearest distance) and whether one unmatched mentee
 * is the only best source. Reduced costs are 0 or more, so Dijkstra's order holds; a label farther
 * than the mentor's own price is useless, which prunes most arcs.
 */
function nearestSources(graph: Graph, flow: Flow): Label[][] {
  const { start, mentor, weight } = graph;
  const { match, menteePrice, mentorPrice, first, next } = flow;
  const mentors = mentorPrice.length;
  const labels: Label[][] = Array.from({ length: mentors }, () => []);
  const queue = labelQueue();
  // The two best labels seen per mentor, at 2j and 2j + 1: others needn't be queued.
  const source = new Int32Array(2 * mentors).fill(NOBODY);
  const distance = new Float64Array(2 * mentors).fill(Number.POSITIVE_INFINITY);
  const moves = new Int32Array(2 * mentors);

  function offer(label: Label) {
    const nearer = (k: number) =>
      label.distance < distance[k]! || (label.distance === distance[k]! && label.moves < moves[k]!);
    const put = (k: number, from: Label) => {
      source[k] = from.source;
      distance[k] = from.distance;
      moves[k] = from.moves;
    };
    const one = 2 * label.mentor;
    const two = one + 1;
    if (nearer(one)) {
      if (source[one] !== label.source) {
        put(two, { ...label, source: source[one]!, distance: distance[one]!, moves: moves[one]! });
      }
      put(one, label);
    } else if (source[one] !== label.source && nearer(two)) put(two, label);
    else return;
    queue.push(label);
  }

  function scan(i: number, from: Label | null, origin: number) {
    const here = (from?.distance ?? 0) + menteePrice[i]!;
    const steps = (from?.moves ?? -1) + 1;
    for (let k = start[i]!; k < start[i + 1]! && weight[k]! > here; k++) {
      const j = mentor[k]!;
      const far = here - weight[k]! + mentorPrice[j]!;
      if (j === match[i] || far > distance[2 * j + 1]!) continue;
      offer({ mentor: j, source: origin, distance: far, moves: steps });
    }
  }

  for (let j = 0; j < mentors; j++) {
    offer({ mentor: j, source: EMPTY_PLACE, distance: mentorPrice[j]!, moves: 0 });
  }
  for (let i = 0; i < match.length; i++) if (match[i] === -1) scan(i, null, i);
  for (let label = queue.pop(); label; label = queue.pop()) {
    const known = labels[label.mentor]!;
    if (known.length === 2 || known[0]?.source === label.source) continue;
    known.push(label);
    for (let i = first[label.mentor]!; i >= 0; i = next[i]!) scan(i, label, label.source);
  }
  return labels;
}

/** Nearest first, then fewest moves, then lowest source and mentor: a total, repeatable order. */
function labelQueue(): { push(label: Label): void; pop(): Label | undefined } {
  const items: Label[] = [];
  const before = (a: Label, b: Label) =>
    (a.distance - b.distance || a.moves - b.moves || a.source - b.source || a.mentor - b.mentor) <
    0;
  return {
    push(label) {
      let place = items.length;
      items.push(label);
      while (place > 0) {
        const parent = (place - 1) >> 1;
        if (!before(label, items[parent]!)) break;
        items[place] = items[parent]!;
        place = parent;
      }
      items[place] = label;
    },
    pop() {
      const top = items[0];
      const last = items.pop();
      if (!top || !last || items.length === 0) return top;
      let place = 0;
      for (;;) {
        let child = 2 * place + 1;
        if (child >= items.length) break;
        if (child + 1 < items.length && before(items[child + 1]!, items[child]!)) child++;
        if (!before(items[child]!, last)) break;
        items[place] = items[child]!;
        place = child;
      }
      items[place] = last;
      return top;
    },
  };
}

/** The cheapest way for somebody at mentor `from` to make room: to a place left, or to no match. */
function cheapestWayOut(graph: Graph, flow: Flow, from: number): number {
  const { start, mentor, weight, capacity } = graph;
  const { menteePrice, mentorPrice, used, first, next } = flow;
  const done = new Set<number>();
  const queue = labelQueue();
  queue.push({ mentor: from, source: 0, distance: 0, moves: 0 });
  let best = Number.POSITIVE_INFINITY;
  for (let label = queue.pop(); label && label.distance < best; label = queue.pop()) {
    const j = label.mentor;
    if (done.has(j)) continue;
    done.add(j);
    if (used[j]! < capacity[j]!) return label.distance;
    for (let i = first[j]!; i >= 0; i = next[i]!) {
      const here = label.distance + menteePrice[i]!;
      best = Math.min(best, here);
      for (let k = start[i]!; k < start[i + 1]! && here - weight[k]! < best; k++) {
        const to = mentor[k]!;
        const distance = here - weight[k]! + mentorPrice[to]!;
        if (!done.has(to) && distance < best) {
          queue.push({ mentor: to, source: 0, distance, moves: 0 });
        }
      }
    }
  }
  return best;
}

export function sensitivity(graph: Graph, flow: Flow): Sensitivity {
  let known: Label[][] | undefined;
  const labels = (j: number) => {
    known ??= nearestSources(graph, flow);
    return known[j]!;
  };
  return {
    placeGain: (j) => flow.mentorPrice[j]! - labels(j)[0]!.distance,
    placeWinner(j) {
      const [nearest, second] = labels(j);
      if (!nearest || nearest.source === EMPTY_PLACE) return null;
      if (second && second.distance === nearest.distance) return null;
      return { mentee: nearest.source, others: nearest.moves };
    },
    placeLoss: (j) => flow.mentorPrice[j]! + cheapestWayOut(graph, flow, j),
    menteeLoss(i) {
      const j = flow.match[i]!;
      return j < 0 ? 0 : flow.menteePrice[i]! + labels(j)[0]!.distance;
    },
  };
}
