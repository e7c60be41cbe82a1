import type { Domain } from "../domain.ts";

export const institution: Domain = { entities: [], resolvers: [], policies: {} };
