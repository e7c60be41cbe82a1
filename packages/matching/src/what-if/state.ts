/** By mentee number, the mentors whom this mentee must not get. */
export type Barred = ReadonlyMap<number, ReadonlySet<number>>;

/** In `State.match`: stays without a match; isn't in this exercise (locked by hand, or gone). */
export const UNMATCHED = -1;
export const ABSENT = -2;

/**
 * An optimal assignment with its prices, by the numbers of a table: with w = score + offset, over
 * the mentees who aren't absent and the pairs that aren't barred, menteePrice + mentorPrice >= w,
 * equal for who is matched; prices are 0 or more, and 0 for an unmatched mentee and for a mentor
 * with a place left. That is the certificate of kind "duals".
 */
export interface State {
  match: Int32Array;
  menteePrice: Float64Array;
  mentorPrice: Float64Array;
  /** Places of each mentor that are neither locked nor withdrawn. */
  places: Int32Array;
  used: Int32Array;
  /** Mentees of mentor j: first[j], then next[i] until -1. */
  first: Int32Array;
  next: Int32Array;
  barred: Barred;
  /** What makes a score a weight: the certificate's bonus less `noMatchScore`. */
  offset: number;
}

export function copyOf(state: State): State {
  return {
    match: state.match.slice(),
    menteePrice: state.menteePrice.slice(),
    mentorPrice: state.mentorPrice.slice(),
    places: state.places.slice(),
    used: state.used.slice(),
    first: state.first.slice(),
    next: state.next.slice(),
    barred: state.barred,
    offset: state.offset,
  };
}

/** Nobody is matched yet; `match` is filled by `join`. */
export function emptyState(mentees: number, places: Int32Array, offset: number): State {
  return {
    match: new Int32Array(mentees).fill(UNMATCHED),
    menteePrice: new Float64Array(mentees),
    mentorPrice: new Float64Array(places.length),
    places,
    used: new Int32Array(places.length),
    first: new Int32Array(places.length).fill(-1),
    next: new Int32Array(mentees).fill(-1),
    barred: new Map(),
    offset,
  };
}

export function join({ match, next, first, used }: State, i: number, j: number) {
  match[i] = j;
  next[i] = first[j]!;
  first[j] = i;
  used[j]!++;
}

export function leave({ match, next, first, used }: State, i: number) {
  const j = match[i]!;
  if (first[j] === i) first[j] = next[i]!;
  else {
    let k = first[j]!;
    while (next[k] !== i) k = next[k]!;
    next[k] = next[i]!;
  }
  used[j]!--;
  match[i] = UNMATCHED;
}

export const isSpare = ({ used, places }: State, j: number) => used[j]! < places[j]!;
