import type { Domain } from "../domain.ts";
import { MatchingSettingsResolver } from "./matching-settings.resolver.ts";
import { PlaceQuotaRow, SchemeDocumentRow, SchemeRow } from "./scheme.entity.ts";
import { schemePolicy } from "./scheme.policy.ts";
import {
  PlaceQuotaFields,
  SchemeFields,
  SchemeResolver,
  SchemeSettingsFields,
} from "./scheme.resolver.ts";
import { followDates } from "./scheme.workflow.ts";

export const scheme: Domain = {
  entities: [SchemeRow, SchemeDocumentRow, PlaceQuotaRow],
  resolvers: [
    MatchingSettingsResolver,
    SchemeResolver,
    SchemeFields,
    SchemeSettingsFields,
    PlaceQuotaFields,
  ],
  policies: schemePolicy,
  jobs: { dates: followDates },
};
