import type { ApolloServerPlugin } from "@apollo/server";
import {
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from "graphql";
import { fieldExtensionsEstimator, getComplexity, simpleEstimator } from "graphql-query-complexity";
import type { RequestContext } from "../context.ts";

/** What one request may ask for. */
export const limits = {
  /** Lexical tokens of the document. */
  tokens: 2_000,
  /** Fields inside fields. */
  depth: 12,
  aliases: 30,
  /** Root fields of a query; a mutation has one, because one request is one transaction. */
  queries: 12,
  mutations: 1,
  /** Fields that the answer may hold, lists counted at the size asked for. */
  cost: 20_000,
  /** Bytes of a request body: an import of ten thousand people fits. */
  bodyBytes: 5 * 1024 * 1024,
} as const;

const limit = (message: string) =>
  new GraphQLError(message, { extensions: { code: "LIMIT", http: { status: 400 } } });

/** Refuses a request that asks for too much, before anything of it runs. */
export function limitsPlugin(schema: () => GraphQLSchema): ApolloServerPlugin<RequestContext> {
  return {
    async requestDidStart() {
      return {
        async didResolveOperation({ document, operation, request }) {
          if (!operation) return;
          const shape = measure(document, operation);
          if (shape.depth > limits.depth) {
            throw limit(
              `Fields may be nested ${limits.depth} deep; this goes ${shape.depth} deep.`,
            );
          }
          if (shape.aliases > limits.aliases) {
            throw limit(
              `At most ${limits.aliases} aliases fit in one request; this has ${shape.aliases}.`,
            );
          }
          const most = operation.operation === "mutation" ? limits.mutations : limits.queries;
          if (shape.roots > most) {
            throw limit(
              operation.operation === "mutation"
                ? "Send one mutation in each request: each is a transaction of its own."
                : `At most ${most} queries fit in one request.`,
            );
          }
          const cost = complexity(schema(), document, operation, request.variables ?? {});
          if (cost > limits.cost) {
            throw limit(
              `This request could give ${cost} fields; ${limits.cost} is the most. Ask for fewer rows.`,
            );
          }
        },
      };
    },
  };
}

function complexity(
  schema: GraphQLSchema,
  query: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Record<string, unknown>,
): number {
  try {
    return getComplexity({
      schema,
      query,
      variables,
      ...(operation.name ? { operationName: operation.name.value } : {}),
      estimators: [fieldExtensionsEstimator(), simpleEstimator({ defaultComplexity: 1 })],
    });
  } catch (error) {
    // A variable of the wrong type: execution would say the same.
    throw new GraphQLError((error as Error).message, {
      extensions: { code: "BAD_USER_INPUT", http: { status: 400 } },
    });
  }
}

function measure(document: DocumentNode, operation: OperationDefinitionNode) {
  const fragments = new Map(
    document.definitions.flatMap((d) =>
      d.kind === Kind.FRAGMENT_DEFINITION ? [[d.name.value, d.selectionSet] as const] : [],
    ),
  );
  let aliases = 0;
  let roots = 0;
  let deepest = 0;
  // Fragments can be nested so that walking them doubles at each level: the walk itself is bounded.
  let visits = 0;
  const walk = (set: SelectionSetNode, depth: number): void => {
    if (depth > limits.depth + 1 || visits > limits.cost) return;
    for (const selection of set.selections) {
      visits++;
      if (selection.kind === Kind.FIELD) {
        deepest = Math.max(deepest, depth);
        if (depth === 1) roots++;
        if (selection.alias) aliases++;
        // Reading the schema, where it is allowed, needs the depth that tools ask for.
        const introspects = selection.name.value === "__schema";
        if (selection.selectionSet && !introspects) walk(selection.selectionSet, depth + 1);
      } else if (selection.kind === Kind.INLINE_FRAGMENT) {
        walk(selection.selectionSet, depth);
      } else {
        const inner = fragments.get(selection.name.value);
        if (inner) walk(inner, depth);
      }
    }
  };
  walk(operation.selectionSet, 1);
  if (visits > limits.cost) throw limit(`This request names more than ${limits.cost} fields.`);
  return { depth: deepest, aliases, roots };
}

/** Cost of a list field: each row costs what is asked of it. Give it to `@Field` or `@Query`. */
export const perRow =
  (rows?: number) =>
  ({ childComplexity, args }: { childComplexity: number; args: Record<string, unknown> }): number =>
    1 +
    childComplexity *
      (rows ?? (typeof args.first === "number" && args.first > 0 ? args.first : 20));
