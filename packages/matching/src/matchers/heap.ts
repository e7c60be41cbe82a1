/**
 * Binary min-heap of the integers 0..size-1 by a key array that the caller owns. Equal keys leave
 * in order of the integer, so that runs are deterministic.
 */
export interface IndexHeap {
  /** Inserts `item`, or moves it up after its key has become smaller. */
  push(item: number): void;
  /** Removes and returns the item with the smallest key, or -1. */
  pop(): number;
  clear(): void;
}

export function indexHeap(size: number, keys: Float64Array): IndexHeap {
  const items = new Int32Array(size);
  const places = new Int32Array(size).fill(-1);
  let length = 0;

  const before = (a: number, b: number) => keys[a]! < keys[b]! || (keys[a]! === keys[b]! && a < b);

  function put(item: number, place: number) {
    items[place] = item;
    places[item] = place;
  }

  function up(item: number, from: number) {
    let place = from;
    while (place > 0) {
      const parent = (place - 1) >> 1;
      const above = items[parent]!;
      if (!before(item, above)) break;
      put(above, place);
      place = parent;
    }
    put(item, place);
  }

  function down(item: number) {
    let place = 0;
    for (;;) {
      let child = 2 * place + 1;
      if (child >= length) break;
      if (child + 1 < length && before(items[child + 1]!, items[child]!)) child++;
      const below = items[child]!;
      if (!before(below, item)) break;
      put(below, place);
      place = child;
    }
    put(item, place);
  }

  return {
    push(item) {
      const place = places[item]!;
      up(item, place < 0 ? length++ : place);
    },
    pop() {
      if (length === 0) return -1;
      const top = items[0]!;
      places[top] = -1;
      length--;
      if (length > 0) down(items[length]!);
      return top;
    },
    clear() {
      for (let k = 0; k < length; k++) places[items[k]!] = -1;
      length = 0;
    },
  };
}
