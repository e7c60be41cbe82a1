/**
 * Okapi BM25 (Robertson and Zaragoza, "The Probabilistic Relevance Framework", 2009) with k1 = 1.2,
 * b = 0.75 and the idf that is never negative, ln(1 + (N - n + 0.5) / (n + 0.5)).
 */
export interface TextIndex {
  words: ReadonlyMap<string, Posting>;
}

/** Where a word occurs: the numbers of the texts, and what it adds to each of their scores. */
interface Posting {
  idf: number;
  texts: number[];
  values: number[];
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

/** Indexes texts by their place in the list. */
export function indexTexts(texts: readonly string[]): TextIndex {
  const split = texts.map(wordsOf);
  const averageLength = split.reduce((sum, all) => sum + all.length, 0) / Math.max(1, split.length);
  const words = new Map<string, Posting>();
  split.forEach((all, text) => {
    const counts = new Map<string, number>();
    for (const word of all) counts.set(word, (counts.get(word) ?? 0) + 1);
    const lengthFactor = K1 * (1 - B + (B * all.length) / Math.max(1, averageLength));
    for (const [word, times] of counts) {
      const posting = words.get(word) ?? { idf: 0, texts: [], values: [] };
      words.set(word, posting);
      posting.texts.push(text);
      posting.values.push((times * (K1 + 1)) / (times + lengthFactor));
    }
  });
  for (const posting of words.values()) {
    const n = posting.texts.length;
    posting.idf = Math.log(1 + (texts.length - n + 0.5) / (n + 0.5));
    posting.values = posting.values.map((value) => value * posting.idf);
  }
  return { words };
}

/**
 * Asks about one query: for the number of a text, how much of the query it covers (its BM25 score
 * divided by that of a text of average length that has every known word of the query once, at most
 * 1). Null when the query has no word that any indexed text knows.
 */
export function similarities(
  index: TextIndex,
  query: string,
): ((text: number) => Similarity) | null {
  const hits = new Map<number, { word: string; value: number }[]>();
  let ideal = 0;
  for (const word of new Set(wordsOf(query))) {
    const posting = index.words.get(word);
    if (!posting) continue;
    ideal += posting.idf;
    posting.texts.forEach((text, k) => {
      const hit = { word, value: posting.values[k]! };
      const known = hits.get(text);
      if (known) known.push(hit);
      else hits.set(text, [hit]);
    });
  }
  if (ideal === 0) return null;
  return (text) => {
    const all = hits.get(text) ?? [];
    const heaviest = all.toSorted((a, b) => b.value - a.value || (a.word < b.word ? -1 : 1));
    const total = heaviest.reduce((sum, hit) => sum + hit.value, 0);
    const words = heaviest.slice(0, 3).map((hit) => hit.word);
    return { score: Math.min(1, total / ideal), words };
  };
}
