import type { Diagnostic } from "../contract.ts";

/** Rules whose findings usually follow from another fault, and go away with it. */
const FOLLOWING: ReadonlySet<string> = new Set(["state-unreachable", "final-unreachable"]);

const rank = ({ severity, rule }: Diagnostic): number =>
  severity !== "error" ? 2 : FOLLOWING.has(rule) ? 1 : 0;

/** Findings in the order in which to mend them: causes, what follows from them, what is only to look at. */
export const causesFirst = (found: readonly Diagnostic[]): Diagnostic[] =>
  [...found].sort((a, b) => rank(a) - rank(b));
