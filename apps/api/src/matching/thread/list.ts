import { explain, type PairIds, type Registry, type Scored } from "@quad/matching";
import type { Listed, Task } from "./contract.ts";

interface From extends Pick<Task, "people" | "decisions"> {
  registry: Registry;
  /** Null for somebody who isn't there. */
  score(pair: PairIds): Scored | null;
}

/** The mentors for one mentee: possible ones, the best first, and the others by what rules them out. */
export function listCandidates(
  { people, decisions, registry, score }: From,
  { mentee, first, locale }: { mentee: string; first: number; locale: string },
): Listed {
  const forbidden = new Set(
    decisions.pairings
      .filter((one) => one.kind === "forbidden" && one.mentee === mentee)
      .map((one) => one.mentor),
  );
  const possible: { mentor: string; places: number; scored: Scored & { kind: "scored" } }[] = [];
  const ruledOut = new Map<string, Listed["ruledOut"][number]>();
  for (const { id, capacity } of people.mentors) {
    const scored = forbidden.has(id) ? null : score({ mentee, mentor: id });
    if (scored?.kind === "scored") {
      const places = capacity + (decisions.added[id] ?? 0);
      possible.push({ mentor: id, places, scored });
    }
    if (scored?.kind !== "excluded") continue;
    const { rule } = scored.reason;
    const sentence = explain(scored, locale, "coordinator", registry).reasons[0]!.sentence;
    const key = `${rule} ${sentence}`;
    const group = ruledOut.get(key) ?? { rule, sentence, mentors: [] };
    group.mentors.push(id);
    ruledOut.set(key, group);
  }
  possible.sort((a, b) => b.scored.score - a.scored.score || (a.mentor < b.mentor ? -1 : 1));
  return {
    options: possible.slice(0, first).map(({ mentor, places, scored }) => ({
      mentor,
      places,
      score: scored.score,
      reasons: explain(scored, locale, "coordinator", registry).reasons,
    })),
    total: possible.length,
    ruledOut: [...ruledOut.values()].sort((a, b) => b.mentors.length - a.mentors.length),
  };
}
