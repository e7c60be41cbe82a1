import type { RunOptionsQuery, WeightInput } from "../gql/Options.ts";

export type Criterion = NonNullable<RunOptionsQuery["round"]["chosenRun"]>["criteria"][number];
/** Weight by criterion, as `keyOf` names it. */
export type WeightsByKey = Readonly<Record<string, number>>;

/** The weight that a slider ends at, unless one of the scheme's is higher. */
const MOST = 10;

export const keyOf = ({ type, index }: { type: string; index: number }) => `${type} ${index}`;

export const startOf = (criteria: readonly Criterion[]): WeightsByKey =>
  Object.fromEntries(criteria.map((one) => [keyOf(one), one.weight]));

export const mostOf = (criteria: readonly Criterion[]): number =>
  Math.max(MOST, ...criteria.map(({ weight }) => weight));

/** Weights that aren't those of the result on the board. */
export function changedWeights(
  criteria: readonly Criterion[],
  weights: WeightsByKey,
): WeightInput[] {
  return criteria.flatMap((one) => {
    const weight = weights[keyOf(one)] ?? one.weight;
    const { type, index } = one;
    return weight === one.weight ? [] : [{ type, index, weight, strictness: null }];
  });
}

export type Importance = "none" | "little" | "some" | "much" | "most";

/** A weight in a word: what share it has of the heaviest there is. */
export function importanceOf(weight: number, heaviest: number): Importance {
  if (weight <= 0 || heaviest <= 0) return "none";
  const share = weight / heaviest;
  return share <= 0.25 ? "little" : share <= 0.5 ? "some" : share < 0.85 ? "much" : "most";
}
