import { MODELS, type PairIds, type ReasonLine } from "@quad/matching";

const most = 4;

/** Every mentee with every mentor of a partnership; of a circle, every two of its members. */
export function pairsIn({
  model,
  mentors,
  mentees,
}: {
  model: string;
  mentors: readonly string[];
  mentees: readonly string[];
}): PairIds[] {
  if (MODELS[model]?.mentors.most === 0) {
    return mentees.flatMap((mentee, i) =>
      mentees.slice(i + 1).map((mentor) => ({ mentee, mentor })),
    );
  }
  return mentees.flatMap((mentee) => mentors.map((mentor) => ({ mentee, mentor })));
}

/** The reasons of several pairs as those of their partnership: what most of them share first. */
export function merged(lists: readonly ReasonLine[][]): ReasonLine[] {
  const found = new Map<string, { line: ReasonLine; times: number }>();
  for (const line of lists.flat()) {
    const known = found.get(line.sentence);
    if (known) known.times++;
    else found.set(line.sentence, { line, times: 1 });
  }
  return [...found.values()]
    .sort((a, b) => b.times - a.times)
    .slice(0, most)
    .map((one) => one.line)
    .sort((a, b) => Number(a.polarity === "minus") - Number(b.polarity === "minus"));
}
