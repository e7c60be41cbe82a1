import type { Domain } from "../domain.ts";

export const workflow: Domain = { entities: [], resolvers: [], policies: {} };
