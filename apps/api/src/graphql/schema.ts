import "reflect-metadata";
import { type GraphQLSchema, lexicographicSortSchema, printSchema } from "graphql";
import { buildSchemaSync, type NonEmptyArray } from "type-graphql";
import type { PolicyTable } from "../access/policy.ts";
import { rootGuard } from "./transaction.ts";

type Class = abstract new (...args: never[]) => object;

/**
 * The schema of all domains. Throws when an operation has no policy: nothing is reachable by
 * forgetting.
 */
export function createSchema(resolvers: readonly Class[], policies: PolicyTable): GraphQLSchema {
  const schema = buildSchemaSync({
    resolvers: resolvers as unknown as NonEmptyArray<new () => object>,
    validate: false,
  });
  for (const root of [schema.getQueryType(), schema.getMutationType()]) {
    for (const field of Object.values(root?.getFields() ?? {})) {
      const kind = root!.name as "Query" | "Mutation";
      const action = field.extensions.policy;
      if (typeof action !== "string" || !(action in policies)) {
        throw new Error(
          `${kind}.${field.name} has no policy. Put @Allow("…") on it, with an action of a policy table.`,
        );
      }
      field.resolve = rootGuard({ ...field }, kind);
    }
  }
  return schema;
}

/** The schema as it is committed, in an order that doesn't depend on the code's. */
export const schemaText = (schema: GraphQLSchema): string =>
  `${printSchema(lexicographicSortSchema(schema))}\n`;
