/** The same results with the one of this id first, because others are compared against the first. */
export function withFirst<T extends { id: string }>(
  results: readonly T[],
  id: string | undefined,
): T[] {
  return [...results.filter((one) => one.id === id), ...results.filter((one) => one.id !== id)];
}

/** Whether a mentee's fit under a result is better, worse or the same as under the first; 0: no match. */
export function against(first: number, other: number): "better" | "worse" | "same" {
  return other > first ? "better" : other < first ? "worse" : "same";
}
