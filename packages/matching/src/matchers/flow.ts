import { Entry } from "./core/entry.ts";
import type { Flow } from "./core/flow.ts";
import { raisePrices } from "./core/raise.ts";
import type { Graph } from "./graph.ts";

export type { Flow } from "./core/flow.ts";

/** Arcs looked at between two reports; some ten milliseconds of work. */
const REPORT_EVERY = 1_000_000;
/** Prices are raised whenever the searches have cost so many times what that costs. */
const RAISE_AFTER = 0.4;

/**
 * Exact maximum-weight assignment with capacities, where everybody may stay without a match. The
 * same for dense and sparse problems. O(mentees * arcs * log mentors) at worst.
 *
 * Yields the number of mentees placed so far at regular intervals of work; returns the flow.
 */
export function* maximumFlow(graph: Graph): Generator<number, Flow, void> {
  const { columns } = graph;
  const entry = new Entry(graph);
  const pause = columns ? RAISE_AFTER * columns.other.length : Number.POSITIVE_INFINITY;
  let reported = 0;
  let raised = 0;
  for (let i = 0; i < graph.menteeIds.length; i++) {
    entry.enter(i);
    if (columns && entry.work > raised + pause) {
      raisePrices(graph, columns, entry.flow);
      raised = entry.work;
    }
    if (entry.work > reported + REPORT_EVERY) {
      reported = entry.work;
      yield i + 1;
    }
  }
  return entry.flow;
}
