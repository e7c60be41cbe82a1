import { useLingui } from "@lingui/react/macro";
import { languages } from "../i18n/language.ts";
import type { dateKeys, numberKeys, yesNoKeys } from "./draft.ts";

/** What a setting is called; places by the name of their unit. */
export function useLabels(units: readonly { id: string; name: string }[]): (key: string) => string {
  const { t } = useLingui();
  const names: Record<
    (typeof dateKeys | typeof numberKeys | typeof yesNoKeys)[number] | "contactEmail",
    string
  > = {
    opensOn: t`Registration opens`,
    registrationClosesOn: t`Registration closes`,
    matchingOn: t`Matching`,
    endsOn: t`The scheme ends`,
    minimumMentors: t`Mentors needed before matching`,
    minimumMentees: t`Mentees needed before matching`,
    maxPreferences: t`Mentors a mentee may rank`,
    replyDays: t`Days to answer a proposal`,
    minMonths: t`Shortest partnership, in months`,
    maxMonths: t`Longest partnership, in months`,
    contactEmail: t`Contact address`,
    coordinatorSeesMeetings: t`Coordinators see when and how long people met`,
    ownUnitOnly: t`Only people of the scheme’s unit may join`,
    secondReviewer: t`A second person looks results over before they are sent`,
    cascadeNext: t`Whoever’s match comes to nothing is proposed the next best at once`,
  };
  const rules: Record<string, string> = {
    "trainingRequired.MENTOR": t`Mentors need the training`,
    "trainingRequired.MENTEE": t`Mentees need the training`,
    "managerRequired.MENTOR": t`Mentors’ line managers must be informed`,
    "managerRequired.MENTEE": t`Mentees’ line managers must be informed`,
    "ownWord.TRAINING": t`People confirm training by their own word`,
    "ownWord.INDUCTION": t`People confirm induction by their own word`,
    "ownWord.MANAGER": t`People confirm by their own word that their line manager is informed`,
    "ownWord.CONSENT": t`People confirm consent by their own word`,
  };
  return (key) => {
    const [name = "", part = "", role] = key.split(".");
    const language = part === "cy" ? languages.cy : languages.en;
    if (name === "name") return t`Name, ${language}`;
    if (name === "summary") return t`Summary, ${language}`;
    if (name === "places") {
      const unit = units.find(({ id }) => id === part)?.name ?? "";
      return role === "MENTOR" ? t`Mentors’ places, ${unit}` : t`Mentees’ places, ${unit}`;
    }
    return rules[key] ?? (names as Record<string, string>)[key] ?? key;
  };
}
