import type { Text } from "./contract.ts";

export type Fit = 1 | 2 | 3 | 4;

/** Four steps of a score 0..1_000_000, at 400,000, 600,000 and 800,000. */
export function fit(score: number): Fit {
  if (score >= 800_000) return 4;
  if (score >= 600_000) return 3;
  return score >= 400_000 ? 2 : 1;
}

export const fitWords: Record<Fit, Text> = {
  1: { en: "Weak fit", cy: "Cydweddiad gwan" },
  2: { en: "Fair fit", cy: "Cydweddiad gweddol" },
  3: { en: "Good fit", cy: "Cydweddiad da" },
  4: { en: "Very good fit", cy: "Cydweddiad da iawn" },
};
