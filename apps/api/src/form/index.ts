import type { Domain } from "../domain.ts";

export const form: Domain = { entities: [], resolvers: [], policies: {} };
