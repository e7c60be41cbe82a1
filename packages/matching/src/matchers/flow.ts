import { Entry } from "./core/entry.ts";
import type { Flow } from "./core/flow.ts";
import { Raising } from "./core/raise.ts";
import type { Graph } from "./graph.ts";

export type { Flow } from "./core/flow.ts";

/** Arcs looked at between two reports; some ten milliseconds of work. */
const REPORT_EVERY = 1_000_000;

/** Prices are raised after so many arcs looked at for each mentee, all together. */
const RAISE_AFTER = 10;

/** They change how long it takes, and which of equally good outcomes is found. */
export interface FlowTuning {
  /** Arcs listed of each mentee. */
  listed?: number;
  raiseAfter?: number;
}

/**
 * Exact maximum-weight assignment with capacities, where everybody may stay without a match. The
 * same for dense and sparse problems. O(mentees * arcs * log mentors) at worst.
 *
 * Yields the number of mentees placed so far at regular intervals of work; returns the flow.
 */
export function* maximumFlow(
  graph: Graph,
  { listed, raiseAfter = RAISE_AFTER }: FlowTuning = {},
): Generator<number, Flow, void> {
  const mentees = graph.menteeIds.length;
  const entry = new Entry(graph, listed);
  const { flow, lists } = entry;
  const raising = new Raising(graph, flow, lists);
  const pause = raiseAfter * mentees;
  let due = pause;
  let reported = 0;
  for (let i = 0; i < mentees; i++) {
    entry.enter(i);
    if (entry.work > due) {
      raising.raise(entry.farthest);
      // At most half of the time is for raising.
      due = entry.work + Math.max(pause, lists.work);
      lists.work = 0;
      entry.farthest = 0;
    }
    if (entry.work > reported + REPORT_EVERY) {
      reported = entry.work;
      yield i + 1;
    }
  }
  priceNoPlaces(graph, flow);
  return flow;
}

/** With a mentor who has no places, one would be worth what the best mentee would gain by it. */
function priceNoPlaces({ rows, capacity, offset }: Graph, { menteePrice, mentorPrice }: Flow) {
  if (!capacity.includes(0)) return;
  for (let j = 0; j < capacity.length; j++) if (capacity[j] === 0) mentorPrice[j] = 0;
  for (let i = 0; i < menteePrice.length; i++) {
    const low = offset - menteePrice[i]!;
    for (let k = rows.start[i]!; k < rows.start[i + 1]!; k++) {
      const j = rows.other[k]!;
      if (capacity[j] !== 0) continue;
      const gain = low + rows.value[k]!;
      if (gain > mentorPrice[j]!) mentorPrice[j] = gain;
    }
  }
}
