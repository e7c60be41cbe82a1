import type { Domain } from "../domain.ts";

export const signIn: Domain = { entities: [], resolvers: [], policies: {} };
