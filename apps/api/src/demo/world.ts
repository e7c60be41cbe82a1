import type { Context } from "../context.ts";
import type { JobData, JobHandler } from "../domain.ts";
import { Problem } from "../graphql/problems.ts";
import type { OpenRequest } from "../graphql/request.ts";
import type { QueueName } from "../jobs/queues.ts";

/** A value that isn't a problem; the demo's people only ask for what they may have. */
export function good<T extends object>(value: T): Exclude<T, Problem> {
  if (value instanceof Problem) throw new Error(`The demo can't be loaded: ${value.message}`);
  return value as Exclude<T, Problem>;
}

/** Work that would be a job is done at once, so that the demo is whole when it is loaded. */
const atOnce: ReadonlySet<QueueName> = new Set<QueueName>(["effects", "runs"]);
/** Messages to people who don't exist are never sent: they are in the outbox to be read. */
const never: ReadonlySet<QueueName> = new Set<QueueName>(["messages"]);

/**
 * One institution of the demo while it is being loaded: many requests, by different people, in one
 * transaction. So it is there whole or not at all.
 */
export class World {
  private readonly jobs: { queue: QueueName; data: JobData }[] = [];

  constructor(
    private readonly root: OpenRequest,
    private readonly handlers: ReadonlyMap<QueueName, JobHandler>,
  ) {}

  /** As the system. */
  system<T>(work: (ctx: Context) => Promise<T>): Promise<T> {
    return this.request(null, work);
  }

  /** As one of the people, with their rights. */
  as<T>(personId: string, work: (ctx: Context) => Promise<T>): Promise<T> {
    return this.request(personId, work);
  }

  /** As the system, and what it would leave to jobs at once is never done. */
  quietly<T>(work: (ctx: Context) => Promise<T>): Promise<T> {
    return this.request(null, work, atOnce);
  }

  private async request<T>(
    personId: string | null,
    work: (ctx: Context) => Promise<T>,
    left: ReadonlySet<QueueName> = never,
  ): Promise<T> {
    const ctx = this.root.fork();
    const send = ctx.send.bind(ctx);
    ctx.send = async (queue, data, options) => {
      if (left.has(queue)) return;
      if (!atOnce.has(queue) || options?.afterSeconds) return send(queue, data, options);
      this.jobs.push({ queue, data: { ...data, institutionId: ctx.institutionId } });
    };
    if (personId !== null) await ctx.signIn.become(personId, "");
    const value = await work(ctx);
    await ctx.settle();
    return value;
  }

  /** Ends the loading. */
  async close(): Promise<void> {
    await this.settle();
    await this.system((ctx) =>
      ctx.store.rows(
        "UPDATE app.message SET state = 'sent', sent_at = now() WHERE institution_id = $1",
      ),
    );
  }

  /** Does what has been left to jobs, and what comes of it, until nothing is left. */
  async settle(): Promise<void> {
    for (let job = this.jobs.shift(); job; job = this.jobs.shift()) {
      await this.handlers.get(job.queue)!((work) => this.system(work), job.data);
    }
  }
}
