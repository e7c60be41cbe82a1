import type { Channel } from "../plugin.ts";

/**
 * Delivers nothing, and says so in the log: for a trial where nobody is to be written to. A channel
 * may be asked to send one message twice (a process died before it could note that it was sent), so
 * it hands the message's id on to whatever carries it. The log never holds what the message says.
 */
export const logChannel: Channel = {
  type: "example.log",
  async send(ctx, { id }) {
    ctx.log.info({ message: id }, "a message would have been sent");
  },
};
