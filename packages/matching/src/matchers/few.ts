/** Keeps the few items with the lowest keys, lowest first; of equal keys, those offered first. */
export class Few {
  readonly items: number[] = [];
  readonly keys: number[] = [];
  /** How many have been offered. */
  count = 0;
  private readonly most: number;
  constructor(most: number) {
    this.most = most;
  }

  offer(item: number, key: number) {
    this.count++;
    const { items, keys, most } = this;
    if (items.length === most && key >= keys[most - 1]!) return;
    let place = items.length < most ? items.length : most - 1;
    while (place > 0 && keys[place - 1]! > key) {
      items[place] = items[place - 1]!;
      keys[place] = keys[place - 1]!;
      place--;
    }
    items[place] = item;
    keys[place] = key;
  }
}
