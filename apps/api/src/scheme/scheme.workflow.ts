import type { FactField } from "@quad/workflow";
import type { Context } from "../context.ts";
import type { JobHandler } from "../domain.ts";
import type { FactLoader } from "../plugins/plugin.ts";
import { refreshTimers, subjectsAnchoredOn } from "../workflow/workflow.service.ts";
import { schemeRow, schemeSettings } from "./scheme.service.ts";

const date = (en: string, cy: string, sample: string): FactField => ({
  type: "date",
  label: { en, cy },
  samples: [sample],
});

/** What any workflow may read about its scheme: the dates that everybody goes by. */
export const schemeFacts: readonly FactLoader[] = [
  {
    key: "scheme",
    label: { en: "The scheme", cy: "Y cynllun" },
    subjects: ["enrolment", "round", "partnership"],
    fields: {
      opensOn: date("The day the scheme opens", "Y diwrnod y mae'r cynllun yn agor", "P0D"),
      registrationClosesOn: date("The last day to register", "Y diwrnod olaf i gofrestru", "P28D"),
      matchingOn: date("The day of the matching", "Diwrnod y paru", "P42D"),
      endsOn: date("The last day of the scheme", "Diwrnod olaf y cynllun", "P1Y"),
    },
    async load(ctx: Context, { schemeId }) {
      const settings = schemeSettings(await schemeRow(ctx, schemeId));
      const { opensOn, registrationClosesOn, matchingOn, endsOn } = settings;
      return { opensOn, registrationClosesOn, matchingOn, endsOn };
    },
  },
];

/** Reminders that count from a date of the scheme follow it, each instance on its own. */
export const followDates: JobHandler = async (open, data) => {
  const schemeId = String(data.schemeId);
  const subjects = await open((ctx) => subjectsAnchoredOn(ctx, schemeId, "scheme"));
  for (const subject of subjects) await open((ctx) => refreshTimers(ctx, subject));
};
