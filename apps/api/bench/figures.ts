/** The value below which this share of them lies. */
export function quantile(values: readonly number[], share: number): number {
  return values.toSorted((a, b) => a - b)[Math.floor(share * (values.length - 1))] ?? Number.NaN;
}

/** "p50 1.2, p95 3.4, p99 5.6, most 7.8 ms". */
export function spread(milliseconds: readonly number[]): string {
  const at = (share: number) => quantile(milliseconds, share).toFixed(1);
  return `p50 ${at(0.5)}, p95 ${at(0.95)}, p99 ${at(0.99)}, most ${at(1)} ms`;
}

/** Runs work for each index, so many at once; gives the milliseconds of each. */
export async function inLanes(
  count: number,
  lanes: number,
  work: (index: number) => Promise<unknown>,
): Promise<{ each: number[]; seconds: number }> {
  const each: number[] = [];
  let next = 0;
  const from = performance.now();
  const lane = async () => {
    for (let index = next++; index < count; index = next++) {
      const before = performance.now();
      await work(index);
      each.push(performance.now() - before);
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return { each, seconds: (performance.now() - from) / 1000 };
}
