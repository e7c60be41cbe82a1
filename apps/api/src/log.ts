import type { FastifyBaseLogger } from "fastify";

/** Structured log. No line may hold anything personal: ids, codes and counts only. */
export type Log = Pick<FastifyBaseLogger, "debug" | "info" | "warn" | "error">;
