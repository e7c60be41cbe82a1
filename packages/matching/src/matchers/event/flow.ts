import { IndexHeap } from "../heap.ts";

/** Who could meet whom, by number: arcs of mentee i are start[i] .. start[i + 1] - 1. */
export interface MeetingGraph {
  start: Int32Array;
  mentor: Int32Array;
  /** What a meeting is worth; only above 0 does it count. */
  weight: Float64Array;
  /** The most meetings of each mentee, and of each mentor. */
  menteeMost: Int32Array;
  mentorMost: Int32Array;
}

export interface Meetings {
  /** 1 for each arc that is a meeting. */
  chosen: Uint8Array;
  /** What one more meeting of a mentee, and of a mentor, would add. */
  menteeDual: Float64Array;
  mentorDual: Float64Array;
}

/**
 * The heaviest set of meetings in which nobody has more than they may, and every pair meets once at
 * most: a transportation problem with arcs of capacity 1, by successive shortest paths with
 * potentials (Edmonds and Karp, JACM 19 (1972)). Mentees ask for one meeting after another, each by
 * the path that adds most: from the mentee to a mentor whom they don't meet yet, from a mentor back to
 * one who meets them, until a mentor has time, or somebody does without a meeting. Exact in integers.
 * O(meetings * arcs * log people).
 */
export function* heaviestMeetings(graph: MeetingGraph): Generator<number, Meetings, void> {
  const { start, mentor, weight, menteeMost, mentorMost } = graph;
  const mentees = menteeMost.length;
  const people = mentees + mentorMost.length;
  const chosen = new Uint8Array(mentor.length);
  const used = new Int32Array(mentorMost.length);
  const meets: number[][] = Array.from(mentorMost, () => []);
  const menteeOf = new Int32Array(mentor.length);
  for (let i = 0; i < mentees; i++) menteeOf.fill(i, start[i]!, start[i + 1]!);
  // Reduced cost of an arc: menteeDual + mentorDual - weight; 0 or more unless it is a meeting.
  const menteeDual = new Float64Array(mentees);
  const mentorDual = new Float64Array(mentorMost.length);
  for (let k = 0; k < mentor.length; k++) {
    menteeDual[menteeOf[k]!] = Math.max(menteeDual[menteeOf[k]!]!, weight[k]!);
  }
  const distance = new Float64Array(people);
  const reachedBy = new Int32Array(people);
  const heap = new IndexHeap(people, distance);

  function reach(person: number, far: number, by: number) {
    if (far >= distance[person]!) return;
    distance[person] = far;
    reachedBy[person] = by;
    heap.push(person);
  }

  /** One more meeting for mentee i; false when none adds anything. */
  function ask(from: number): boolean {
    distance.fill(Number.POSITIVE_INFINITY);
    reach(from, 0, -1);
    const settled: number[] = [];
    let [best, end] = [Number.POSITIVE_INFINITY, -1];
    for (let person = heap.pop(); person >= 0; person = heap.pop()) {
      const far = distance[person]!;
      if (far >= best) break;
      settled.push(person);
      if (person < mentees) {
        // Doing without: a mentee on the way gives up a meeting, the first one stays as they are.
        if (far + menteeDual[person]! < best) [best, end] = [far + menteeDual[person]!, person];
        for (let k = start[person]!; k < start[person + 1]!; k++) {
          const j = mentor[k]!;
          if (chosen[k]) continue;
          reach(mentees + j, far + menteeDual[person]! + mentorDual[j]! - weight[k]!, k);
        }
        continue;
      }
      const j = person - mentees;
      if (used[j]! < mentorMost[j]! && far + mentorDual[j]! < best) {
        [best, end] = [far + mentorDual[j]!, person];
      }
      for (const k of meets[j]!) {
        reach(menteeOf[k]!, far - (menteeDual[menteeOf[k]!]! + mentorDual[j]! - weight[k]!), k);
      }
    }
    heap.clear();
    for (const person of settled) {
      const change = best - distance[person]!;
      if (person < mentees) menteeDual[person]! -= change;
      else mentorDual[person - mentees]! += change;
    }
    if (end === from) return false;
    if (end >= mentees) used[end - mentees]!++;
    for (let person = end; person !== from; ) {
      const k = reachedBy[person]!;
      const j = mentor[k]!;
      const forward = person >= mentees;
      chosen[k] = forward ? 1 : 0;
      if (forward) meets[j]!.push(k);
      else meets[j] = meets[j]!.filter((one) => one !== k);
      person = forward ? menteeOf[k]! : mentees + j;
    }
    return true;
  }

  for (let i = 0; i < mentees; i++) {
    for (let n = 0; n < menteeMost[i]!; n++) if (!ask(i)) break;
    yield i + 1;
  }
  return { chosen, menteeDual, mentorDual };
}
