import type { CriterionResult, CriterionType, Params, Profile } from "../contract.ts";
import {
  indexTexts,
  type Query,
  queryOf,
  similarities,
  similarity,
  type TextIndex,
  wordsOf,
} from "./bm25.ts";
import { COORDINATOR, counted, fact, listed, phrase, seen } from "./phrases.ts";
import { millionths, SILENT } from "./rows.ts";

type FreeText = Params & { mentee: string[]; mentor: string[] };

const joined = (profile: Profile, fields: readonly string[]) =>
  fields
    .map((field) => (Object.hasOwn(profile.text, field) ? profile.text[field]! : ""))
    .join(" \n");

/** The index of the mentors' texts, and the mentee's question that was asked last. */
interface Prepared {
  index: TextIndex;
  /** Number in the index by mentor id; mentors who wrote nothing have none. */
  number: ReadonlyMap<string, number>;
  last: { written: string; query: Query | null } | null;
}

function prepare(profiles: readonly Profile[], { mentor }: FreeText): Prepared {
  const number = new Map<string, number>();
  function* texts() {
    for (const one of profiles) {
      const words = one.role === "mentor" ? wordsOf(joined(one, mentor)) : [];
      if (words.length === 0) continue;
      number.set(one.id, number.size);
      yield words;
    }
  }
  return { index: indexTexts(texts()), number, last: null };
}

/** What a mentee wrote, as a question; kept while the same mentee is asked about. */
function askAbout(prepared: Prepared, written: string): Query | null {
  if (prepared.last?.written !== written) {
    prepared.last = { written, query: queryOf(prepared.index, written) };
  }
  return prepared.last.query;
}

/** 0..1, the share above which a mentor is told that the texts are close. */
const CLOSE = 0.25;

const NOTHING_SHARED: CriterionResult = {
  kind: "score",
  score: 0,
  facts: [fact("noSharedWords", "minus", COORDINATOR)],
};

/**
 * How much of what the mentee wrote (rare words counting more) the mentor's texts contain, by BM25.
 * Nothing is said when either wrote nothing. The words that both used are shown to coordinators and
 * to the mentee, whose own words they are; a mentor reads only that the texts are close.
 */
export const text: CriterionType<FreeText> = {
  type: "text",
  v: 1,
  label: { en: "What they wrote", cy: "Yr hyn a ysgrifenasant" },
  params: {
    mentee: {
      type: "questions",
      required: true,
      label: { en: "The mentee's texts", cy: "Testunau'r mentorai" },
    },
    mentor: {
      type: "questions",
      required: true,
      label: { en: "The mentor's texts", cy: "Testunau'r mentor" },
    },
  },
  prepare,
  evaluate(mentee, mentor, params, prepared) {
    const known = (prepared as Prepared | undefined) ?? prepare([mentor], params);
    const number = known.number.get(mentor.id);
    const query = number === undefined ? null : askAbout(known, joined(mentee, params.mentee));
    if (number === undefined || !query) return { kind: "none" };
    const { score, words } = similarity(query, number);
    if (score === 0) return NOTHING_SHARED;
    const facts = [fact("sharedWords", "plus", ["coordinator", "mentee"], { words })];
    if (score >= CLOSE) facts.push(fact("close", "plus", ["mentor"]));
    return { kind: "score", score, facts };
  },
  rows(mentees, mentors, params, prepared) {
    const { index, number } = prepared as Prepared;
    const numbers = Int32Array.from(mentors, ({ id }) => number.get(id) ?? -1);
    const scores = new Float64Array(index.count);
    return {
      codes: [],
      fill(i, out) {
        const query = queryOf(index, joined(mentees[i]!, params.mentee));
        if (!query) {
          out.fill(SILENT, 0, numbers.length);
          return;
        }
        similarities(query, scores);
        for (let j = 0; j < numbers.length; j++) {
          const text = numbers[j]!;
          out[j] = text < 0 ? SILENT : millionths(scores[text]!);
        }
      },
    };
  },
  describe: (_, locale) =>
    phrase(
      {
        en: "Mentors whose texts speak of what the mentee wrote come first; rare words count more.",
        cy: "Mentoriaid y mae eu testunau'n sôn am yr hyn a ysgrifennodd y mentorai sy'n dod gyntaf; mae geiriau prin yn cyfrif mwy.",
      },
      locale,
    ),
  sentence(facts, locale, audience) {
    const found = seen(facts, audience, "sharedWords", "noSharedWords", "close");
    if (found?.code === "close") {
      return phrase(
        {
          en: "Your profile speaks of what the mentee wrote.",
          cy: "Mae eich proffil yn sôn am yr hyn a ysgrifennodd y mentorai.",
        },
        locale,
      );
    }
    if (found?.code === "noSharedWords") {
      return phrase(
        {
          en: "Their texts have no words in common.",
          cy: "Nid oes geiriau'n gyffredin yn eu testunau.",
        },
        locale,
      );
    }
    if (!found) return "";
    const words = listed(
      (found.params.words as string[]).map((w) => `“${w}”`),
      locale,
    );
    return audience === "mentee"
      ? phrase(
          {
            en: "Their profile mentions words you used: {words}.",
            cy: "Mae eu proffil yn crybwyll geiriau a ddefnyddioch: {words}.",
          },
          locale,
          { words },
        )
      : phrase({ en: "Both wrote about {words}.", cy: "Ysgrifennodd y ddau am {words}." }, locale, {
          words,
        });
  },
  counted: (_, n, __, locale) =>
    counted(
      {
        one: "1 wrote nothing in common",
        many: "{n} wrote nothing in common",
        cy: "{n} heb ysgrifennu dim yn gyffredin",
      },
      n,
      locale,
    ),
};
