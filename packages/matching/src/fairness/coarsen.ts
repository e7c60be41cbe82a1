/** Some groups of people, counted together: one count for each outcome. */
export interface Unit {
  groups: readonly (string | null)[];
  cells: readonly number[];
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0);

const together = (units: readonly Unit[], width: number): Unit => ({
  groups: units.flatMap((one) => one.groups),
  cells: Array.from({ length: width }, (_, k) => sum(units.map((one) => one.cells[k]!))),
});

/**
 * The rows that may be shown: every cell of a row counts `smallest` people or more, zero being too
 * few as well, but for outcomes that nobody at all has. Whatever can't stand alone is shown
 * together, as one last row of two groups or more: so nothing is left to subtract from the total.
 * That row holds so many people that any one of its groups might have `smallest` of them. Of the
 * units that could stand alone, the smallest join it if it needs more. Empty when fewer than two
 * rows would be left: that would be the total alone.
 */
export function coarsen(units: readonly Unit[], smallest: number): Unit[] {
  const width = units[0]?.cells.length ?? 0;
  const totals = together(units, width).cells;
  const safe = ({ groups, cells }: Unit) =>
    cells.every((cell, k) => cell >= smallest || totals[k] === 0) &&
    sum(cells) - (groups.length - 1) >= smallest;
  const alone = units.filter(safe);
  const joined = units.filter((one) => !safe(one));
  // The smallest last, to be taken from the end.
  alone.sort((a, b) => sum(b.cells) - sum(a.cells));
  while (joined.length > 0 && !safe(together(joined, width))) {
    const next = alone.pop();
    if (!next) return [];
    joined.push(next);
  }
  const rest = joined.length > 0 ? [together(joined, width)] : [];
  const shown = units.filter((one) => alone.includes(one));
  return shown.length + rest.length < 2 ? [] : [...shown, ...rest];
}

/** Whether some outcome has people, but too few of them to be told apart by group. */
export const isThin = (totals: readonly number[], smallest: number) =>
  totals.some((total) => total > 0 && total < smallest);
