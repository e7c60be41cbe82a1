import type { Params, Profile } from "../contract.ts";
import { answerValues } from "./answers.ts";
import { exclusion } from "./exclusion.ts";
import { byKey } from "./rows.ts";

type SameDiscipline = Params & { mentee?: string; mentor?: string; level?: number };

/** Small letters and one space between words, so that "Law" is "law". */
const plain = (value: string) => value.normalize("NFC").trim().replace(/\s+/g, " ").toLowerCase();

/** What somebody's disciplines are, by their answer and by their place in the organisation. */
function disciplines(profile: Profile, question: string | undefined, level: number | undefined) {
  return {
    answers: question === undefined ? [] : answerValues(profile, question).map(plain),
    unit: level === undefined ? undefined : profile.unitPath?.[level - 1],
  };
}

/**
 * Two people of one discipline: by what they answered (one answer in common is enough), by the
 * units in which they are at one level of the organisation, or by either. With neither parameter
 * it keeps nobody apart.
 */
export const sameDiscipline = exclusion<SameDiscipline>({
  type: "sameDiscipline",
  reads: ["unit"],
  label: { en: "Same discipline", cy: "Yr un ddisgyblaeth" },
  params: {
    mentee: {
      type: "question",
      label: { en: "The mentee's discipline", cy: "Disgyblaeth y mentorai" },
    },
    mentor: {
      type: "question",
      label: { en: "The mentor's discipline", cy: "Disgyblaeth y mentor" },
    },
    level: {
      type: "integer",
      minimum: 1,
      label: {
        en: "Or the level of the organisation that counts as a discipline (1 is the top)",
        cy: "Neu'r lefel o'r sefydliad sy'n cyfrif fel disgyblaeth (1 yw'r brig)",
      },
    },
  },
  test(mentee, mentor, params) {
    const hers = disciplines(mentee, params.mentee, params.level);
    const his = disciplines(mentor, params.mentor, params.level);
    if (hers.answers.some((one) => his.answers.includes(one))) return "sameAnswer";
    return hers.unit !== undefined && hers.unit === his.unit ? "sameUnit" : null;
  },
  rows: (mentees, mentors, evaluate, { mentee, mentor, level }) =>
    byKey(
      mentees,
      mentors,
      evaluate,
      (one) => JSON.stringify(disciplines(one, mentee, level)),
      (one) => JSON.stringify(disciplines(one, mentor, level)),
    ),
  describe: ({ mentee, mentor, level }) => {
    const answers = mentee !== undefined && mentor !== undefined;
    if (answers && level !== undefined) {
      return {
        en: `People are not matched who gave the same discipline, or who work in the same part of the organisation at level ${level} from the top.`,
        cy: `Ni chaiff pobl eu paru os rhoddasant yr un ddisgyblaeth, neu os ydynt yn gweithio yn yr un rhan o'r sefydliad ar lefel ${level} o'r brig.`,
      };
    }
    if (answers) {
      return {
        en: "People who gave the same discipline are not matched.",
        cy: "Ni chaiff pobl a roddodd yr un ddisgyblaeth eu paru.",
      };
    }
    if (level !== undefined) {
      return {
        en: `People who work in the same part of the organisation, at level ${level} from the top, count as one discipline and are not matched.`,
        cy: `Mae pobl sy'n gweithio yn yr un rhan o'r sefydliad, ar lefel ${level} o'r brig, yn cyfrif fel un ddisgyblaeth ac ni chânt eu paru.`,
      };
    }
    return {
      en: "People of the same discipline are not matched, once you have chosen the questions or the level that say what a discipline is.",
      cy: "Ni chaiff pobl o'r un ddisgyblaeth eu paru, unwaith y byddwch wedi dewis y cwestiynau neu'r lefel sy'n dweud beth yw disgyblaeth.",
    };
  },
  sentences: {
    sameAnswer: {
      en: "Both gave the same discipline.",
      cy: "Rhoddodd y ddau yr un ddisgyblaeth.",
    },
    sameUnit: {
      en: "Both work in the same part of the organisation, which counts as one discipline.",
      cy: "Mae'r ddau yn gweithio yn yr un rhan o'r sefydliad, sy'n cyfrif fel un ddisgyblaeth.",
    },
  },
  counts: {
    sameAnswer: {
      mentors: {
        one: "1 is of the same discipline",
        many: "{n} are of the same discipline",
        cy: "{n} o'r un ddisgyblaeth",
      },
      mentees: {
        one: "1 is of the same discipline",
        many: "{n} are of the same discipline",
        cy: "{n} o'r un ddisgyblaeth",
      },
    },
    sameUnit: {
      mentors: {
        one: "1 is of the same part of the organisation",
        many: "{n} are of the same part of the organisation",
        cy: "{n} o'r un rhan o'r sefydliad",
      },
      mentees: {
        one: "1 is of the same part of the organisation",
        many: "{n} are of the same part of the organisation",
        cy: "{n} o'r un rhan o'r sefydliad",
      },
    },
  },
});
