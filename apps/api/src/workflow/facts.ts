import type { Facts } from "@quad/workflow";
import type { Context } from "../context.ts";
import type { InstanceRef } from "../plugins/plugin.ts";
import type { Ready } from "./definitions.ts";

/** What the rules of this workflow may read about its subject, as it stands in this transaction. */
export async function loadFacts(ctx: Context, ready: Ready, instance: InstanceRef): Promise<Facts> {
  const facts: Facts = {};
  const values = await Promise.all(
    ready.facts.map((key) => ctx.app.plugins.facts.get(key)?.load(ctx, instance)),
  );
  for (const [i, key] of ready.facts.entries()) {
    const value = values[i];
    if (value !== undefined) facts[key] = value;
  }
  return facts;
}
