import type { Domain } from "../domain.ts";
import { PersonRow } from "./person.entity.ts";
import { personPolicy } from "./person.policy.ts";
import { PersonNameFields, PersonResolver } from "./person.resolver.ts";

export const person: Domain = {
  entities: [PersonRow],
  resolvers: [PersonResolver, PersonNameFields],
  policies: personPolicy,
};
