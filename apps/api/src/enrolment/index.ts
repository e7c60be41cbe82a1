import type { Domain } from "../domain.ts";

export const enrolment: Domain = { entities: [], resolvers: [], policies: {} };
