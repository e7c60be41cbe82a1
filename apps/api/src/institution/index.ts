import type { Domain } from "../domain.ts";
import { GrantRow } from "./grant.entity.ts";
import { GrantFields, GrantResolver } from "./grant.resolver.ts";
import { UnitRow } from "./institution.entity.ts";
import { institutionPolicy } from "./institution.policy.ts";
import { InstitutionFields, InstitutionResolver, UnitFields } from "./institution.resolver.ts";

export const institution: Domain = {
  entities: [UnitRow, GrantRow],
  resolvers: [InstitutionResolver, InstitutionFields, UnitFields, GrantResolver, GrantFields],
  policies: institutionPolicy,
};
