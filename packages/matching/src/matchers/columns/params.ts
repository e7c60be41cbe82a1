import type { ParamField, SolveOptions } from "../../contract.ts";

/** How long the search goes on where nothing is proven yet: in work, so that it is repeatable. */
export const EFFORT = {
  type: "choice",
  label: { en: "How long to look for better", cy: "Am ba hyd i chwilio am well" },
  choices: [
    { value: "quick", label: { en: "Quick", cy: "Cyflym" } },
    { value: "normal", label: { en: "Normal", cy: "Arferol" } },
    { value: "thorough", label: { en: "Thorough", cy: "Trwyadl" } },
  ],
  default: "normal",
} satisfies ParamField;

/** Steps of work after which the progress shown is half done; how many there will be isn't known. */
const HALF = 200;

/** What the search comes to, with progress and with the signal asked at every step. */
export function finished<T>(run: Generator<unknown, T>, { signal, onProgress }: SolveOptions): T {
  const total = 1000;
  let steps = 0;
  for (;;) {
    const step = run.next();
    if (step.done) {
      onProgress?.(total, total);
      return step.value;
    }
    signal?.throwIfAborted();
    onProgress?.(Math.floor((total * steps) / (steps + HALF)), total);
    steps++;
  }
}
