import { Arg, Ctx, Int, Query, Resolver } from "type-graphql";
import type { RequestContext } from "../context.ts";
import { Allow } from "../graphql/allow.ts";
import { perRow } from "../graphql/limits.ts";
import { linksIn } from "./letter.ts";
import { Mail } from "./message.types.ts";
import { outbox } from "./outbox.service.ts";

@Resolver()
export class MessageResolver {
  @Allow("message.outbox")
  @Query(() => [Mail], { complexity: perRow() })
  async outbox(
    @Ctx() ctx: RequestContext,
    @Arg("first", () => Int, { defaultValue: 50 }) first: number,
  ): Promise<Mail[]> {
    return (await outbox(ctx, first)).map(({ id, toAddress, subject, body, createdAt }) =>
      Object.assign(new Mail(), {
        id,
        to: toAddress,
        subject,
        text: body,
        at: createdAt,
        links: linksIn(body),
      }),
    );
  }
}
