import { authorise } from "../access/can.ts";
import { demoInstitutions } from "../access/sign-in.service.ts";
import type { RequestContext } from "../context.ts";
import { pageSize } from "../graphql/pagination.ts";
import { MessageRow } from "./message.entity.ts";

/** The newest messages of the demo's institutions, newest first. None outside demo mode. */
export async function outbox(ctx: RequestContext, first: number): Promise<MessageRow[]> {
  const take = pageSize(first);
  authorise(ctx, "message.outbox");
  const messages: MessageRow[] = [];
  for (const { id } of await demoInstitutions(ctx)) {
    messages.push(
      ...(await ctx.signIn.inside(id, (inner) =>
        inner.store.find(MessageRow, {}, { order: { createdAt: "DESC", id: "DESC" }, take }),
      )),
    );
  }
  return messages.sort((a, b) => b.createdAt.getTime() - a.createdAt.getTime()).slice(0, take);
}
