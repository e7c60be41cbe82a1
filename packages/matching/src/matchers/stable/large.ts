import { drawn } from "../lottery.ts";
import type { Lists } from "./lists.ts";
import { menteesPropose } from "./mentees-propose.ts";

/**
 * A stable outcome with at least two thirds of the matches of the largest one, under ties on both
 * sides (without ties all have the same number). Mentees propose; of equals they ask a mentor with a
 * place left first, and give way to others while such a mentor is left; whoever was refused by all
 * asks all again, now before their equals. (Kiraly, Linear time local approximation algorithm for
 * maximum stable marriage, Algorithms 6 (2013).) The factor is not claimed under quotas.
 *
 * Returns lists in which the ties are broken for this outcome, so that every stable outcome of them
 * is as large. O(arcs * ties).
 */
function largeLists(lists: Lists): Lists {
  const arc = manyMatches(lists);
  const wish = lists.wish.map((rank) => 2 * rank + 1);
  const claim = lists.claim.map((rank) => 2 * rank + 1);
  for (const k of arc) {
    if (k < 0) continue;
    wish[k]!--;
    claim[k]!--;
  }
  return { ...lists, wish, claim };
}

function manyMatches(lists: Lists): Int32Array {
  const { mentor, claim, wish, places, quotasOf, quotaLeft, quotaMembers, menteeLot } = lists;
  const mentees = lists.start.length - 1;
  const { order, from } = ordered(lists);
  const refused = new Uint8Array(mentor.length);
  const at = from.slice(0, mentees);
  const again = new Uint8Array(mentees);
  const arc = new Int32Array(mentees).fill(-1);
  const held: number[][] = Array.from(places, () => []);
  const used = new Int32Array(quotaLeft.length);

  const hasRoom = (j: number) =>
    held[j]!.length < places[j]! && quotasOf[j]!.every((q) => used[q]! < quotaLeft[q]!);

  /** Of the best mentors not asked yet, one with room; else the first; -1 when all are asked. */
  function favourite(i: number): number {
    let place = at[i]!;
    while (place < from[i + 1]! && refused[order[place]!]) place++;
    at[i] = place;
    const first = order[place];
    if (place === from[i + 1] || first === undefined) return -1;
    return roomAmongEquals(i, first) ?? first;
  }

  function roomAmongEquals(i: number, k: number): number | null {
    for (let place = at[i]!; place < from[i + 1]!; place++) {
      const other = order[place]!;
      if (wish[other] !== wish[k]) return null;
      if (!refused[other] && hasRoom(mentor[other]!)) return other;
    }
    return null;
  }

  const before = (a: number, b: number) =>
    (claim[arc[a]!]! - claim[arc[b]!]! || again[b]! - again[a]! || menteeLot[a]! - menteeLot[b]!) <
    0;

  function release(i: number) {
    const j = mentor[arc[i]!]!;
    held[j] = held[j]!.filter((other) => other !== i);
    for (const q of quotasOf[j]!) used[q]!--;
    arc[i] = -1;
  }

  /** Who goes, now that mentor j has one more; -1: nobody has to. */
  function leaver(j: number): number {
    const quota = quotasOf[j]!.find((q) => used[q]! > quotaLeft[q]!);
    const crowded = held[j]!.length > places[j]!;
    if (!crowded && quota === undefined) return -1;
    const group = crowded ? held[j]! : [...quotaMembers[quota!]!].flatMap((m) => held[m]!);
    // Somebody with an equally good mentor who has room loses nothing by leaving.
    const easy = group.filter((i) => roomAmongEquals(i, arc[i]!) !== null);
    return (easy.length > 0 ? easy : group).reduce((a, b) => (before(a, b) ? b : a));
  }

  const waiting = Array.from(menteeLot.keys()).sort((a, b) => menteeLot[b]! - menteeLot[a]!);
  for (let i = waiting.pop(); i !== undefined; i = waiting.pop()) {
    const k = favourite(i);
    if (k < 0) {
      if (again[i] || from[i] === from[i + 1]) continue;
      again[i] = 1;
      at[i] = from[i]!;
      for (let place = from[i]!; place < from[i + 1]!; place++) refused[order[place]!] = 0;
      waiting.push(i);
      continue;
    }
    arc[i] = k;
    held[mentor[k]!]!.push(i);
    for (const q of quotasOf[mentor[k]!]!) used[q]!++;
    const gone = leaver(mentor[k]!);
    if (gone < 0) continue;
    if (roomAmongEquals(gone, arc[gone]!) === null) refused[arc[gone]!] = 1;
    release(gone);
    waiting.push(gone);
  }
  return arc;
}

/** The open arcs of every mentee, the most wished first. */
function ordered({ start, wish, mentor, mentorLot, open }: Lists) {
  const from = new Int32Array(start.length);
  const order = Int32Array.from(mentor.keys()).filter((k) => open[k]);
  let length = 0;
  for (let i = 0; i + 1 < start.length; i++) {
    for (let k = start[i]!; k < start[i + 1]!; k++) if (open[k]) length++;
    from[i + 1] = length;
    order
      .subarray(from[i]!, length)
      .sort((a, b) => wish[a]! - wish[b]! || mentorLot[mentor[a]!]! - mentorLot[mentor[b]!]!);
  }
  return { order, from };
}

/** Orders of equals that are tried at most, and arcs gone through for them altogether. */
const TRIES = 200;
const MOST_WORK = 8_000_000;

/**
 * The largest of what several orders of equals lead to, and of what the lots alone do: random orders
 * differ by a percent or so. Stops early where every mentee with any arc is matched.
 */
export function largestLists(lists: Lists): Lists {
  const size = (of: Lists) => menteesPropose(of).reduce((sum, k) => sum + (k >= 0 ? 1 : 0), 0);
  const all = size({ ...lists, places: lists.places.map(() => lists.menteeLot.length) });
  const tries = Math.min(TRIES, 1 + Math.floor(MOST_WORK / (lists.mentor.length + 1)));
  let [best, most] = [lists, size(lists)];
  for (let n = 0; n < tries && most < all; n++) {
    const mentees = drawn(lists.menteeLot.length, n);
    const mentors = drawn(lists.mentorLot.length, n);
    const tried = largeLists({
      ...lists,
      menteeLot: n === 0 ? lists.menteeLot : lists.menteeLot.map((lot) => mentees[lot]!),
      mentorLot: n === 0 ? lists.mentorLot : lists.mentorLot.map((lot) => mentors[lot]!),
    });
    const found = size(tried);
    if (found > most) [best, most] = [tried, found];
  }
  return best;
}
