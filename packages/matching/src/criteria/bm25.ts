/**
 * Okapi BM25 (Robertson and Zaragoza, "The Probabilistic Relevance Framework", 2009) with k1 = 1.2,
 * b = 0.75 and the idf that is never negative, ln(1 + (N - n + 0.5) / (n + 0.5)).
 */
export interface TextIndex {
  words: ReadonlyMap<string, Posting>;
  /** How many texts there are. */
  count: number;
}

/** Where a word occurs: the numbers of the texts, ascending, and what it adds to each one's score. */
interface Posting {
  idf: number;
  texts: Int32Array;
  values: Float64Array;
}

export interface Similarity {
  /** 0..1 */
  score: number;
  /** Up to three words, the one that weighs most first. */
  words: string[];
}

const K1 = 1.2;
const B = 0.75;

/** Words that say nothing about a subject, English and Welsh. */
const STOP = new Set(
  (
    "a about across after again ago all also always am an and another any anybody anyone anything " +
    "are around as at away back be because been before being best better both but by came can come " +
    "could day days did different do does doing done down each early else end enough even ever every " +
    "everybody everyone everything far feel few find first for found from full further gave get gets " +
    "give given go goes going good got great grow had happy hard has have having he help helped her " +
    "here him his hope how i if in into is it its job just keep kept know last learn learned learnt " +
    "least less let life like little long look lot made make makes making many may me mean might more " +
    "most move much must my myself near need never new next no nobody not nothing now of off often " +
    "old on once one only open or other others our out over own part past people person place point " +
    "purpose put quite rather really right role run said same saw say second see seen self several " +
    "shall share she should show since small so some somebody someone something sometimes somewhere " +
    "soon start started stay stayed still such take taken talk team tell than thank that the their " +
    "them then there these they thing things think this those though three through time times to " +
    "together told too took towards try two under until up upon us use used useful using usual " +
    "usually very want was way we week weeks well went were what when where whether which while who " +
    "whole whom why will wish with within without work worked working would year years yes yet you " +
    "young your " +
    "ac ag ar at ei eu eich ein ef er fel fi fy gan gyda hefyd hi hwn hon hyn i'r mae maent mewn mi " +
    "na nac neu nhw ni nid o'r oedd oes rhai roedd rwy rwyf sy sydd un wedi wrth y yn yng yr y'r"
  ).split(" "),
);

/** Lower-case words of at least two letters or digits, without the stop words. */
export function wordsOf(text: string): string[] {
  const found =
    text
      .toLowerCase()
      .normalize("NFC")
      .replaceAll("’", "'")
      .match(/[\p{L}\p{N}][\p{L}\p{N}'-]*/gu) ?? [];
  return found
    .map((word) => word.replace(/['-]+$/, ""))
    .filter((word) => word.length > 1 && !STOP.has(word));
}

/** Indexes texts, given as their words, by their place in the sequence. O(words). */
export function indexTexts(texts: Iterable<readonly string[]>): TextIndex {
  const found = new Map<string, { texts: number[]; times: number[] }>();
  const lengths: number[] = [];
  for (const all of texts) {
    const text = lengths.push(all.length) - 1;
    const counts = new Map<string, number>();
    for (const word of all) counts.set(word, (counts.get(word) ?? 0) + 1);
    for (const [word, times] of counts) {
      const known = found.get(word);
      if (known) {
        known.texts.push(text);
        known.times.push(times);
      } else found.set(word, { texts: [text], times: [times] });
    }
  }
  const count = lengths.length;
  const averageLength = lengths.reduce((sum, one) => sum + one, 0) / Math.max(1, count);
  const factors = lengths.map((one) => K1 * (1 - B + (B * one) / Math.max(1, averageLength)));
  const words = new Map<string, Posting>();
  for (const [word, { texts: where, times }] of found) {
    const n = where.length;
    const idf = Math.log(1 + (count - n + 0.5) / (n + 0.5));
    const value = (k: number) => (times[k]! * (K1 + 1)) / (times[k]! + factors[where[k]!]!);
    words.set(word, {
      idf,
      texts: Int32Array.from(where),
      values: Float64Array.from(where, (_, k) => value(k) * idf),
    });
  }
  return { words, count };
}

/** A question to an index: the words of it that some text knows, and what they are worth. */
export interface Query {
  words: readonly { word: string; posting: Posting }[];
  /** The score of a text of average length that has every word once. */
  ideal: number;
}

/** Null when no indexed text knows any word of the query. */
export function queryOf(index: TextIndex, query: string): Query | null {
  const words: { word: string; posting: Posting }[] = [];
  let ideal = 0;
  for (const word of new Set(wordsOf(query))) {
    const posting = index.words.get(word);
    if (!posting) continue;
    ideal += posting.idf;
    words.push({ word, posting });
  }
  return ideal === 0 ? null : { words, ideal };
}

const covered = (total: number, { ideal }: Query) => Math.min(1, total / ideal);

/**
 * How much of the query a text covers: its BM25 score divided by the query's ideal, at most 1.
 * O(words of the query * log(texts)).
 */
export function similarity(query: Query, text: number): Similarity {
  const hits: { word: string; value: number }[] = [];
  let total = 0;
  for (const { word, posting } of query.words) {
    const value = valueIn(posting, text);
    if (value === 0) continue;
    total += value;
    hits.push({ word, value });
  }
  hits.sort((a, b) => b.value - a.value || (a.word < b.word ? -1 : 1));
  return { score: covered(total, query), words: hits.slice(0, 3).map((hit) => hit.word) };
}

/** The scores of all texts at once, added up in the same order as `similarity` does. */
export function similarities(query: Query, scores: Float64Array): void {
  scores.fill(0);
  for (const { posting } of query.words) {
    const { texts, values } = posting;
    for (let k = 0; k < texts.length; k++) scores[texts[k]!]! += values[k]!;
  }
  for (let text = 0; text < scores.length; text++) scores[text] = covered(scores[text]!, query);
}

function valueIn({ texts, values }: Posting, text: number): number {
  let low = 0;
  let high = texts.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    if (texts[middle] === text) return values[middle]!;
    if (texts[middle]! < text) low = middle + 1;
    else high = middle - 1;
  }
  return 0;
}
