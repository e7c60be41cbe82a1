import { useLingui } from "@lingui/react/macro";
import { plainDate, useFormats } from "../i18n/format.ts";

export interface SchemeDates {
  opensOn: string | null;
  registrationClosesOn: string | null;
  matchingOn: string | null;
  endsOn: string | null;
}

export interface NamedDate {
  key: keyof SchemeDates;
  label: string;
  day: string;
  /** "Registration closes in 8 days." */
  sentence: string;
}

/** The dates of a scheme that are set, in their order, each with its name. */
export function useDates(): (dates: SchemeDates) => NamedDate[] {
  const { t } = useLingui();
  const formats = useFormats();
  return (dates) => {
    const said = (
      key: keyof SchemeDates,
      label: string,
      say: (when: string) => string,
    ): NamedDate[] => {
      const day = dates[key];
      return day ? [{ key, label, day, sentence: say(formats.relativeDays(day)) }] : [];
    };
    return [
      ...said("opensOn", t`Opens`, (when) => t`Registration opens ${when}.`),
      ...said(
        "registrationClosesOn",
        t`Registration closes`,
        (when) => t`Registration closes ${when}.`,
      ),
      ...said("matchingOn", t`Matching`, (when) => t`Matching is planned ${when}.`),
      ...said("endsOn", t`Ends`, (when) => t`The scheme ends ${when}.`),
    ];
  };
}

/** The next of them from today on. */
export function nextDate(dates: NamedDate[], today = plainDate()): NamedDate | undefined {
  return dates.filter(({ day }) => day >= today).sort((a, b) => (a.day < b.day ? -1 : 1))[0];
}
