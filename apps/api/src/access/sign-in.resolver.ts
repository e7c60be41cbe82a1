import { Arg, Ctx, ID, Mutation, Query, Resolver } from "type-graphql";
import type { RequestContext } from "../context.ts";
import { Allow } from "../graphql/allow.ts";
import { perRow } from "../graphql/limits.ts";
import { Refused } from "../graphql/problems.ts";
import { currentMe, me } from "./me.service.ts";
import {
  demoPeople,
  enterDemo,
  requestSignInLink,
  setLocale,
  signIn,
  signOut,
} from "./sign-in.service.ts";
import { DemoPerson, LinkSent, Me, SignedIn, SignInResult } from "./sign-in.types.ts";

@Resolver()
export class SignInResolver {
  @Allow("demo.people")
  @Query(() => [DemoPerson], { complexity: perRow(30) })
  demoPeople(@Ctx() ctx: RequestContext): Promise<DemoPerson[]> {
    return demoPeople(ctx);
  }

  @Allow("me.read")
  @Query(() => Me, { nullable: true, description: "Null before sign-in." })
  me(@Ctx() ctx: RequestContext): Promise<Me | null> {
    return currentMe(ctx);
  }

  @Allow("signIn.request")
  @Mutation(() => LinkSent)
  requestSignInLink(
    @Ctx() ctx: RequestContext,
    @Arg("institution", () => String) institution: string,
    @Arg("email", () => String) email: string,
  ): Promise<LinkSent> {
    return requestSignInLink(ctx, institution, email);
  }

  @Allow("signIn.enter")
  @Mutation(() => SignInResult)
  async signIn(
    @Ctx() ctx: RequestContext,
    @Arg("institution", () => String) institution: string,
    @Arg("token", () => String) token: string,
  ): Promise<SignedIn | Refused> {
    const entered = await signIn(ctx, institution, token);
    return entered instanceof Refused ? entered : signedIn(ctx, entered);
  }

  @Allow("demo.enter")
  @Mutation(() => SignInResult)
  async enterDemo(
    @Ctx() ctx: RequestContext,
    @Arg("personId", () => ID, { description: "An id or an e-mail address." }) personId: string,
    @Arg("institution", () => String) institution: string,
  ): Promise<SignedIn | Refused> {
    return signedIn(ctx, await enterDemo(ctx, institution, personId));
  }

  @Allow("signIn.leave")
  @Mutation(() => Boolean)
  signOut(@Ctx() ctx: RequestContext): Promise<boolean> {
    return signOut(ctx);
  }

  @Allow("me.locale")
  @Mutation(() => Me)
  async setLocale(
    @Ctx() ctx: RequestContext,
    @Arg("locale", () => String) locale: string,
  ): Promise<Me> {
    return me(ctx, await setLocale(ctx, locale));
  }
}

const signedIn = async (ctx: RequestContext, personId: string): Promise<SignedIn> =>
  Object.assign(new SignedIn(), { me: await me(ctx, personId) });
