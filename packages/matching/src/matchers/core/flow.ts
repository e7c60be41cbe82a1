/** An assignment with its prices (duals); `match[i]` is a mentor's number or -1. */
export interface Flow {
  match: Int32Array;
  /** What mentee i gains over having no match, at these prices. */
  menteePrice: Float64Array;
  /** What a place with mentor j is worth; 0 while a place is left. */
  mentorPrice: Float64Array;
  /** Mentees with mentor j, at present. */
  used: Int32Array;
  /** Mentees of mentor j: first[j], then next[i] until -1. Of nobody, next is -1. */
  first: Int32Array;
  next: Int32Array;
}

/** Nobody is matched, nothing has a price. */
export function emptyFlow(mentees: number, mentors: number): Flow {
  return {
    match: new Int32Array(mentees).fill(-1),
    menteePrice: new Float64Array(mentees),
    mentorPrice: new Float64Array(mentors),
    used: new Int32Array(mentors),
    first: new Int32Array(mentors).fill(-1),
    next: new Int32Array(mentees).fill(-1),
  };
}

export function join({ match, next, first, used }: Flow, i: number, j: number) {
  match[i] = j;
  next[i] = first[j]!;
  first[j] = i;
  used[j]!++;
}

/** O(mentees of that mentor). */
export function leave({ match, next, first, used }: Flow, i: number) {
  const j = match[i]!;
  if (first[j] === i) first[j] = next[i]!;
  else {
    let k = first[j]!;
    while (next[k] !== i) k = next[k]!;
    next[k] = next[i]!;
  }
  used[j]!--;
  match[i] = -1;
  next[i] = -1;
}
