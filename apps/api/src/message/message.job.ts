import type { Context } from "../context.ts";
import type { JobHandler } from "../domain.ts";
import { mailLanes } from "./mail.ts";
import { MessageRow } from "./message.entity.ts";

/** A message is tried so often before it counts as failed. */
const attemptsAtMost = 10;

/**
 * Carries one message to its reader. The row is held while it is sent and marked in the same
 * transaction, so two runs of one job send once; a process killed in between sends it again, with
 * the same id. Each run holds a database connection, so few run at once.
 */
export const sendMessage: JobHandler = (open, { messageId }) =>
  lanes.run(async () => {
    const id = String(messageId);
    let failure: unknown = null;
    try {
      await open((ctx) => deliver(ctx, id));
      return;
    } catch (error) {
      failure = error;
    }
    const isOver = await open((ctx) => noteFailure(ctx, id, failure));
    if (!isOver) throw failure;
  });

async function deliver(ctx: Context, id: string): Promise<void> {
  const [message] = await ctx.store.find(MessageRow, { id }, { lock: true });
  if (message?.state !== "queued") return;
  const channel = ctx.app.plugins.channels.get(message.channel);
  if (!channel) throw new Error(`No plugin brings the channel ${message.channel}.`);
  await channel.send(ctx, {
    id,
    to: message.toAddress,
    subject: message.subject,
    body: message.body,
  });
  await ctx.store.update(
    MessageRow,
    { id },
    {
      state: "sent",
      sentAt: new Date(),
      attempts: message.attempts + 1,
      error: null,
      // The token in a sign-in link isn't kept. The demo's outbox is where its reader finds it.
      ...(message.template === "sign-in" && !ctx.app.env.demo ? { body: "" } : {}),
    },
  );
}

/** Notes what went wrong; true when the message won't be tried again. */
async function noteFailure(ctx: Context, id: string, failure: unknown): Promise<boolean> {
  const [message] = await ctx.store.find(MessageRow, { id }, { lock: true });
  if (message?.state !== "queued") return true;
  const { code, responseCode } = failure as { code?: unknown; responseCode?: unknown };
  // A reply of 5xx says that asking again is of no use.
  const refused = typeof responseCode === "number" && responseCode >= 500;
  const isOver = refused || message.attempts + 1 >= attemptsAtMost;
  await ctx.store.update(
    MessageRow,
    { id },
    {
      attempts: message.attempts + 1,
      error: [code, responseCode].filter((part) => part !== undefined).join(" ") || "unknown",
      ...(isOver ? { state: "failed" as const } : {}),
    },
  );
  return isOver;
}

/** Lets so many run at once; the others wait in line. */
const lanes = {
  free: mailLanes,
  waiting: [] as (() => void)[],
  async run<T>(work: () => Promise<T>): Promise<T> {
    if (this.free > 0) this.free -= 1;
    else await new Promise<void>((go) => this.waiting.push(go));
    try {
      return await work();
    } finally {
      const next = this.waiting.shift();
      if (next) next();
      else this.free += 1;
    }
  },
};
