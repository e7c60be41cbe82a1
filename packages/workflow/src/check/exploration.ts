import type { StateNode, Way } from "../model.ts";

/** Seen from a situation: the ways to it, then these. */
export interface Sight {
  way: Way;
  trace: string[];
}

/**
 * Every situation an instance can come to if each rule may let through or not: sets of steps that are
 * active together. An over-estimate only in that rules are taken to be independent of each other, so
 * what never happens here never happens.
 */
export interface Exploration {
  /** false: there are more situations than are looked at, and "never" can't be said of anything. */
  complete: boolean;
  count: number;
  /** Active at any moment, be it only in passing. */
  entered: ReadonlySet<StateNode>;
  /** Steps an instance can rest in, the innermost only. */
  resting: ReadonlySet<StateNode>;
  /** Resting steps that some move leaves. */
  left: ReadonlySet<StateNode>;
  /** Whether some situation is an end of the whole workflow. */
  ends: boolean;
  /** The shortest way from the start to where all of these rest together; undefined if never. */
  traceTo(...leaves: StateNode[]): string[] | undefined;
  /** Resting steps from each of whose situations no end can be reached. */
  endless: ReadonlySet<StateNode>;
  /** The same when nothing but what people do counts. */
  captive: ReadonlySet<StateNode>;
  /** The nearest situation without a future that none of the endless steps explains. */
  trap: { leaves: StateNode[]; trace: string[] } | undefined;
  /** Automatic ways that lead back to where they began; `certain` when none of them has a rule. */
  circles: (Sight & { ways: Way[]; certain: boolean })[];
  /** Ways that lost against another on the same event, in another part. */
  conflicts: (Sight & { against: Way })[];
  /** Ways that begin all parts of an active group anew while they name a step in one of them. */
  resets: (Sight & { parallel: StateNode })[];
  target(way: Way): StateNode | undefined;
  /** Ways back that are taken while nothing is remembered and nothing says where to begin. */
  blanks: Sight[];
}
