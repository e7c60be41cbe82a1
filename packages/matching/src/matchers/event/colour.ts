/**
 * A slot for every meeting, so that nobody is in two at once: an edge colouring of a bipartite graph
 * with as many colours as anybody has edges at most (Koenig, Mathematische Annalen 77 (1916): where an
 * edge finds no colour that both ends have free, a path of two colours in turn is swapped). Edge e
 * joins left[e] and right[e], numbered apart from 0. O(edges * people).
 */
export function slotsFor(
  left: Int32Array,
  right: Int32Array,
  lefts: number,
  rights: number,
  slots: number,
): Int32Array {
  const slot = new Int32Array(left.length);
  /** The edge of a person in a slot, or -1; those on the right come after those on the left. */
  const at = new Int32Array((lefts + rights) * slots).fill(-1);
  const free = (person: number) => {
    const first = person * slots;
    return at.subarray(first, first + slots).indexOf(-1);
  };
  for (let edge = 0; edge < left.length; edge++) {
    const from = left[edge]!;
    const to = lefts + right[edge]!;
    const mine = free(from);
    const theirs = free(to);
    if (mine < 0 || theirs < 0) throw new RangeError("Somebody has more meetings than slots");
    if (at[to * slots + mine] !== -1) swapFrom(to, mine, theirs);
    slot[edge] = mine;
    at[from * slots + mine] = edge;
    at[to * slots + mine] = edge;
  }
  return slot;

  /** Frees slot `a` of a person who has `b` free; the path never comes to the other end. */
  function swapFrom(person: number, a: number, b: number) {
    const path: number[] = [];
    let [here, colour] = [person, a];
    for (let edge = at[here * slots + colour]!; edge >= 0; edge = at[here * slots + colour]!) {
      path.push(edge);
      const other = lefts + right[edge]!;
      here = here === other ? left[edge]! : other;
      colour = colour === a ? b : a;
    }
    for (const edge of path) {
      at[left[edge]! * slots + slot[edge]!] = -1;
      at[(lefts + right[edge]!) * slots + slot[edge]!] = -1;
    }
    for (const edge of path) {
      slot[edge] = slot[edge] === a ? b : a;
      at[left[edge]! * slots + slot[edge]!] = edge;
      at[(lefts + right[edge]!) * slots + slot[edge]!] = edge;
    }
  }
}
