import type { Backbone } from "../graphql/request.ts";

/** Work that comes back by the clock: late timers, pending effects, old idempotency keys. */
export function startSchedules(_backbone: Backbone): { close(): Promise<void> } {
  return { close: async () => undefined };
}
