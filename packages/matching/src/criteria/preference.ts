import type { CriterionType, Params } from "../contract.ts";
import { counted, fact, phrase, seen } from "./phrases.ts";
import { fewOf, numbersBy, SILENT } from "./rows.ts";

type Preference = Params & { most?: number };
const MOST = 4;

const ORDINALS: Record<number, { en: string; cy: string }> = {
  1: { en: "first", cy: "cyntaf" },
  2: { en: "second", cy: "ail" },
  3: { en: "third", cy: "trydydd" },
  4: { en: "fourth", cy: "pedwerydd" },
};

function asChosen(rank: number, whose: "your" | "their", locale: string): string {
  const nth = ORDINALS[rank];
  const order = nth ? phrase(nth, locale) : String(rank);
  const first = locale === "cy" && rank === 1;
  if (whose === "your") {
    return first
      ? "Eich dewis cyntaf."
      : phrase(
          {
            en: "Your {order} choice.",
            cy: nth ? "Eich {order} ddewis." : "Eich dewis rhif {order}.",
          },
          locale,
          { order },
        );
  }
  return first
    ? "Dewis cyntaf y mentorai."
    : phrase(
        {
          en: "The mentee's {order} choice.",
          cy: nth ? "{order} ddewis y mentorai." : "Dewis rhif {order} y mentorai.",
        },
        locale,
        { order },
      );
}

/**
 * 1 for the mentee's first choice, then less in equal steps down to 1/most; 0 for anybody else.
 * Nothing is said when the mentee chose nobody. A mentor reads only that they were chosen, never
 * at which rank, nor that they were not.
 */
export const preference: CriterionType<Preference> = {
  type: "preference",
  v: 1,
  reads: ["choices"],
  label: { en: "The mentee's choices", cy: "Dewisiadau'r mentorai" },
  params: {
    most: {
      type: "integer",
      minimum: 1,
      maximum: 20,
      default: MOST,
      label: { en: "How many choices count", cy: "Faint o ddewisiadau sy'n cyfrif" },
    },
  },
  evaluate(mentee, mentor, { most = MOST }) {
    const chosen = mentee.preferences ?? [];
    if (chosen.length === 0) return { kind: "none" };
    const rank = chosen.indexOf(mentor.id) + 1;
    if (rank === 0 || rank > most) {
      return {
        kind: "score",
        score: 0,
        facts: [fact("notChosen", "minus", ["coordinator", "mentee"])],
      };
    }
    return {
      kind: "score",
      score: (most - rank + 1) / most,
      facts: [
        fact("rank", "plus", ["coordinator", "mentee"], { rank }),
        fact("chosen", "plus", ["mentor"]),
      ],
    };
  },
  rows(mentees, mentors, params, prepared) {
    const are = numbersBy(mentors, ({ id }) => [id]);
    return fewOf(
      mentees,
      mentors,
      (a, b) => preference.evaluate(a, b, params, prepared),
      ({ preferences = [] }) => preferences.flatMap(are),
      ({ preferences = [] }) => (preferences.length === 0 ? SILENT : 0),
    );
  },
  describe: ({ most = MOST }, locale) =>
    phrase(
      {
        en: "The mentors whom a mentee chose come first, best choice first ({most} at most).",
        cy: "Y mentoriaid a ddewisodd y mentorai sy'n dod gyntaf, y dewis gorau ar y blaen ({most} ar y mwyaf).",
      },
      locale,
      { most },
    ),
  sentence(facts, locale, audience) {
    const found = seen(facts, audience, "rank", "notChosen", "chosen");
    if (found?.code === "rank") {
      const text = asChosen(
        Number(found.params.rank),
        audience === "mentee" ? "your" : "their",
        locale,
      );
      return text.charAt(0).toUpperCase() + text.slice(1);
    }
    if (found?.code === "chosen") {
      return phrase(
        { en: "The mentee asked for you.", cy: "Gofynnodd y mentorai amdanoch chi." },
        locale,
      );
    }
    if (found?.code !== "notChosen") return "";
    return audience === "mentee"
      ? phrase({ en: "Not among your choices.", cy: "Nid yw ymhlith eich dewisiadau." }, locale)
      : phrase(
          { en: "Not among the mentee's choices.", cy: "Nid yw ymhlith dewisiadau'r mentorai." },
          locale,
        );
  },
  counted: (_, n, who, locale) =>
    who === "mentors"
      ? counted(
          {
            one: "1 is not among the mentee's choices",
            many: "{n} are not among the mentee's choices",
            cy: "{n} heb fod ymhlith dewisiadau'r mentorai",
          },
          n,
          locale,
        )
      : counted(
          {
            one: "1 chose other mentors",
            many: "{n} chose other mentors",
            cy: "{n} wedi dewis mentoriaid eraill",
          },
          n,
          locale,
        ),
};
