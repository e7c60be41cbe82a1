/** Words of a biography that a card shows before "Read on". */
const SHOWN = 45;

/** The opening of a text and the rest of it; the rest is empty when it would hardly be worth a press. */
export function opening(text: string, shown = SHOWN): [string, string] {
  const words = [...text.trim().matchAll(/\S+/g)];
  const next = words[shown];
  if (!next || words.length < shown * 1.25) return [text.trim(), ""];
  // Better at the end of a sentence, if one ends not far before.
  const head = text.slice(0, next.index);
  const sentence = Math.max(head.lastIndexOf(". "), head.lastIndexOf("\n"));
  const cut = sentence > head.length / 2 ? sentence + 1 : next.index;
  return [text.slice(0, cut).trim(), text.slice(cut).trim()];
}
