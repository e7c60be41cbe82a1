const year = 365 * 24 * 3600;

const lasting = {
  /** A killed worker's jobs are taken up again after this. */
  heartbeatSeconds: 10,
  retryLimit: 12,
  retryDelay: 2,
  retryBackoff: true,
  retryDelayMax: 600,
  expireInSeconds: 300,
  retentionSeconds: year,
  deleteAfterSeconds: 24 * 3600,
} as const;

/**
 * Every queue, with how often and for how long a job is tried (times in seconds) and how many jobs
 * one process works on at once.
 */
export const queues = [
  /** Carries out the effects of one workflow step. */
  { name: "effects", atOnce: 4, options: lasting },
  /** Wakes one workflow timer at its due time. */
  { name: "timers", atOnce: 4, options: lasting },
  /** Sends one message through its channel. */
  { name: "messages", atOnce: 4, options: lasting },
  /** Executes one matching run. */
  { name: "runs", atOnce: 1, options: { ...lasting, expireInSeconds: 3600, retryLimit: 3 } },
  /** Carries out one checked import. */
  { name: "imports", atOnce: 1, options: { ...lasting, expireInSeconds: 3600, retryLimit: 3 } },
  /** Moves the timers that count from a date of a scheme, after that date has changed. */
  { name: "dates", atOnce: 1, options: { ...lasting, expireInSeconds: 3600 } },
  /** Moves running workflows to another version, or back. */
  { name: "moves", atOnce: 1, options: { ...lasting, expireInSeconds: 3600 } },
] as const;

export type QueueName = (typeof queues)[number]["name"];
