import type { CriterionResult, CriterionType, Profile } from "../contract.ts";
import { counted, EVERYONE, fact, phrase, seen } from "./phrases.ts";
import { byKey } from "./rows.ts";

const SAME: CriterionResult = {
  kind: "score",
  score: 0,
  facts: [fact("sameUnit", "minus", EVERYONE)],
};
const FAR: CriterionResult = {
  kind: "score",
  score: 1,
  facts: [fact("otherPart", "plus", EVERYONE)],
};
const NEAR = [fact("otherUnit", "neutral", EVERYONE)];

function commonStart(a: readonly string[], b: readonly string[]): number {
  let length = 0;
  while (length < a.length && length < b.length && a[length] === b[length]) length++;
  return length;
}

const path = (profile: Profile) => profile.unitPath ?? (profile.unitId ? [profile.unitId] : []);

const PHRASES = {
  sameUnit: {
    coordinator: { en: "Both work in the same unit.", cy: "Mae'r ddau yn gweithio yn yr un uned." },
    participant: {
      en: "You both work in the same unit.",
      cy: "Rydych eich dau yn gweithio yn yr un uned.",
    },
  },
  otherUnit: {
    coordinator: {
      en: "They work in different units of the same part of the university.",
      cy: "Maent yn gweithio mewn unedau gwahanol o'r un rhan o'r brifysgol.",
    },
    participant: {
      en: "You work in different units of the same part of the university.",
      cy: "Rydych yn gweithio mewn unedau gwahanol o'r un rhan o'r brifysgol.",
    },
  },
  otherPart: {
    coordinator: {
      en: "They work in different parts of the university.",
      cy: "Maent yn gweithio mewn rhannau gwahanol o'r brifysgol.",
    },
    participant: {
      en: "You work in different parts of the university.",
      cy: "Rydych yn gweithio mewn rhannau gwahanol o'r brifysgol.",
    },
  },
};

/**
 * How far apart two people's units are in the organisation: 1 - (path in common / longer path),
 * leaving out the top that all profiles share; 0 in the same unit, 1 in different top parts.
 */
export const unitDistance: CriterionType = {
  type: "unitDistance",
  v: 1,
  reads: ["unit"],
  label: { en: "From a different unit", cy: "O uned wahanol" },
  params: {},
  prepare(profiles) {
    const paths = profiles.map(path).filter((p) => p.length > 0);
    let top = paths[0] ?? [];
    for (const each of paths) top = top.slice(0, commonStart(top, each));
    return top.length;
  },
  evaluate(mentee, mentor, _, prepared) {
    const [hers, his] = [path(mentee), path(mentor)];
    if (hers.length === 0 || his.length === 0) return { kind: "none" };
    const common = commonStart(hers, his);
    if (common === Math.max(hers.length, his.length)) return SAME;
    const top = Math.min(typeof prepared === "number" ? prepared : 0, common);
    if (common === top) return FAR;
    const score = 1 - (common - top) / (Math.max(hers.length, his.length) - top);
    return { kind: "score", score, facts: NEAR };
  },
  rows(mentees, mentors, params, prepared) {
    const key = (profile: Profile) => JSON.stringify(path(profile));
    return byKey(mentees, mentors, (a, b) => unitDistance.evaluate(a, b, params, prepared), key);
  },
  describe: (_, locale) =>
    phrase(
      {
        en: "Somebody you would not normally work with: pairs come first the further apart their units are in the organisation.",
        cy: "Rhywun na fyddech fel arfer yn gweithio ag ef neu hi: parau sy'n dod gyntaf po bellaf yw eu hunedau oddi wrth ei gilydd yn y sefydliad.",
      },
      locale,
    ),
  sentence(facts, locale, audience) {
    const found = seen(facts, audience, ...Object.keys(PHRASES));
    if (!found) return "";
    const text = PHRASES[found.code as keyof typeof PHRASES];
    return phrase(audience === "coordinator" ? text.coordinator : text.participant, locale);
  },
  counted: (_, n, __, locale) =>
    counted(
      {
        one: "1 works in the same unit",
        many: "{n} work in the same unit",
        cy: "{n} yn gweithio yn yr un uned",
      },
      n,
      locale,
    ),
};
