import { MoreThan } from "typeorm";
import { actorName } from "../access/actor.ts";
import type { Context } from "../context.ts";
import { AuditRow } from "./audit.entity.ts";
import { beginning, hashEntry } from "./chain.ts";

export interface AuditSubject {
  /** The kind of thing, such as "enrolment". */
  type: string;
  id: string | null;
}

interface Entry {
  actor: string;
  action: string;
  subject: AuditSubject;
  detail: string;
}

/**
 * Notes a change in the institution's audit log, as part of the caller's transaction. `detail` holds
 * ids, numbers and names of fields, never anything personal. Entries are written as the last thing
 * before the commit, because the end of the chain is locked from then on.
 */
export async function recordAudit(
  ctx: Context,
  action: string,
  subject: AuditSubject,
  detail: Record<string, unknown> = {},
): Promise<void> {
  const entries = ctx.once("audit.entries", () => {
    const list: Entry[] = [];
    ctx.beforeCommit(() => append(ctx, list));
    return list;
  });
  entries.push({ actor: actorName(ctx.actor), action, subject, detail: JSON.stringify(detail) });
}

async function append(ctx: Context, entries: readonly Entry[]): Promise<void> {
  if (entries.length === 0) return;
  // Makes the head of a new chain, and holds it until the transaction ends.
  const [head] = await ctx.store.rows<{ seq: string; hash: Buffer; at: Date }>(
    `INSERT INTO app.audit_head AS h (institution_id, seq, hash) VALUES ($1, 0, $2)
     ON CONFLICT (institution_id) DO UPDATE SET seq = h.seq
     RETURNING seq, hash, date_trunc('milliseconds', clock_timestamp()) AS at`,
    [beginning],
  );
  let seq = Number(head!.seq);
  let previousHash = head!.hash;
  const rows = entries.map(({ actor, action, subject, detail }) => {
    const entry = {
      institutionId: ctx.institutionId,
      seq: String(++seq),
      at: head!.at,
      actor,
      action,
      subjectType: subject.type,
      subjectId: subject.id,
      detail,
      previousHash,
    };
    previousHash = hashEntry(entry);
    return { ...entry, hash: previousHash };
  });
  // Sent together: until the commit every other change of the institution waits for this.
  await Promise.all([
    write(ctx, rows),
    ctx.store.rows("UPDATE app.audit_head SET seq = $2, hash = $3 WHERE institution_id = $1", [
      seq,
      previousHash,
    ]),
  ]);
}

type NewRow = Omit<AuditRow, "institutionId">;

/** In one statement, which is the same for any number of lines. */
async function write(ctx: Context, rows: readonly NewRow[]): Promise<void> {
  const column = <V>(of: (row: NewRow) => V): V[] => rows.map(of);
  await ctx.store.rows(
    `INSERT INTO app.audit (institution_id, seq, at, actor, action, subject_type, subject_id,
       detail, previous_hash, hash)
     SELECT h.institution_id, v.* FROM app.audit_head h,
       unnest($2::bigint[], $3::timestamptz[], $4::text[], $5::text[], $6::text[], $7::uuid[],
         $8::text[], $9::bytea[], $10::bytea[]) AS v
     WHERE h.institution_id = $1`,
    [
      column((row) => row.seq),
      column((row) => row.at),
      column((row) => row.actor),
      column((row) => row.action),
      column((row) => row.subjectType),
      column((row) => row.subjectId),
      column((row) => row.detail),
      column((row) => row.previousHash),
      column((row) => row.hash),
    ],
  );
}

/** Whether the log is as it was written. `seq` is the first entry that isn't. */
export type AuditVerdict =
  | { ok: true; entries: number }
  | { ok: false; seq: number; fault: "changed" | "missing" | "cut" };

/**
 * Walks the whole chain. An entry that differs from its hash is `changed`, a gap is `missing`, and
 * an end that isn't the noted one is `cut`. Whoever can rewrite the whole chain and its head isn't
 * found by this: compare the head with one kept elsewhere.
 */
export async function verifyAudit(ctx: Context): Promise<AuditVerdict> {
  let seq = 0;
  let previousHash: Buffer = beginning;
  for (;;) {
    const rows = await ctx.store.find(
      AuditRow,
      { seq: MoreThan(String(seq)) },
      { order: { seq: "ASC" }, take: 1000 },
    );
    for (const row of rows) {
      if (Number(row.seq) !== seq + 1) return { ok: false, seq: seq + 1, fault: "missing" };
      if (!row.previousHash.equals(previousHash) || !row.hash.equals(hashEntry(row))) {
        return { ok: false, seq: seq + 1, fault: "changed" };
      }
      seq += 1;
      previousHash = row.hash;
    }
    if (rows.length < 1000) break;
  }
  const [head] = await ctx.store.rows<{ seq: string; hash: Buffer }>(
    "SELECT seq, hash FROM app.audit_head WHERE institution_id = $1",
  );
  const end = head ?? { seq: "0", hash: beginning };
  if (Number(end.seq) !== seq || !end.hash.equals(previousHash)) {
    return { ok: false, seq: seq + 1, fault: "cut" };
  }
  return { ok: true, entries: seq };
}
