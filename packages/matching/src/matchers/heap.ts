/**
 * Binary min-heap of the integers 0..size-1 by a key array that the caller owns. Equal keys leave
 * in order of the integer, so that runs are deterministic.
 */
export class IndexHeap {
  readonly keys: Float64Array;
  readonly items: Int32Array;
  /** Where each item is, or -1. */
  readonly places: Int32Array;
  length = 0;

  constructor(size: number, keys: Float64Array) {
    this.keys = keys;
    this.items = new Int32Array(size);
    this.places = new Int32Array(size).fill(-1);
  }

  /** Inserts `item`, or moves it up after its key has become smaller. */
  push(item: number) {
    const { items, places, keys } = this;
    const key = keys[item]!;
    let place = places[item]!;
    if (place < 0) place = this.length++;
    while (place > 0) {
      const parent = (place - 1) >> 1;
      const above = items[parent]!;
      const limit = keys[above]!;
      if (limit < key || (limit === key && above < item)) break;
      items[place] = above;
      places[above] = place;
      place = parent;
    }
    items[place] = item;
    places[item] = place;
  }

  /** Removes and returns the item with the smallest key, or -1. */
  pop(): number {
    if (this.length === 0) return -1;
    const { items, places, keys } = this;
    const top = items[0]!;
    places[top] = -1;
    const length = --this.length;
    if (length === 0) return top;
    const item = items[length]!;
    const key = keys[item]!;
    let place = 0;
    for (let child = 1; child < length; child = 2 * place + 1) {
      let below = items[child]!;
      let least = keys[below]!;
      if (child + 1 < length) {
        const other = items[child + 1]!;
        const otherKey = keys[other]!;
        if (otherKey < least || (otherKey === least && other < below)) {
          child++;
          below = other;
          least = otherKey;
        }
      }
      if (key < least || (key === least && item < below)) break;
      items[place] = below;
      places[below] = place;
      place = child;
    }
    items[place] = item;
    places[item] = place;
    return top;
  }

  clear() {
    for (let k = 0; k < this.length; k++) this.places[this.items[k]!] = -1;
    this.length = 0;
  }
}

export function indexHeap(size: number, keys: Float64Array): IndexHeap {
  return new IndexHeap(size, keys);
}
