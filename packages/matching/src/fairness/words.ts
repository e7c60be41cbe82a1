import { inLocale, listed, phrase } from "../criteria/phrases.ts";
import type { AttributeReport, FairnessReport, FairnessRow, RankColumn } from "../fairness.ts";

const WORDS = {
  undeclared: { en: "not declared", cy: "heb ei ddatgan" },
  together: { en: "{groups} together", cy: "{groups} gyda'i gilydd" },
  held: {
    en: "{label}: too few people to show without singling somebody out.",
    cy: "{label}: rhy ychydig o bobl i'w dangos heb dynnu sylw at rywun.",
  },
  thin: {
    en: "{label}: the groups are not compared, because fewer than {smallest} people were matched or fewer than {smallest} were not.",
    cy: "{label}: ni chymharir y grwpiau, gan fod llai na {smallest} o bobl wedi'u paru neu lai na {smallest} heb eu paru.",
  },
  rate: {
    en: "{name}: {matched} of {people} were matched ({percent} %).",
    cy: "{name}: cafodd {matched} o {people} eu paru ({percent} %).",
  },
  people: { en: "{name}: {people} people.", cy: "{name}: {people} o bobl." },
  spread: {
    en: "Match rates differ by {points} points of 100 at most.",
    cy: "Mae'r cyfraddau paru yn amrywio o {points} pwynt o 100 ar y mwyaf.",
  },
  first: { en: "First choice", cy: "Dewis cyntaf" },
  nth: { en: "Choice {from}", cy: "Dewis {from}" },
  range: { en: "Choices {from} to {to}", cy: "Dewisiadau {from} i {to}" },
  noChoice: {
    en: "None of their choices, or no match",
    cy: "Dim un o'u dewisiadau, neu ddim paru",
  },
};

/** What a row is called: its group, or its groups together. */
export function groupName(
  groups: readonly (string | null)[],
  labels: AttributeReport["labels"],
  locale: string,
): string {
  const names = groups.map((one) => {
    if (one === null) return phrase(WORDS.undeclared, locale);
    return Object.hasOwn(labels, one) ? inLocale(labels[one]!, locale) : one;
  });
  if (names.length === 1) return names[0]!;
  return phrase(WORDS.together, locale, { groups: listed(names, locale) });
}

/** The heading of a column of `RankTable`. */
export function rankColumnName(column: RankColumn, locale: string): string {
  if (column === null) return phrase(WORDS.noChoice, locale);
  const { from, to } = column;
  if (from < to) return phrase(WORDS.range, locale, { from, to });
  return phrase(from === 1 ? WORDS.first : WORDS.nth, locale, { from });
}

/** What one attribute shows, or why it shows nothing; a sentence for each row. */
export function fairnessSentences(
  { label, labels, rows }: AttributeReport,
  { smallest }: Pick<FairnessReport, "smallest">,
  locale: string,
): string[] {
  const said = inLocale(label, locale);
  if (rows.length === 0) return [phrase(WORDS.held, locale, { label: said })];
  const row = ({ groups, people, matched, rate }: FairnessRow) => {
    const name = groupName(groups, labels, locale);
    if (matched === null) return phrase(WORDS.people, locale, { name, people });
    const percent = Math.round(100 * (rate ?? 0));
    return phrase(WORDS.rate, locale, { name, people, matched, percent });
  };
  const rates = rows.flatMap(({ rate }) => (rate === null ? [] : [rate]));
  const lead =
    rates.length === 0
      ? phrase(WORDS.thin, locale, { label: said, smallest })
      : phrase(WORDS.spread, locale, {
          points: Math.round(100 * (Math.max(...rates) - Math.min(...rates))),
        });
  return [lead, ...rows.map(row)];
}
