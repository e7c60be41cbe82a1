import type { Domain } from "../domain.ts";

export const partnership: Domain = { entities: [], resolvers: [], policies: {} };
