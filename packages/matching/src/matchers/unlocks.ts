import type { PairIds } from "../contract.ts";
import { type Board, depart, moved } from "../what-if/move.ts";
import { NOBODY } from "../what-if/repair.ts";
import { copyOf, type State, UNMATCHED } from "../what-if/state.ts";
import type { Terms } from "../what-if/terms.ts";

/** Locks that are tried at most: each takes a few searches. */
const MOST_TRIED = 50;
/** Locks that are named for one person. */
const MOST_NAMED = 3;

/** By the number of an unmatched person, locks whose release alone matches them in every optimum. */
export interface Unlocks {
  mentee(i: number): PairIds[];
  mentor(j: number): PairIds[];
}

/** What all the matches weigh, by strong duality. */
function weightOf({ menteePrice, mentorPrice, places }: State): number {
  let total = 0;
  for (const price of menteePrice) total += price;
  for (let j = 0; j < places.length; j++) total += places[j]! * mentorPrice[j]!;
  return total;
}

/**
 * Releases one lock after the other, to see who of these people gets a match that every best
 * outcome then has: without them, the total would be lower.
 */
export function unlocksOf(
  board: Board,
  state: State,
  terms: Terms,
  people: { mentees: readonly number[]; mentors: readonly number[] },
): Unlocks {
  const found = { mentee: new Map<number, PairIds[]>(), mentor: new Map<number, PairIds[]>() };
  for (const lock of terms.pinned.slice(0, MOST_TRIED)) {
    const pinned = terms.pinned.filter((p) => p !== lock);
    const after = moved(board, state, terms, { ...terms, pinned });
    const weight = weightOf(after);
    const add = (role: "mentee" | "mentor", number: number) => {
      const list = found[role].get(number) ?? [];
      if (list.length < MOST_NAMED) found[role].set(number, [...list, lock]);
    };
    for (const i of people.mentees) {
      if (after.match[i]! > UNMATCHED && weightOf(withoutMentee(board, after, i)) < weight) {
        add("mentee", i);
      }
    }
    for (const j of people.mentors) {
      if (after.used[j]! > 0 && weightOf(withoutMentor(board, after, j)) < weight) add("mentor", j);
    }
  }
  return {
    mentee: (i) => found.mentee.get(i) ?? [],
    mentor: (j) => found.mentor.get(j) ?? [],
  };
}

function withoutMentee({ repair }: Board, from: State, i: number): State {
  const state = copyOf(from);
  const j = state.match[i]!;
  depart(state, i);
  repair(state, NOBODY, j);
  return state;
}

function withoutMentor({ repair }: Board, from: State, j: number): State {
  const state = copyOf(from);
  const coming: number[] = [];
  while (state.used[j]! > 0) {
    coming.push(state.first[j]!);
    depart(state, state.first[j]!);
  }
  state.places[j] = 0;
  for (const i of coming) repair(state, i, NOBODY);
  return state;
}
