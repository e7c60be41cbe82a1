import type { Audience, CriterionResult, CriterionType, Json, Params, Text } from "../contract.ts";
import { answerValues } from "./answers.ts";
import { COORDINATOR, counted, EVERYONE, fact, inLocale, phrase, seen } from "./phrases.ts";
import { millionths, overlap, SILENT } from "./rows.ts";

type Choice = Params & {
  mentee: string;
  mentor: string;
  want: "same" | "different";
  about?: Text;
  showTo?: "coordinator" | "everyone";
};

const scoreOf = (same: boolean, { want }: Choice) => (same === (want === "same") ? 1 : 0);

const result = (same: boolean, choice: Choice): CriterionResult => {
  const { about, showTo } = choice;
  const wanted = scoreOf(same, choice) === 1;
  const visibleTo: readonly Audience[] = showTo === "everyone" ? EVERYONE : COORDINATOR;
  const params: Record<string, Json> = { about: about ?? null };
  const code = same ? "sameAnswer" : "differentAnswer";
  return {
    kind: "score",
    score: wanted ? 1 : 0,
    facts: [fact(code, wanted ? "plus" : "minus", visibleTo, params)],
  };
};

/**
 * 1 when both answered a question alike (or, if wanted, differently), else 0; nothing said unless
 * both answered. Multiple choices are alike when they share an answer. Whether the answers agree
 * gives them away, so participants read about it only with `showTo: "everyone"`.
 */
export const choice: CriterionType<Choice> = {
  type: "choice",
  v: 1,
  label: { en: "Same or different answer", cy: "Yr un ateb neu ateb gwahanol" },
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
      label: { en: "Answers should be", cy: "Dylai'r atebion fod" },
      choices: [
        { value: "same", label: { en: "the same", cy: "yr un fath" } },
        { value: "different", label: { en: "different", cy: "yn wahanol" } },
      ],
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
  prepare: (_, params) => ({ same: result(true, params), different: result(false, params) }),
  evaluate(mentee, mentor, params, prepared) {
    const hers = answerValues(mentee, params.mentee);
    const his = answerValues(mentor, params.mentor);
    if (hers.length === 0 || his.length === 0) return { kind: "none" };
    const same = hers.some((value) => his.includes(value));
    const shared = prepared as { same: CriterionResult; different: CriterionResult } | undefined;
    return (same ? shared?.same : shared?.different) ?? result(same, params);
  },
  rows: (mentees, mentors, params) =>
    overlap(
      mentees.map((one) => answerValues(one, params.mentee)),
      mentors.map((one) => answerValues(one, params.mentor)),
      (shared, hers, his) =>
        hers === 0 || his === 0 ? SILENT : millionths(scoreOf(shared > 0, params)),
    ),
  describe: ({ want, about }, locale) =>
    phrase(
      want === "same"
        ? {
            en: "Pairs who gave the same answer come first{about}.",
            cy: "Parau a roddodd yr un ateb sy'n dod gyntaf{about}.",
          }
        : {
            en: "Pairs who gave different answers come first{about}.",
            cy: "Parau a roddodd atebion gwahanol sy'n dod gyntaf{about}.",
          },
      locale,
      { about: about ? `: ${inLocale(about, locale)}` : "" },
    ),
  sentence(facts, locale, audience) {
    const found = seen(facts, audience, "sameAnswer", "differentAnswer");
    if (!found) return "";
    const about = found.params.about ? inLocale(found.params.about as Text, locale) : "";
    const text =
      found.code === "sameAnswer"
        ? { en: "Same answer{about}.", cy: "Yr un ateb{about}." }
        : { en: "Different answers{about}.", cy: "Atebion gwahanol{about}." };
    return phrase(text, locale, { about: about && `: ${about}` });
  },
  counted: (_, n, __, locale) =>
    counted(
      {
        one: "1 gave an answer that does not go with this person's",
        many: "{n} gave an answer that does not go with this person's",
        cy: "{n} wedi rhoi ateb nad yw'n cyd-fynd ag ateb y person hwn",
      },
      n,
      locale,
    ),
};
