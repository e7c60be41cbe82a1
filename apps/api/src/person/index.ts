import type { Domain } from "../domain.ts";

export const person: Domain = { entities: [], resolvers: [], policies: {} };
