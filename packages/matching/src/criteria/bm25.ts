/**
 * Okapi BM25 (Robertson and Zaragoza, "The Probabilistic Relevance Framework", 2009) with k1 = 1.2,
 * b = 0.75 and the idf that is never negative, ln(1 + (N - n + 0.5) / (n + 0.5)).
 */
export interface TextIndex {
  documents: number;
  averageLength: number;
  /** Documents that contain a word. */
  containing: Map<string, number>;
  counted: Map<string, Counts>;
}

interface Counts {
  length: number;
  words: Map<string, number>;
}

const K1 = 1.2;
const B = 0.75;

/** Words that say nothing about a subject, English and Welsh. */
const STOP = new Set(
  (
    "a about all also am an and any are as at be been but by can could did do for from get had has " +
    "have having he her him his how i if in into is it its like me more most my no not of on one or " +
    "our out over she so some such than that the their them then there these they this to up us was " +
    "we well were what when where which who will with work working would you your " +
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

function countWords(text: string): Counts {
  const all = wordsOf(text);
  const words = new Map<string, number>();
  for (const word of all) words.set(word, (words.get(word) ?? 0) + 1);
  return { length: all.length, words };
}

export function indexTexts(texts: readonly string[]): TextIndex {
  const containing = new Map<string, number>();
  const counted = new Map<string, Counts>();
  let total = 0;
  for (const text of texts) {
    const counts = countWords(text);
    counted.set(text, counts);
    total += counts.length;
    for (const word of counts.words.keys()) containing.set(word, (containing.get(word) ?? 0) + 1);
  }
  return {
    documents: texts.length,
    averageLength: total / Math.max(1, texts.length),
    containing,
    counted,
  };
}

function countsOf(index: TextIndex, text: string): Counts {
  const known = index.counted.get(text);
  if (known) return known;
  const counts = countWords(text);
  index.counted.set(text, counts);
  return counts;
}

/**
 * How much of the query a text covers, 0..1: its BM25 score divided by that of a text of average
 * length that has every known word of the query once, at most 1; with the up to three words that
 * weigh most. Null when the query has no word that any indexed text knows, or the text is empty.
 */
export function similarity(
  index: TextIndex,
  query: string,
  text: string,
): { score: number; words: string[] } | null {
  const document = countsOf(index, text);
  if (document.length === 0) return null;
  const lengthFactor = 1 - B + (B * document.length) / Math.max(1, index.averageLength);
  let ideal = 0;
  let total = 0;
  const hits: { word: string; value: number }[] = [];
  for (const word of countsOf(index, query).words.keys()) {
    const containing = index.containing.get(word);
    if (containing === undefined) continue;
    const idf = Math.log(1 + (index.documents - containing + 0.5) / (containing + 0.5));
    ideal += idf;
    const times = document.words.get(word);
    if (times === undefined) continue;
    const value = (idf * times * (K1 + 1)) / (times + K1 * lengthFactor);
    total += value;
    hits.push({ word, value });
  }
  if (ideal === 0) return null;
  hits.sort((a, b) => b.value - a.value || (a.word < b.word ? -1 : 1));
  return { score: Math.min(1, total / ideal), words: hits.slice(0, 3).map((h) => h.word) };
}
