import { useLingui } from "@lingui/react/macro";
import type { Pairing } from "./board.ts";
import { kindOf } from "./board.ts";
import type { Ask } from "./change.ts";

/** A fit from 1 to 4 within a sentence: "good". */
export function useFitWord(): (fit: number) => string {
  const { t } = useLingui();
  const words: Record<number, string> = {
    1: t({ context: "fit, within a sentence", message: "weak" }),
    2: t({ context: "fit, within a sentence", message: "fair" }),
    3: t({ context: "fit, within a sentence", message: "good" }),
    4: t({ context: "fit, within a sentence", message: "very good" }),
  };
  return (fit) => words[Math.min(4, Math.max(1, Math.round(fit)))] ?? "";
}

/** A change as a condition, before it is done, and as a fact, afterwards. */
export function useChangeWords(
  pairings: readonly Pairing[],
): (ask: Ask) => { before: string; after: string } {
  const { t } = useLingui();
  return ({ kind, ...who }) => {
    const mentee = who.mentee?.name ?? "";
    const mentor = who.mentor?.name ?? "";
    const other = who.other?.name ?? "";
    switch (kind) {
      case "LOCK":
        return {
          before: t`If ${mentee} and ${mentor} are locked together`,
          after: t`${mentee} and ${mentor} are locked together, in every run from now on.`,
        };
      case "FORBID":
        return {
          before: t`If ${mentee} and ${mentor} are kept apart`,
          after: t`${mentee} and ${mentor} are kept apart, in every run from now on.`,
        };
      case "RELEASE": {
        const decided = kindOf(pairings, who.mentee?.id ?? "", who.mentor?.id ?? "");
        return {
          before:
            decided === "FORBIDDEN"
              ? t`If ${mentee} and ${mentor} may be matched again`
              : t`If ${mentee} and ${mentor} are no longer locked`,
          after: t`Runs are free again about ${mentee} and ${mentor}.`,
        };
      }
      case "SWAP":
        return {
          before: t`If ${mentee} and ${other} change places`,
          after: t`${mentee} and ${other} have changed places, and are locked there.`,
        };
      case "WITHDRAW":
        return {
          before: t`If ${mentee || mentor} is left out of this round`,
          after: t`${mentee || mentor} is left out of this round.`,
        };
      case "ADD_PLACE":
        return {
          before: t`If ${mentor} takes one more mentee`,
          after: t`${mentor} has one more place in this round.`,
        };
    }
  };
}
