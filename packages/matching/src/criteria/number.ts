import type { CriterionResult, CriterionType, Json, Params, Profile, Text } from "../contract.ts";
import { COORDINATOR, counted, EVERYONE, fact, inLocale, phrase, seen } from "./phrases.ts";
import { millionths, SILENT } from "./rows.ts";

type NumberParams = Params & {
  mentee: string;
  mentor: string;
  want: "close" | "mentorAtLeast";
  range?: number;
  more?: number;
  about?: Text;
  showTo?: "coordinator" | "everyone";
};

const RANGE = 5;

/** A number that was answered, also one written as text; null for anything else. */
export function numberAnswer(profile: Profile, question: string): number | null {
  const answer = Object.hasOwn(profile.answers, question) ? profile.answers[question] : undefined;
  if (typeof answer !== "number" && typeof answer !== "string") return null;
  if (typeof answer === "string" && answer.trim() === "") return null;
  const value = Number(answer);
  return Number.isFinite(value) ? value : null;
}

/** 0..1; NaN where either number is. */
function scoreOf(hers: number, his: number, { want, range = RANGE, more = 0 }: NumberParams) {
  const missing = want === "close" ? Math.abs(hers - his) : Math.max(0, hers + more - his);
  if (missing === 0) return 1;
  if (range > 0) return Math.max(0, 1 - missing / range);
  return missing > 0 ? 0 : Number.NaN;
}

/**
 * Two numbers. "close": 1 when they are equal, falling evenly to 0 at a difference of `range`.
 * "mentorAtLeast": 1 when the mentor's is the mentee's plus `more` or higher, falling evenly to 0
 * when `range` is missing. Unanswered, nothing said. The numbers give the answers away, so
 * participants read about them only with `showTo: "everyone"`.
 */
export const number: CriterionType<NumberParams> = {
  type: "number",
  v: 1,
  label: { en: "Numbers compared", cy: "Cymharu rhifau" },
  params: {
    mentee: {
      type: "question",
      required: true,
      label: { en: "The mentee's question", cy: "Cwestiwn y mentorai" },
    },
    mentor: {
      type: "question",
      required: true,
      label: { en: "The mentor's question", cy: "Cwestiwn y mentor" },
    },
    want: {
      type: "choice",
      required: true,
      label: { en: "What is wanted", cy: "Yr hyn a ddymunir" },
      choices: [
        { value: "close", label: { en: "close numbers", cy: "rhifau agos" } },
        {
          value: "mentorAtLeast",
          label: { en: "at least as much with the mentor", cy: "o leiaf cymaint gan y mentor" },
        },
      ],
    },
    range: {
      type: "number",
      minimum: 0,
      default: RANGE,
      label: {
        en: "How far off counts as no fit at all",
        cy: "Pa mor bell sy'n cyfrif fel dim cydweddiad o gwbl",
      },
    },
    more: {
      type: "number",
      default: 0,
      label: {
        en: "How much more the mentor should have",
        cy: "Faint yn fwy y dylai'r mentor ei gael",
      },
    },
    about: { type: "text", label: { en: "What it is about", cy: "Am beth mae'n sôn" } },
    showTo: {
      type: "choice",
      default: "coordinator",
      label: { en: "Who reads about it", cy: "Pwy sy'n darllen amdano" },
      choices: [
        { value: "coordinator", label: { en: "coordinators only", cy: "cydlynwyr yn unig" } },
        { value: "everyone", label: { en: "participants too", cy: "cyfranogwyr hefyd" } },
      ],
    },
  },
  evaluate(mentee, mentor, params): CriterionResult {
    const hers = numberAnswer(mentee, params.mentee);
    const his = numberAnswer(mentor, params.mentor);
    if (hers === null || his === null) return { kind: "none" };
    const score = scoreOf(hers, his, params);
    const visibleTo = params.showTo === "everyone" ? EVERYONE : COORDINATOR;
    const code = params.want === "close" ? "numbersClose" : "numberAtLeast";
    const said: Record<string, Json> = { hers, his, about: params.about ?? null };
    return {
      kind: "score",
      score,
      facts: [fact(code, score >= 0.5 ? "plus" : "minus", visibleTo, said)],
    };
  },
  rows(mentees, mentors, params) {
    const numbers = Float64Array.from(
      mentors,
      (one) => numberAnswer(one, params.mentor) ?? Number.NaN,
    );
    return {
      codes: [],
      fill(i, out) {
        const hers = numberAnswer(mentees[i]!, params.mentee) ?? Number.NaN;
        for (let j = 0; j < numbers.length; j++) {
          const score = scoreOf(hers, numbers[j]!, params);
          out[j] = Number.isNaN(score) ? SILENT : millionths(score);
        }
      },
    };
  },
  describe: ({ want, range = RANGE, more = 0, about }, locale) => {
    const what = about ? inLocale(about, locale) : phrase(THE_NUMBER, locale);
    if (want === "close") return phrase(DESCRIBE.close, locale, { what, range });
    return phrase(more > 0 ? DESCRIBE.more : DESCRIBE.atLeast, locale, { what, more });
  },
  sentence(facts, locale, audience) {
    const found = seen(facts, audience, "numbersClose", "numberAtLeast");
    if (!found) return "";
    const about = found.params.about as Text | null;
    const what = about ? inLocale(about, locale) : phrase(THE_NUMBER, locale);
    const text = SENTENCES[audience === "coordinator" ? "coordinator" : audience];
    const { hers, his } = found.params as { hers: number; his: number };
    return phrase(text, locale, { what, hers, his });
  },
  counted: (_, n, __, locale) =>
    counted(
      {
        one: "1 gave a number that is too far from this person's",
        many: "{n} gave numbers that are too far from this person's",
        cy: "{n} wedi rhoi rhif sy'n rhy bell o rif y person hwn",
      },
      n,
      locale,
    ),
};

const THE_NUMBER = { en: "The number given", cy: "Y rhif a roddwyd" };
const DESCRIBE = {
  close: {
    en: "{what}: pairs come first the closer their numbers are; {range} apart is no fit at all.",
    cy: "{what}: parau sy'n dod gyntaf po agosaf yw eu rhifau; nid yw {range} ar wahân yn gydweddiad o gwbl.",
  },
  atLeast: {
    en: "{what}: mentors with at least as much as the mentee come first.",
    cy: "{what}: mentoriaid sydd ag o leiaf cymaint â'r mentorai sy'n dod gyntaf.",
  },
  more: {
    en: "{what}: mentors with at least {more} more than the mentee come first.",
    cy: "{what}: mentoriaid sydd ag o leiaf {more} yn fwy na'r mentorai sy'n dod gyntaf.",
  },
};
const SENTENCES = {
  coordinator: {
    en: "{what}: {hers} (mentee) and {his} (mentor).",
    cy: "{what}: {hers} (mentorai) a {his} (mentor).",
  },
  mentee: { en: "{what}: {hers} (you) and {his}.", cy: "{what}: {hers} (chi) a {his}." },
  mentor: { en: "{what}: {his} (you) and {hers}.", cy: "{what}: {his} (chi) a {hers}." },
};
