import type { MenteeChange } from "./compare.ts";
import type { Matcher, MatchResult, Problem, SolveOptions } from "./contract.ts";
import { MatchingError } from "./error.ts";
import { assign } from "./matchers/assign.ts";
import { againEngine } from "./what-if/again.ts";
import type { Engine, Position } from "./what-if/engine.ts";
import { repairedEngine } from "./what-if/repaired.ts";
import { type Change, type Obstacle, termsAfter } from "./what-if/terms.ts";

export type { Change, Obstacle } from "./what-if/terms.ts";

/** What would follow from a change. */
export type Consequence =
  | {
      possible: true;
      matched: { before: number; after: number };
      objective: { before: number; after: number };
      /** Mentees with other partners than before, sorted by id; who withdraws has none after. */
      changes: MenteeChange[];
    }
  | { possible: false; because: Obstacle };

/**
 * A result that can be changed by hand, one change after the other. What is best after each change
 * is exact: `result` is a whole result of the matcher for the changed `problem`, with its proof.
 */
export interface WhatIf {
  /**
   * "repaired": a change takes two or three searches, whatever the size. "again": every change runs
   * the matcher anew.
   */
  readonly exactly: "repaired" | "again";
  /** As it stands now. Somebody who has withdrawn isn't in the problem any more. */
  readonly problem: Problem;
  readonly result: MatchResult;
  /** Changes that can be taken back. */
  readonly depth: number;
  /** Works the consequence out and leaves everything as it is. A list is tried as one change. */
  try(change: Change | readonly Change[]): Promise<Consequence>;
  /** Makes the change, if it is possible. */
  apply(change: Change | readonly Change[]): Promise<Consequence>;
  /** Takes the last change back; false when there is none. */
  undo(): boolean;
  /** Who this mentee is with: mentors, or in a circle the other members. */
  partnersOf(mentee: string): readonly string[];
}

/**
 * Opens a result of `matcher` for changes. A result proven by prices (certificate of kind "duals")
 * is repaired; `openWhatIf` reads its pairs and takes about as much memory as the problem again.
 * Throws `MatchingError` "INVALID_PROBLEM" when such a proof doesn't hold.
 */
export function openWhatIf(
  problem: Problem,
  result: MatchResult,
  matcher: Pick<Matcher, "solve"> = assign,
  options: SolveOptions = {},
): WhatIf {
  const plain = problem.quotas.length === 0 && problem.model === "one-to-one";
  return result.certificate.kind === "duals" && plain
    ? sessionOf(repairedEngine(problem, result, options))
    : sessionOf(againEngine(problem, result, matcher, options));
}

function sessionOf<P extends Position>(engine: Engine<P>): WhatIf {
  const positions = [engine.first];
  const now = () => positions.at(-1)!;
  /** One change is made after the other. */
  let busy: Promise<unknown> = Promise.resolve();

  async function next(
    from: P,
    change: Change | readonly Change[],
  ): Promise<{ to: P } | { because: Obstacle }> {
    const changes = "kind" in change ? [change] : change;
    const partnersOf = (mentee: string) => engine.partners(from, mentee);
    const found = termsAfter(engine.base, from.terms, partnersOf, changes);
    if ("because" in found) return found;
    return attempt(() => engine.move(from, found.terms));
  }

  function consequence(from: P, found: { to: P } | { because: Obstacle }): Consequence {
    if ("because" in found) return { possible: false, because: found.because };
    const { to } = found;
    return {
      possible: true,
      matched: { before: from.matched, after: to.matched },
      objective: { before: from.objective, after: to.objective },
      changes: engine.changes(from, to),
    };
  }

  return {
    exactly: engine.exactly,
    get problem() {
      return engine.problem(now());
    },
    get result() {
      return engine.result(now());
    },
    get depth() {
      return positions.length - 1;
    },
    async try(change) {
      const from = now();
      return consequence(from, await next(from, change));
    },
    apply(change) {
      const made = busy.then(async () => {
        const from = now();
        const found = await next(from, change);
        if ("to" in found) positions.push(found.to);
        return consequence(from, found);
      });
      busy = made.catch(() => undefined);
      return made;
    },
    undo() {
      if (positions.length === 1) return false;
      positions.pop();
      return true;
    },
    partnersOf: (mentee) => engine.partners(now(), mentee),
  };
}

/** What a matcher refuses is an obstacle like any other. */
async function attempt<P>(move: () => P | Promise<P>): Promise<{ to: P } | { because: Obstacle }> {
  try {
    return { to: await move() };
  } catch (error) {
    if (!(error instanceof MatchingError)) throw error;
    const codes = error.details.filter((one) => typeof one === "string");
    return { because: { kind: "impossible", codes: codes.length > 0 ? codes : [error.code] } };
  }
}
