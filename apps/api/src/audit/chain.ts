import { createHash } from "node:crypto";
import type { AuditRow } from "./audit.entity.ts";

/** What stands before the first entry. */
export const beginning = Buffer.alloc(32);

/** SHA-256 over an entry and the hash of the entry before it. */
export function hashEntry(entry: Omit<AuditRow, "hash">): Buffer {
  return createHash("sha256")
    .update(entry.previousHash)
    .update(
      JSON.stringify([
        entry.institutionId,
        Number(entry.seq),
        entry.at.toISOString(),
        entry.actor,
        entry.action,
        entry.subjectType,
        entry.subjectId,
        entry.detail,
      ]),
    )
    .digest();
}
