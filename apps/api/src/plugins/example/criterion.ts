import type { CriterionType, Fact } from "@quad/matching";

type SameAnswer = { question: string };

const answered: Fact = {
  code: "example.same",
  polarity: "plus",
  visibleTo: ["coordinator", "mentor", "mentee"],
  params: {},
};
const different: Fact = { ...answered, code: "example.different", polarity: "minus" };

/**
 * Prefers pairs who gave the same answer. Pure: the same two profiles always give the same score
 * from 0 to 1. Whoever hasn't answered is neither for nor against. A sentence says only what its
 * reader may know: facts name their readers.
 */
export const sameAnswer: CriterionType<SameAnswer> = {
  type: "example.sameAnswer",
  v: 1,
  label: { en: "The same answer", cy: "Yr un ateb" },
  params: {
    question: {
      type: "question",
      required: true,
      label: { en: "Which question", cy: "Pa gwestiwn" },
    },
  },
  evaluate(mentee, mentor, { question }) {
    const [hers, his] = [mentee.answers[question], mentor.answers[question]];
    if (hers === undefined || his === undefined) return { kind: "none" };
    const same = JSON.stringify(hers) === JSON.stringify(his);
    return { kind: "score", score: same ? 1 : 0, facts: [same ? answered : different] };
  },
  describe: ({ question }, locale) =>
    locale.startsWith("cy")
      ? `Parau a roddodd yr un ateb i "${question}" sy'n dod gyntaf.`
      : `Pairs who gave the same answer to "${question}" come first.`,
  sentence(facts, locale, audience) {
    const fact = facts.find((one) => one.visibleTo.includes(audience));
    if (!fact) return "";
    const same = fact.code === "example.same";
    if (locale.startsWith("cy")) return same ? "Yr un ateb gan y ddau." : "Atebion gwahanol.";
    return same ? "Both gave the same answer." : "They gave different answers.";
  },
};
