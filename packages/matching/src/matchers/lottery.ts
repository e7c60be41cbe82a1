/** Mulberry32 by Tommy Ettinger (public domain): numbers in [0, 1) from a 32-bit seed. */
export function randomFrom(seed: number): () => number {
  let a = seed >>> 0;
  return () => {
    a = (a + 0x6d2b79f5) >>> 0;
    let t = Math.imul(a ^ (a >>> 15), a | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** The numbers 0 .. count - 1 in an order drawn from the seed. */
export function drawn(count: number, seed: number): Int32Array {
  const order = Int32Array.from({ length: count }, (_, k) => k);
  const random = randomFrom(seed);
  for (let k = count - 1; k > 0; k--) {
    const other = Math.floor(random() * (k + 1));
    [order[k], order[other]] = [order[other]!, order[k]!];
  }
  return order;
}

/**
 * A different number 0, 1, 2, ... for everybody in the list, drawn from the seed: the lot that
 * decides between equals. It depends on the ids alone, not on their order. O(n log n).
 */
export function drawLots(people: readonly { id: string }[], seed: number): Int32Array {
  const order = people.map((_, k) => k);
  order.sort((a, b) => (people[a]!.id < people[b]!.id ? -1 : 1));
  const lots = new Int32Array(order.length);
  drawn(order.length, seed).forEach((place, lot) => {
    lots[order[place]!] = lot;
  });
  return lots;
}
