/** How many random cases a property is tried on: `MATCHING_CASES`, or what each test says. */
export const cases = (usual: number): number => Number(process.env.MATCHING_CASES ?? usual);

/** Milliseconds that a test of so many cases may take. */
export const PATIENCE = 300_000;
