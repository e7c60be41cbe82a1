import type { Domain } from "../domain.ts";

export const scheme: Domain = { entities: [], resolvers: [], policies: {} };
