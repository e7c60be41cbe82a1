import { builtIn } from "./built-in.ts";
import type { Audience, Fact, Registry, ScorePart } from "./contract.ts";
import { NOT_POSSIBLE, phrase } from "./criteria/phrases.ts";
import { type Fit, fit } from "./fit.ts";
import type { Scored } from "./score.ts";

export interface ReasonLine {
  criterion: string;
  polarity: "plus" | "minus";
  sentence: string;
}

export interface Explanation {
  /** For coordinators; null for participants and for an excluded pair. */
  score: number | null;
  fit: Fit | null;
  /** At most four: what speaks for the pair, then what speaks against it; heaviest first. */
  reasons: ReasonLine[];
}

const MOST = 4;
const MOST_PLUS = 3;

/**
 * Why these two fit, or why they can't be matched, in sentences for one audience built only from
 * facts that it may see.
 */
export function explain(
  scored: Scored,
  locale: string,
  audience: Audience,
  registry: Registry = builtIn,
): Explanation {
  if (scored.kind === "excluded") {
    const { rule, facts } = scored.reason;
    const sentence = exclusionSentence(rule, facts, locale, audience, registry);
    return { score: null, fit: null, reasons: [{ criterion: rule, polarity: "minus", sentence }] };
  }
  return {
    score: audience === "coordinator" ? scored.score : null,
    fit: fit(scored.score),
    reasons: reasonsOf(scored.parts, locale, audience, registry),
  };
}

/** What one audience may read about an exclusion; participants always read the same. */
export function exclusionSentence(
  rule: string,
  facts: readonly Fact[],
  locale: string,
  audience: Audience,
  registry: Registry,
): string {
  if (audience !== "coordinator") return phrase(NOT_POSSIBLE, locale);
  const sentence = registry.criteria.get(rule)?.sentence(facts, locale, audience);
  return sentence || phrase(NOT_POSSIBLE, locale);
}

function reasonsOf(
  parts: readonly ScorePart[],
  locale: string,
  audience: Audience,
  registry: Registry,
): ReasonLine[] {
  const lines: (ReasonLine & { weight: number })[] = [];
  for (const { criterion, score, weight, facts } of parts) {
    const type = registry.criteria.get(criterion);
    // What weighs nothing is no reason.
    if (!type || weight === 0) continue;
    for (const polarity of ["plus", "minus"] as const) {
      const leaning = score >= 0.5 ? "plus" : "minus";
      const relevant = facts.filter(
        (f) => f.polarity === polarity || (f.polarity === "neutral" && leaning === polarity),
      );
      if (!relevant.some((f) => f.visibleTo.includes(audience))) continue;
      const sentence = type.sentence(relevant, locale, audience);
      if (!sentence) continue;
      const share = polarity === "plus" ? score : 1 - score;
      lines.push({ criterion, polarity, sentence, weight: weight * share });
    }
  }
  const heaviest = lines.toSorted((a, b) => b.weight - a.weight);
  const plus = heaviest.filter((l) => l.polarity === "plus");
  const minus = heaviest.filter((l) => l.polarity === "minus");
  const pluses = plus.slice(0, minus.length > 0 ? MOST_PLUS : MOST);
  return [...pluses, ...minus.slice(0, MOST - pluses.length)].map(
    ({ criterion, polarity, sentence }) => ({ criterion, polarity, sentence }),
  );
}
