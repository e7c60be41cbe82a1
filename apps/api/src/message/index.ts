import type { Domain } from "../domain.ts";

export const message: Domain = { entities: [], resolvers: [], policies: {} };
