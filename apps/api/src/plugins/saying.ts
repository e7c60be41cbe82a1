import type { GuardVerdict, Json } from "@quad/workflow";

/** English and Welsh. */
export interface Words {
  [language: string]: string;
  en: string;
  cy: string;
}

/** A guard's verdict: through, or held up for the reason given. */
export const verdict = (
  holds: boolean,
  code: string,
  text: Words,
  params?: Record<string, Json>,
): GuardVerdict =>
  holds ? { ok: true } : { ok: false, reason: { code, ...(params && { params }), text } };

export const mentorOrMentee = [
  {
    value: "mentor",
    label: { en: "Mentor", cy: "Mentor" },
    phrase: { en: "a mentor", cy: "mentor" },
  },
  {
    value: "mentee",
    label: { en: "Mentee", cy: "Mentorai" },
    phrase: { en: "a mentee", cy: "mentorai" },
  },
];

/** What somebody can have behind them, each as it stands inside a sentence. */
export const milestoneChoices = [
  {
    value: "training",
    label: { en: "Training", cy: "Hyfforddiant" },
    phrase: { en: "the training", cy: "yr hyfforddiant" },
  },
  {
    value: "induction",
    label: { en: "Induction", cy: "Cyflwyniad" },
    phrase: { en: "the induction", cy: "y cyflwyniad" },
  },
  {
    value: "manager",
    label: { en: "Line manager informed", cy: "Rheolwr llinell wedi cael gwybod" },
    phrase: { en: "telling the line manager", cy: "rhoi gwybod i'r rheolwr llinell" },
  },
  {
    value: "consent",
    label: { en: "Consent", cy: "Cydsyniad" },
    phrase: { en: "giving consent", cy: "rhoi cydsyniad" },
  },
  {
    value: "certificate",
    label: { en: "Certificate", cy: "Tystysgrif" },
    phrase: { en: "the certificate", cy: "y dystysgrif" },
  },
];
