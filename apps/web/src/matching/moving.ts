/** Rows that Page Up and Page Down pass over. */
const PAGE = 10;

/** The row that a key press leads to: its number, or undefined for a key that leads nowhere. */
export function rowAfter(count: number, current: number, key: string): number | undefined {
  const last = count - 1;
  const targets: Record<string, number> = {
    ArrowDown: current + 1,
    ArrowUp: current - 1,
    PageDown: Math.min(last, current + PAGE),
    PageUp: Math.max(0, current - PAGE),
    Home: 0,
    End: last,
  };
  const target = targets[key];
  return target === undefined || target < 0 || target > last ? undefined : target;
}

/**
 * The next row whose name begins with these letters, after the current one and round to the top; more
 * than one letter may stay on the current row, because they go on from what was typed before.
 */
export function rowByLetters(
  names: readonly string[],
  current: number,
  letters: string,
): number | undefined {
  const wanted = letters.toLocaleLowerCase();
  const from = letters.length > 1 ? current : current + 1;
  for (let step = 0; step < names.length; step += 1) {
    const at = (Math.max(0, from) + step) % names.length;
    if (names[at]?.toLocaleLowerCase().startsWith(wanted)) return at;
  }
  return undefined;
}

/** A row that is drawn, or the room that others take up. */
export type Piece = { row: number } | { gap: number; before: number };

/**
 * What to draw of a long list so that it scrolls as if all were there: rows `first` to `last`
 * (inclusive), the one that is kept because the focus may be on it, and gaps for the rest.
 */
export function pieces(
  count: number,
  { first, last }: { first: number; last: number },
  kept: number,
): Piece[] {
  const result: Piece[] = [];
  let next = 0;
  const draw = (row: number) => {
    if (row > next) result.push({ gap: row - next, before: row });
    result.push({ row });
    next = row + 1;
  };
  const mayKeep = kept >= 0 && kept < count;
  if (mayKeep && kept < first) draw(kept);
  for (let row = Math.max(0, first); row <= Math.min(last, count - 1); row += 1) draw(row);
  if (mayKeep && kept > last) draw(kept);
  if (count > next) result.push({ gap: count - next, before: count });
  return result;
}
