import type { CriterionResult, CriterionRows, Fact, Params, Profile } from "../contract.ts";
import { answerValues, type Labelled, withLabels } from "./answers.ts";
import { EVERYONE, fact } from "./phrases.ts";
import { millionths, overlap, SILENT } from "./rows.ts";

/** Two questions: what the mentee asks for, and what the mentor gives. */
export type Covered = Params &
  Labelled & {
    sought: string;
    offered: string;
    /** Each list holds words that mean the same. */
    synonyms?: readonly (readonly string[])[];
  };

/** Small letters, one space between words: "Grant  writing" is the same as "grant writing". */
const plain = (value: string) => value.normalize("NFC").trim().replace(/\s+/g, " ").toLowerCase();

export interface Prepared {
  /** What stands for each word of a group of synonyms; groups that share a word are one. */
  readonly standsFor: ReadonlyMap<string, string>;
  readonly results: Map<string, CriterionResult>;
}

export function prepareCovered(synonyms: readonly (readonly string[])[] = []): Prepared {
  const standsFor = new Map<string, string>();
  for (const group of synonyms) {
    const words = group.map(plain);
    const joined = new Set(words.flatMap((word) => standsFor.get(word) ?? []));
    const [one] = [...joined, ...words];
    if (one === undefined) continue;
    for (const [word, other] of standsFor) if (joined.has(other)) standsFor.set(word, one);
    for (const word of words) standsFor.set(word, one);
  }
  return { standsFor, results: new Map() };
}

function meanings({ standsFor }: Prepared, values: readonly string[]): string[] {
  return values.map((value) => {
    const word = plain(value);
    return standsFor.get(word) ?? word;
  });
}

/** The share of what the mentee seeks that the mentor offers; nothing sought, nothing said. */
export function evaluateCovered(
  mentee: Profile,
  mentor: Profile,
  params: Covered,
  prepared: Prepared,
): CriterionResult {
  const sought = answerValues(mentee, params.sought);
  if (sought.length === 0) return { kind: "none" };
  const offered = meanings(prepared, answerValues(mentor, params.offered));
  const means = meanings(prepared, sought);
  const hits = sought.filter((_, k) => offered.includes(means[k]!));
  const key = JSON.stringify([sought, hits]);
  const known = prepared.results.get(key);
  if (known) return known;
  const result: CriterionResult = {
    kind: "score",
    score: hits.length / sought.length,
    facts: factsOf(sought, hits, params),
  };
  prepared.results.set(key, result);
  return result;
}

function factsOf(sought: readonly string[], hits: readonly string[], params: Covered): Fact[] {
  const missing = sought.filter((tag) => !hits.includes(tag));
  const [n, total] = [hits.length, sought.length];
  const facts: Fact[] = [];
  if (n > 0) {
    const items = withLabels(hits, params.labels);
    facts.push(fact("offers", "plus", EVERYONE, { items, n, total }));
  }
  if (missing.length > 0) {
    const items = withLabels(missing, params.labels);
    facts.push(fact("lacks", "minus", ["coordinator", "mentee"], { items }));
  }
  return facts;
}

export function coveredRows(
  mentees: readonly Profile[],
  mentors: readonly Profile[],
  params: Covered,
  prepared: Prepared,
): CriterionRows {
  return overlap(
    mentees.map((one) => meanings(prepared, answerValues(one, params.sought))),
    mentors.map((one) => [...new Set(meanings(prepared, answerValues(one, params.offered)))]),
    (shared, hers) => (hers === 0 ? SILENT : millionths(shared / hers)),
  );
}
