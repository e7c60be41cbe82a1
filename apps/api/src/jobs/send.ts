import { PgBoss } from "pg-boss";
import type { DataSource, EntityManager } from "typeorm";
import type { SendOptions } from "../context.ts";
import type { JobData } from "../domain.ts";
import type { QueueName } from "./queues.ts";

/** Runs pg-boss's statements on a pool or inside a transaction. */
export function bossDatabase(source: DataSource | EntityManager) {
  return {
    async executeSql(text: string, values: unknown[] = []) {
      const runner = "queryRunner" in source ? source.queryRunner : undefined;
      if (runner) {
        const result = await runner.query(text, values as never[], true);
        return { rows: result.records ?? [] };
      }
      const own = (source as DataSource).createQueryRunner();
      try {
        const result = await own.query(text, values as never[], true);
        return { rows: result.records ?? [] };
      } finally {
        await own.release();
      }
    },
  };
}

/** Puts jobs into the queues as part of the caller's transaction. It never works on them. */
export class JobSender {
  private constructor(private readonly boss: PgBoss) {}

  static async open(source: DataSource): Promise<JobSender> {
    const boss = new PgBoss({
      db: bossDatabase(source),
      schema: "jobs",
      migrate: false,
      createSchema: false,
      supervise: false,
      schedule: false,
    });
    boss.on("error", () => undefined);
    await boss.start();
    return new JobSender(boss);
  }

  async send(
    manager: EntityManager,
    queue: QueueName,
    data: JobData,
    options: SendOptions = {},
  ): Promise<void> {
    await this.boss.send(queue, data, {
      db: bossDatabase(manager),
      ...(options.afterSeconds ? { startAfter: Math.max(0, Math.ceil(options.afterSeconds)) } : {}),
      ...(options.id ? { id: options.id } : {}),
    });
  }

  async close(): Promise<void> {
    await this.boss.stop({ graceful: false });
  }
}
