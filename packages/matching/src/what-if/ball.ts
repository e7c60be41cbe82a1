import { indexHeap } from "../matchers/heap.ts";

/**
 * A distance and a number of moves as one key: of equally good ways the one that moves the fewest.
 * No way has more moves than there are mentees (60,000 at most), and distances stay below 2^37.
 */
const MOVES = 65_536;

/** The mentors that a search has reached from one side, with how far they are: Dijkstra's bookkeeping. */
export interface Ball {
  distance: Float64Array;
  moves: Int32Array;
  /** Who takes the step to (looking forwards) or away from (backwards) this mentor. */
  via: Int32Array;
  /** Backwards: the mentor to whom that one goes. */
  onward: Int32Array;
  settled: Int32Array;
  settledCount: number;
  /** The nearest mentor who isn't settled, or -1, and how far that is. */
  head: number;
  top: number;
  /** False if a way at least as good is known. Who is reached is queued, unless at an end. */
  reach(j: number, far: number, count: number, queue: boolean): boolean;
  /** Settles the head and returns it. What lies around it is looked at before `advance`. */
  settle(): number;
  advance(): void;
  clear(): void;
}

export function ballOf(mentors: number): Ball {
  const distance = new Float64Array(mentors).fill(Number.POSITIVE_INFINITY);
  const moves = new Int32Array(mentors);
  const keys = new Float64Array(mentors);
  const heap = indexHeap(mentors, keys);
  const touched = new Int32Array(mentors);
  let touchedCount = 0;
  const ball: Ball = {
    distance,
    moves,
    via: new Int32Array(mentors),
    onward: new Int32Array(mentors),
    settled: new Int32Array(mentors),
    settledCount: 0,
    head: -1,
    top: Number.POSITIVE_INFINITY,
    reach(j, far, count, queue) {
      const known = distance[j]!;
      if (far > known || (far === known && count >= moves[j]!)) return false;
      if (known === Number.POSITIVE_INFINITY) touched[touchedCount++] = j;
      distance[j] = far;
      moves[j] = count;
      if (queue) {
        keys[j] = far * MOVES + count;
        heap.push(j);
      }
      return true;
    },
    settle() {
      ball.settled[ball.settledCount++] = ball.head;
      return ball.head;
    },
    advance() {
      ball.head = heap.pop();
      ball.top = ball.head < 0 ? Number.POSITIVE_INFINITY : distance[ball.head]!;
    },
    clear() {
      heap.clear();
      for (let t = 0; t < touchedCount; t++) distance[touched[t]!] = Number.POSITIVE_INFINITY;
      touchedCount = 0;
      ball.settledCount = 0;
      ball.head = -1;
      ball.top = Number.POSITIVE_INFINITY;
    },
  };
  return ball;
}
