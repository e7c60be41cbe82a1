import { Arg, Ctx, ID, Mutation, Query, Resolver } from "type-graphql";
import type { Context } from "../context.ts";
import { Allow } from "../graphql/allow.ts";
import { perRow } from "../graphql/limits.ts";
import { dismissNotice, noticesOf } from "./notice.ts";
import { Notice } from "./notice.types.ts";

@Resolver()
export class NoticeResolver {
  @Allow("notice.read")
  @Query(() => [Notice], { complexity: perRow(20), description: "The caller's own." })
  notices(@Ctx() ctx: Context): Promise<Notice[]> {
    return noticesOf(ctx);
  }

  @Allow("notice.dismiss")
  @Mutation(() => Notice)
  dismissNotice(@Ctx() ctx: Context, @Arg("id", () => ID) id: string): Promise<Notice> {
    return dismissNotice(ctx, id);
  }
}
