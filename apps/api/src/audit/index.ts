import type { Domain } from "../domain.ts";
import { AuditRow } from "./audit.entity.ts";

export const audit: Domain = { entities: [AuditRow], resolvers: [], policies: {} };
