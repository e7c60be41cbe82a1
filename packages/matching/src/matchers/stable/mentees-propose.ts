import type { Lists } from "./lists.ts";

/** Whether the mentor of arcs a and b would rather have a's mentee; lots decide between equals. */
export function claimsBefore(
  { claim, menteeLot }: Lists,
  a: number,
  menteeA: number,
  b: number,
  menteeB: number,
): boolean {
  return (claim[a]! - claim[b]! || menteeLot[menteeA]! - menteeLot[menteeB]!) < 0;
}

/** Reads the open arcs of each mentee from the most wished down; a heap is made when first asked. */
function wishes({ start, mentor, wish, open, mentorLot }: Lists) {
  const order = new Int32Array(mentor.length);
  const length = new Int32Array(start.length - 1).fill(-1);
  const before = (a: number, b: number) =>
    (wish[a]! - wish[b]! || mentorLot[mentor[a]!]! - mentorLot[mentor[b]!]!) < 0;

  function sink(from: number, size: number, place: number) {
    const item = order[from + place]!;
    let at = place;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= size) break;
      if (child + 1 < size && before(order[from + child + 1]!, order[from + child]!)) child++;
      if (!before(order[from + child]!, item)) break;
      order[from + at] = order[from + child]!;
      at = child;
    }
    order[from + at] = item;
  }

  /** The best arc of mentee i that has not been taken out yet, or -1. */
  return function next(i: number): number {
    const from = start[i]!;
    let size = length[i]!;
    if (size < 0) {
      size = 0;
      for (let k = from; k < start[i + 1]!; k++) if (open[k]) order[from + size++] = k;
      for (let place = (size >> 1) - 1; place >= 0; place--) sink(from, size, place);
    }
    if (size === 0) {
      length[i] = 0;
      return -1;
    }
    const best = order[from]!;
    order[from] = order[from + --size]!;
    if (size > 0) sink(from, size, 0);
    length[i] = size;
    return best;
  };
}

/** The mentees whom mentors hold for now: a heap for each mentor, the least wanted on top. */
export function holders(lists: Lists) {
  const { mentor, places } = lists;
  const mentors = places.length;
  const wanted = new Int32Array(mentors);
  for (const j of mentor) wanted[j]!++;
  const from = new Int32Array(mentors + 1);
  for (let j = 0; j < mentors; j++) from[j + 1] = from[j]! + Math.min(places[j]! + 1, wanted[j]!);
  const arcs = new Int32Array(from[mentors]!);
  const people = new Int32Array(from[mentors]!);
  const count = new Int32Array(mentors);

  const worse = (a: number, b: number) =>
    claimsBefore(lists, arcs[b]!, people[b]!, arcs[a]!, people[a]!);
  function swap(a: number, b: number) {
    const [arc, person] = [arcs[a]!, people[a]!];
    arcs[a] = arcs[b]!;
    people[a] = people[b]!;
    arcs[b] = arc;
    people[b] = person;
  }
  return {
    count,
    add(k: number, i: number) {
      const base = from[mentor[k]!]!;
      let place = count[mentor[k]!]!++;
      arcs[base + place] = k;
      people[base + place] = i;
      while (place > 0) {
        const parent = (place - 1) >> 1;
        if (!worse(base + place, base + parent)) break;
        swap(base + place, base + parent);
        place = parent;
      }
    },
    /** The least wanted mentee of mentor j, or null. */
    last(j: number): { arc: number; mentee: number } | null {
      if (count[j] === 0) return null;
      return { arc: arcs[from[j]!]!, mentee: people[from[j]!]! };
    },
    dropLast(j: number): number {
      const base = from[j]!;
      const gone = people[base]!;
      const size = --count[j]!;
      swap(base, base + size);
      let place = 0;
      for (;;) {
        let child = 2 * place + 1;
        if (child >= size) break;
        if (child + 1 < size && worse(base + child + 1, base + child)) child++;
        if (!worse(base + child, base + place)) break;
        swap(base + child, base + place);
        place = child;
      }
      return gone;
    },
  };
}

/**
 * The outcome that is best for every mentee among the stable ones: mentees propose, mentors keep the
 * best so far (Gale and Shapley, The American Mathematical Monthly 69 (1962); with nested quotas the
 * choice of a laminar matroid: Fleiner, Mathematics of Operations Research 28 (2003)). Between pairs
 * of one quota the rank on the mentor's list decides, then the score, then the lot. Returns the
 * arc of each mentee or -1. O(arcs * log places) without quotas.
 */
export function menteesPropose(lists: Lists): Int32Array {
  const { mentor, places, quotasOf, quotaLeft, quotaMembers } = lists;
  const mentees = lists.start.length - 1;
  const next = wishes(lists);
  const held = holders(lists);
  const used = new Int32Array(quotaLeft.length);
  const arc = new Int32Array(mentees).fill(-1);

  /** Somebody has to go from the first of the mentor and their quotas that holds too many. */
  function tooFull(j: number): number {
    if (held.count[j]! > places[j]!) return j;
    if (used.length === 0) return -1;
    const quota = quotasOf[j]!.find((q) => used[q]! > quotaLeft[q]!);
    if (quota === undefined) return -1;
    let worst = -1;
    for (const m of quotaMembers[quota]!) {
      const [a, b] = [held.last(m), worst < 0 ? null : held.last(worst)];
      if (a && (!b || claimsBefore(lists, b.arc, b.mentee, a.arc, a.mentee))) worst = m;
    }
    return worst;
  }

  for (let first = 0; first < mentees; first++) {
    for (let i = first; i >= 0; ) {
      const k = next(i);
      if (k < 0) break;
      arc[i] = k;
      const j = mentor[k]!;
      held.add(k, i);
      for (const q of quotasOf[j]!) used[q]!++;
      const from = tooFull(j);
      if (from < 0) break;
      i = held.dropLast(from);
      arc[i] = -1;
      for (const q of quotasOf[from]!) used[q]!--;
    }
  }
  return arc;
}
