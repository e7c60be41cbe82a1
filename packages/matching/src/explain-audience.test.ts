import fc from "fast-check";
import { expect, test } from "vitest";
import { builtIn, explain, prepareScorer, type Scored, score } from "./index.ts";
import { randomPeople } from "./test/random-profiles.ts";
import { randomUses } from "./test/uses.ts";

const numRuns = Number(process.env.MATCHING_CASES ?? 600);

/** The same pair as a reader knows it who sees only these facts. */
function seenBy(scored: Scored, audience: "mentor" | "mentee"): Scored {
  if (scored.kind === "excluded") {
    return { ...scored, reason: { rule: "hidden", code: "hidden", facts: [] } };
  }
  const parts = scored.parts.map((part) => ({
    ...part,
    facts: part.facts.filter((one) => one.visibleTo.includes(audience)),
  }));
  return { ...scored, parts };
}

test("a participant reads the same whether or not the facts that they may not see exist", () => {
  let said = 0;
  fc.assert(
    fc.property(randomPeople, randomUses, ({ mentees, mentors }, uses) => {
      const scorer = prepareScorer(uses, builtIn, [...mentees, ...mentors]);
      for (const a of mentees) {
        for (const b of mentors) {
          const scored = score(a, b, scorer);
          for (const audience of ["mentor", "mentee"] as const) {
            for (const locale of ["en", "cy"]) {
              const full = explain(scored, locale, audience);
              const { reasons, ...rest } = explain(seenBy(scored, audience), locale, audience);
              expect(rest).toEqual({ score: null, fit: full.fit });
              expect(reasons.map((one) => one.sentence)).toEqual(
                full.reasons.map((one) => one.sentence),
              );
              said += reasons.length;
            }
          }
        }
      }
    }),
    { numRuns },
  );
  expect(said).toBeGreaterThan(numRuns);
});

test("nobody but a coordinator learns which rule keeps two people apart", () => {
  fc.assert(
    fc.property(randomPeople, randomUses, ({ mentees, mentors }, uses) => {
      const scorer = prepareScorer(uses, builtIn, [...mentees, ...mentors]);
      const sentences = new Set<string>();
      for (const a of mentees) {
        for (const b of mentors) {
          const scored = score(a, b, scorer);
          if (scored.kind !== "excluded") continue;
          const own = explain(scored, "en", "coordinator").reasons[0]!.sentence;
          expect(own).not.toBe("");
          for (const audience of ["mentor", "mentee"] as const) {
            for (const { sentence } of explain(scored, "en", audience).reasons) {
              sentences.add(sentence);
            }
          }
        }
      }
      expect(sentences.size).toBeLessThanOrEqual(1);
    }),
    { numRuns },
  );
});
