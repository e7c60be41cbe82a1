import {
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  isCompositeType,
  isInterfaceType,
  isObjectType,
  isRequiredArgument,
  isUnionType,
} from "graphql";
import { type MockInstance, vi } from "vitest";
import { domains } from "../domains.ts";
import { OpenRequest } from "../graphql/request.ts";
import { createSchema } from "../graphql/schema.ts";
import type { TestApp } from "../test/app.ts";

export interface Operation {
  /** "Query.scheme" */
  name: string;
  kind: "query" | "mutation";
  field: GraphQLField<unknown, unknown>;
  /** Its action in the policy table. */
  action: string;
}

/** The schema that the app serves. */
export const schemaOf = (test: TestApp): GraphQLSchema =>
  createSchema(
    domains.flatMap((domain) => domain.resolvers),
    test.app.backbone.app.policies,
  );

/** Every field of Query and Mutation. */
export function operationsOf(schema: GraphQLSchema): Operation[] {
  return [schema.getQueryType()!, schema.getMutationType()!].flatMap((root) =>
    Object.values(root.getFields()).map((field) => ({
      name: `${root.name}.${field.name}`,
      kind: root === schema.getQueryType() ? ("query" as const) : ("mutation" as const),
      field,
      action: String(field.extensions.policy),
    })),
  );
}

/** A document of this one field; every argument that is given is a variable of its name. */
export function documentOf(
  { kind, field }: Operation,
  given: Record<string, unknown>,
  selection: string,
): string {
  const own = field.args.filter((arg) => arg.name in given);
  const variables = own.map((arg) => `$${arg.name}: ${arg.type}`).join(", ");
  const args = own.map((arg) => `${arg.name}: $${arg.name}`).join(", ");
  const list = (text: string) => (text ? `(${text})` : "");
  return `${kind} Walk${list(variables)} { ${field.name}${list(args)} ${selection} }`;
}

/** The least that can be selected of a type. */
export const leastOf = (type: GraphQLOutputType): string =>
  isCompositeType(getNamedType(type)) ? "{ __typename }" : "";

/**
 * The fields that can be asked for without saying more. One that picks something of a list by its key
 * gives what the list gives.
 */
const openFields = (type: GraphQLObjectType) =>
  Object.values(type.getFields()).filter((field) => !field.args.some(isRequiredArgument));

/** Everything that can be selected of a type, through all that hangs on it. */
export function allOf(
  schema: GraphQLSchema,
  type: GraphQLOutputType,
  above: string[] = [],
): string {
  const named = getNamedType(type);
  if (!isCompositeType(named)) return "";
  if (isUnionType(named) || isInterfaceType(named)) {
    const parts = schema
      .getPossibleTypes(named)
      .map((one) => `... on ${one.name} ${allOf(schema, one, above)}`);
    return `{ __typename ${parts.join(" ")} }`;
  }
  if (!isObjectType(named) || above.includes(named.name)) return "{ __typename }";
  const fields = openFields(named).map(
    (field) => `${field.name} ${allOf(schema, field.type, [...above, named.name])}`,
  );
  return `{ ${fields.join(" ")} }`;
}

/** Everything that can be selected of a type, one of its fields at a time. */
export function partsOf(schema: GraphQLSchema, type: GraphQLOutputType): string[] {
  const named = getNamedType(type);
  if (!isObjectType(named)) return [allOf(schema, type)];
  return openFields(named).map(
    (field) => `{ ${field.name} ${allOf(schema, field.type, [named.name])} }`,
  );
}

/** From here on nothing stays of a request: it does all that it would do, and then rolls back. */
export function undoEverything(): MockInstance {
  return vi.spyOn(OpenRequest.prototype, "commit").mockImplementation(async function (
    this: OpenRequest,
  ) {
    await this.settle();
    await this.rollback();
  });
}

const codes = new Set(["FORBIDDEN", "UNAUTHENTICATED", "NOT_FOUND"]);

/** "in", the code of a refusal, or what went wrong otherwise. */
export function outcomeOf({ errors }: Awaited<ReturnType<TestApp["ask"]>>): {
  in: boolean;
  code: string;
  odd: boolean;
} {
  const code = errors?.[0]?.extensions.code;
  if (code === undefined) return { in: true, code: "", odd: false };
  return { in: false, code, odd: !codes.has(code) };
}
