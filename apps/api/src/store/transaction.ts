import type { Writable } from "node:stream";
import type { DataSource, EntityManager } from "typeorm";

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** One database transaction, bound to one institution or, before sign-in, to none. */
export interface Transaction {
  readonly manager: EntityManager;
  /** Binds an unbound transaction. Only sign-in does this, once it knows the institution. */
  enter(institutionId: string): Promise<void>;
  commit(): Promise<void>;
  /** Never rejects. */
  rollback(): Promise<void>;
}

/**
 * Opens a transaction with its institution set for row-level security, in one message that leaves
 * together with the first statement. With `null` no tenant row is visible. Throws when
 * `institutionId` isn't a UUID.
 */
export async function begin(
  source: DataSource,
  institutionId: string | null,
): Promise<Transaction> {
  if (institutionId !== null && !uuid.test(institutionId)) {
    throw new Error("An institution id is a UUID in lower case.");
  }
  const runner = source.createQueryRunner();
  const connection = await runner.connect();
  // TypeORM would send BEGIN and the setting as two messages. Its bookkeeping is set to match.
  const inside = runner as unknown as { isTransactionActive: boolean; transactionDepth: number };
  const { stream } = (connection as { connection: { stream: Writable } }).connection;
  stream.cork();
  process.nextTick(() => stream.uncork());
  // Not waited for. Should it fail, the connection is lost, and the next statement says so: without
  // an institution, row-level security would let it neither read nor write anything anyway.
  connection
    .query(
      institutionId === null ? "BEGIN" : `BEGIN; SET LOCAL app.institution = '${institutionId}'`,
    )
    .catch(() => undefined);
  inside.isTransactionActive = true;
  inside.transactionDepth = 1;
  let bound = institutionId !== null;
  return {
    manager: runner.manager,
    async enter(id) {
      if (bound) throw new Error("This transaction already belongs to an institution.");
      if (!uuid.test(id)) throw new Error("An institution id is a UUID in lower case.");
      await connection.query(`SET LOCAL app.institution = '${id}'`);
      bound = true;
    },
    async commit() {
      try {
        await runner.commitTransaction();
      } finally {
        await runner.release();
      }
    },
    async rollback() {
      try {
        if (runner.isTransactionActive) await runner.rollbackTransaction();
      } catch {
        // The connection is gone: the server has rolled back by itself.
      } finally {
        await runner.release().catch(() => undefined);
      }
    },
  };
}
