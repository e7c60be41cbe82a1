import type { Domain } from "../domain.ts";
import { MeFields } from "./me.resolver.ts";
import { signInPolicy } from "./sign-in.policy.ts";
import { SignInResolver } from "./sign-in.resolver.ts";

export const signIn: Domain = {
  entities: [],
  resolvers: [SignInResolver, MeFields],
  policies: signInPolicy,
};
