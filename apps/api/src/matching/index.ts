import type { Domain } from "../domain.ts";

export const matching: Domain = { entities: [], resolvers: [], policies: {} };
