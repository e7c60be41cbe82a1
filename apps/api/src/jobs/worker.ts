import { EventEmitter } from "node:events";
import { PgBoss } from "pg-boss";
import type { JobData, JobHandler } from "../domain.ts";
import type { Log } from "../log.ts";
import { type QueueName, queues } from "./queues.ts";

/** Tells the workers of this process that a queue has something new, without waiting for a poll. */
export class JobBell extends EventEmitter<{ ring: [QueueName] }> {}

/**
 * Works on the queues until closed. A job may run twice (a killed process, a lost answer): each
 * handler is idempotent by the ids that its job carries.
 */
export async function startWorker(options: {
  url: string;
  handlers: ReadonlyMap<QueueName, (data: JobData) => Promise<void>>;
  bell: JobBell;
  log: Log;
}): Promise<{ close(): Promise<void> }> {
  const { url, handlers, bell, log } = options;
  const boss = new PgBoss({
    connectionString: url,
    schema: "jobs",
    max: 4,
    migrate: false,
    createSchema: false,
    schedule: false,
  });
  boss.on("error", (error) =>
    log.warn({ message: error.message }, "the job queue reports a fault"),
  );
  await boss.start();
  const workers = new Map<QueueName, string>();
  for (const { name, atOnce } of queues) {
    const handler = handlers.get(name);
    if (!handler) continue;
    const id = await boss.work(
      name,
      {
        batchSize: atOnce === 1 ? 1 : 20,
        // Full batches follow each other without a pause: otherwise a poll would bound the rate.
        burstWhenBatchFull: true,
        pollingIntervalSeconds: 0.5,
        perJobResults: true,
      },
      (jobs) =>
        inLanes(jobs, atOnce, async (job) => {
          try {
            await handler(job.data as JobData);
            return { id: job.id, status: "completed" as const };
          } catch (error) {
            log.error(
              { queue: name, jobId: job.id, name: (error as Error).name, stack: stackOf(error) },
              "a job failed and will be tried again",
            );
            return { id: job.id, status: "failed" as const };
          }
        }),
    );
    workers.set(name, id);
  }
  const wake = (queue: QueueName) => {
    const id = workers.get(queue);
    if (id) boss.notifyWorker(id);
  };
  bell.on("ring", wake);
  return {
    async close() {
      bell.off("ring", wake);
      await boss.stop({ graceful: true, timeout: 10_000 });
    },
  };
}

/** Works through a batch with so many at once: each job holds a connection of the pool. */
async function inLanes<T, R>(
  items: readonly T[],
  atOnce: number,
  work: (item: T) => Promise<R>,
): Promise<R[]> {
  const results: R[] = [];
  let next = 0;
  const lane = async () => {
    for (let i = next++; i < items.length; i = next++) results[i] = await work(items[i]!);
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
  return results;
}

const stackOf = (error: unknown): string =>
  error instanceof Error
    ? (error.stack ?? "")
        .split("\n")
        .filter((line) => line.trimStart().startsWith("at "))
        .slice(0, 6)
        .join("\n")
    : "";

export type { JobHandler };
