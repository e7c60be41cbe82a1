import type { Lists } from "./lists.ts";

/** Mentors who share a quota offer together, the others each alone: the number of their office. */
function offices({ places, quotasOf }: Lists): Int32Array {
  const outermost = (j: number) => quotasOf[j]!.at(-1);
  return Int32Array.from(places, (_, j) => {
    const quota = outermost(j);
    return quota === undefined ? j : places.length + quota;
  });
}

/** The open arcs of each office, the most wanted first. */
function offersOf(lists: Lists, office: Int32Array, menteeOf: Int32Array) {
  const { mentor, claim, wish, open, menteeLot, mentorLot, quotaLeft, places } = lists;
  const from = new Int32Array(places.length + quotaLeft.length + 1);
  for (let k = 0; k < mentor.length; k++) if (open[k]) from[office[mentor[k]!]! + 1]!++;
  for (let o = 1; o < from.length; o++) from[o]! += from[o - 1]!;
  const arcs = new Int32Array(from.at(-1)!);
  const fill = from.slice();
  for (let k = 0; k < mentor.length; k++) if (open[k]) arcs[fill[office[mentor[k]!]!]!++] = k;
  for (let o = 0; o + 1 < from.length; o++) {
    arcs
      .subarray(from[o]!, from[o + 1]!)
      .sort(
        (a, b) =>
          claim[a]! - claim[b]! ||
          menteeLot[menteeOf[a]!]! - menteeLot[menteeOf[b]!]! ||
          wish[a]! - wish[b]! ||
          mentorLot[mentor[a]!]! - mentorLot[mentor[b]!]!,
      );
  }
  return { from, end: from.slice(1), arcs };
}

/**
 * The outcome that is best for every mentor among the stable ones: mentors offer their places, each
 * mentee keeps the best offer so far. With quotas the mentors of an outermost quota offer together,
 * by the choice of a laminar matroid (as in `menteesPropose`). Returns the arc of each mentee or -1.
 * O(arcs * log arcs) without quotas; with them, an office's list is gone through again after every
 * round of refusals.
 */
export function mentorsPropose(lists: Lists): Int32Array {
  const { start, mentor, wish, places, mentorLot, quotasOf, quotaLeft } = lists;
  const mentees = start.length - 1;
  const menteeOf = new Int32Array(mentor.length);
  for (let i = 0; i < mentees; i++) menteeOf.fill(i, start[i]!, start[i + 1]!);
  const office = offices(lists);
  const { from, end, arcs } = offersOf(lists, office, menteeOf);
  const arc = new Int32Array(mentees).fill(-1);
  const refused = new Uint8Array(mentor.length);
  const used = new Int32Array(places.length);
  const usedOf = new Int32Array(quotaLeft.length);
  const asked = new Uint8Array(from.length - 1).fill(1);
  const queue = Array.from(asked, (_, o) => o);

  function refuse(k: number) {
    refused[k] = 1;
    const o = office[mentor[k]!]!;
    if (asked[o]) return;
    asked[o] = 1;
    queue.push(o);
  }

  function offer(k: number) {
    const i = menteeOf[k]!;
    const now = arc[i]!;
    if (now === k) return;
    const better =
      now < 0 || (wish[k]! - wish[now]! || mentorLot[mentor[k]!]! - mentorLot[mentor[now]!]!) < 0;
    if (better) arc[i] = k;
    const loser = better ? now : k;
    if (loser >= 0) refuse(loser);
  }

  /** The best arcs that fit, as nobody has refused them yet; refused ones leave the list. */
  function choose(o: number): number[] {
    const chosen: number[] = [];
    const passed: number[] = [];
    const alone = o < places.length ? places[o]! : Number.POSITIVE_INFINITY;
    let at = from[o]!;
    for (; at < end[o]! && chosen.length < alone; at++) {
      const k = arcs[at]!;
      if (refused[k]) continue;
      passed.push(k);
      const j = mentor[k]!;
      if (used[j]! >= places[j]! || quotasOf[j]!.some((q) => usedOf[q]! >= quotaLeft[q]!)) continue;
      used[j]!++;
      for (const q of quotasOf[j]!) usedOf[q]!++;
      chosen.push(k);
    }
    for (const k of chosen) {
      used[mentor[k]!]!--;
      for (const q of quotasOf[mentor[k]!]!) usedOf[q]!--;
    }
    while (passed.length > 0) arcs[--at] = passed.pop()!;
    from[o] = at;
    return chosen;
  }

  for (let o = queue.pop(); o !== undefined; o = queue.pop()) {
    asked[o] = 0;
    for (const k of choose(o)) offer(k);
  }
  return arc;
}
