/**
 * Keeps the `most` smallest of the keys offered, in a binary heap with the largest on top. An offer
 * costs O(1) when it is turned down, else O(log most).
 */
export class BestFew {
  private readonly keys: Float64Array;
  private size = 0;
  constructor(most: number) {
    this.keys = new Float64Array(most);
  }
  clear() {
    this.size = 0;
  }
  get full(): boolean {
    return this.size === this.keys.length;
  }
  /** The largest key that is kept; only when there is one. */
  get worst(): number {
    return this.keys[0]!;
  }
  offer(key: number) {
    const { keys } = this;
    if (this.size < keys.length) {
      let at = this.size++;
      while (at > 0) {
        const above = (at - 1) >> 1;
        if (keys[above]! >= key) break;
        keys[at] = keys[above]!;
        at = above;
      }
      keys[at] = key;
    } else if (this.size > 0 && key < keys[0]!) {
      let at = 0;
      for (;;) {
        let below = 2 * at + 1;
        if (below >= this.size) break;
        if (below + 1 < this.size && keys[below + 1]! > keys[below]!) below++;
        if (keys[below]! <= key) break;
        keys[at] = keys[below]!;
        at = below;
      }
      keys[at] = key;
    }
  }
  /** The keys that are kept, in no order. */
  kept(): Float64Array {
    return this.keys.subarray(0, this.size);
  }
}
