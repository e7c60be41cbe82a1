/** Every queue, with how often and for how long a job is tried. Times in seconds. */
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

export const queues = [
  /** Carries out the effects of one workflow step. */
  { name: "effects", options: lasting },
  /** Wakes one workflow timer at its due time. */
  { name: "timers", options: lasting },
  /** Sends one message through its channel. */
  { name: "messages", options: lasting },
  /** Executes one matching run. */
  { name: "runs", options: { ...lasting, expireInSeconds: 3600, retryLimit: 3 } },
  /** Carries out one checked import. */
  { name: "imports", options: { ...lasting, expireInSeconds: 3600, retryLimit: 3 } },
] as const;

export type QueueName = (typeof queues)[number]["name"];
