import { createTransport, type Transporter } from "nodemailer";
import type { AppServices } from "../context.ts";
import type { Channel } from "../plugins/plugin.ts";

/** So many messages are on their way to the mail server at once, from one process. */
export const mailLanes = 3;

const transports = new WeakMap<AppServices, Transporter>();

function transportOf(app: AppServices, url: string): Transporter {
  let transport = transports.get(app);
  if (!transport) {
    transport = createTransport({
      url,
      pool: true,
      maxConnections: mailLanes,
      connectionTimeout: 10_000,
      greetingTimeout: 10_000,
      socketTimeout: 20_000,
      // Nothing of a message is ever read from a file or an address.
      disableFileAccess: true,
      disableUrlAccess: true,
    } as Parameters<typeof createTransport>[0]);
    transports.set(app, transport);
  }
  return transport;
}

/**
 * E-mail over SMTP. A message sent twice carries the same Message-ID, so that mail programs show it
 * once. Without a mail server it is kept, and the demo's outbox shows it.
 */
export const mail: Channel = {
  type: "mail",
  async send({ app }, { id, to, subject, body }) {
    const { smtpUrl, mailFrom, publicUrl } = app.env;
    if (!smtpUrl) return;
    await transportOf(app, smtpUrl).sendMail({
      from: mailFrom,
      to: { name: "", address: to },
      subject,
      text: body,
      messageId: `<${id}@${new URL(publicUrl).hostname}>`,
      headers: { "Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "All" },
    });
  },
};

/** Closes the connections to the mail server that this process keeps. */
export function closeMail(app: AppServices): void {
  transports.get(app)?.close();
  transports.delete(app);
}
