import type { Domain } from "../domain.ts";

export const audit: Domain = { entities: [], resolvers: [], policies: {} };
