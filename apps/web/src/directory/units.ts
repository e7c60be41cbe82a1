import type { Option } from "../ui/Select.tsx";

interface Unit {
  id: string;
  name: string;
  parentId: string | null;
}

/** Units as choices: each below the one it belongs to, set in by its depth, by name within. */
export function unitsInOrder(units: readonly Unit[]): Option[] {
  const known = new Set(units.map(({ id }) => id));
  const below = (parentId: string | null, depth: number): Option[] =>
    units
      .filter((unit) => (known.has(unit.parentId ?? "") ? unit.parentId : null) === parentId)
      .sort((a, b) => a.name.localeCompare(b.name))
      .flatMap(({ id, name }) => [
        { value: id, label: `${"\u2003".repeat(depth)}${name}` },
        ...below(id, depth + 1),
      ]);
  return below(null, 0);
}
