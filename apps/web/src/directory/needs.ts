import type { DirectoryQuery } from "../gql/Directory.ts";
import type { Numbers } from "./useNumbers.ts";

export type DirectoryScheme = DirectoryQuery["schemes"][number];

export interface Need {
  scheme: DirectoryScheme;
  step: Numbers["nextStep"];
  /** Nobody runs it: this comes before all else. */
  nobody: boolean;
}

/** Steps that only wait for somebody or something else. */
const waits = new Set([
  "matchingRuns",
  "awaitPool",
  "awaitAnswers",
  "awaitEvaluations",
  "letThemWork",
  "readEvaluation",
]);

/**
 * The schemes that need something from the reader: those that nobody runs first, then those with a
 * date, the nearest first, then the rest by their order.
 */
export function needsOf(
  schemes: readonly DirectoryScheme[],
  numbers: ReadonlyMap<string, Numbers>,
): Need[] {
  const needs = schemes.flatMap((scheme): Need[] => {
    const step = numbers.get(scheme.id)?.nextStep;
    if (!step || waits.has(step.key) || !scheme.may.includes("scheme.edit")) return [];
    return [{ scheme, step, nobody: scheme.coordinators.length === 0 }];
  });
  const rank = ({ nobody, step }: Need) => (nobody ? "0" : `1${step.byDate ?? "9999"}`);
  return needs.sort((a, b) => rank(a).localeCompare(rank(b)));
}

export interface UnitGroup {
  unitId: string;
  unitName: string;
  schemes: DirectoryScheme[];
}

/** Schemes under the name of their unit, units by name. */
export function byUnit(schemes: readonly DirectoryScheme[]): UnitGroup[] {
  const groups = new Map<string, UnitGroup>();
  for (const scheme of schemes) {
    const { id, name } = scheme.unit;
    const group = groups.get(id) ?? { unitId: id, unitName: name, schemes: [] };
    group.schemes.push(scheme);
    groups.set(id, group);
  }
  return [...groups.values()].sort((a, b) => a.unitName.localeCompare(b.unitName));
}
