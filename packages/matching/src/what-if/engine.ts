import type { MenteeChange } from "../compare.ts";
import type { MatchResult, Problem } from "../contract.ts";
import type { Base, Terms } from "./terms.ts";

/** One standing of a matching exercise: its terms, and what is best under them. */
export interface Position {
  readonly terms: Terms;
  readonly matched: number;
  readonly objective: number;
}

/** How one kind of result is brought from one standing to another. Positions never change. */
export interface Engine<P extends Position = Position> {
  base: Base;
  exactly: "repaired" | "again";
  first: P;
  /** Throws `MatchingError` where nothing can be matched under these terms. */
  move(from: P, terms: Terms): P | Promise<P>;
  problem(of: P): Problem;
  result(of: P): MatchResult;
  partners(of: P, mentee: string): readonly string[];
  /** As `compare` gives them, sorted by mentee. */
  changes(from: P, to: P): MenteeChange[];
}
