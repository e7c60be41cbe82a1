import type { PolicyTable } from "./access/policy.ts";
import type { Context } from "./context.ts";
import type { QueueName } from "./jobs/queues.ts";

type Class = abstract new (...args: never[]) => object;

/** What a job carries: ids alone, never anything personal. */
export interface JobData {
  institutionId: string;
  [id: string]: string | number;
}

/**
 * Carries out one job. It opens its own transactions through `open`, because a long one must not
 * hold a transaction while it computes. It may be called twice for the same job.
 */
export type JobHandler = (
  open: <T>(work: (ctx: Context) => Promise<T>) => Promise<T>,
  data: JobData,
) => Promise<void>;

/** One domain's part of the API. `app.ts` puts them together. */
export interface Domain {
  entities: readonly Class[];
  resolvers: readonly Class[];
  policies: PolicyTable;
  jobs?: Partial<Record<QueueName, JobHandler>>;
}
