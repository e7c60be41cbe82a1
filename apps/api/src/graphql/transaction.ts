import { createHash } from "node:crypto";
import type { ApolloServerPlugin } from "@apollo/server";
import { GraphQLError, type GraphQLField, type GraphQLFieldResolver } from "graphql";
import type { RequestContext } from "../context.ts";
import { DomainError } from "./errors.ts";
import { Problem } from "./problems.ts";
import type { OpenRequest } from "./request.ts";

/**
 * One request is one transaction: opened before execution, committed before the answer leaves.
 * An error or a `Problem` rolls it back, so a refusal leaves no trace. A mutation that carries an
 * idempotency key is answered from the first answer when it comes again.
 */
export function transactionPlugin(): ApolloServerPlugin<RequestContext> {
  return {
    async requestDidStart() {
      let recorded = false;
      return {
        async responseForOperation({ contextValue, operation, source, request }) {
          const open = contextValue as OpenRequest;
          await open.begin();
          if (operation.operation !== "mutation" || open.idempotencyKey === null) return null;
          if (open.actor.kind !== "person") return null;
          const hash = createHash("sha256")
            .update(JSON.stringify([source, request.variables ?? null]))
            .digest();
          const earlier = await open.claim(hash);
          if (earlier === null) {
            recorded = true;
            return null;
          }
          return {
            http: { ...responseHead(), status: 200 },
            body: {
              kind: "single",
              singleResult: JSON.parse(earlier) as { data: Record<string, unknown> },
            },
          };
        },
        async willSendResponse({ contextValue, response }) {
          const open = contextValue as OpenRequest;
          if (!open.isOpen) return;
          const body = response.body;
          const failed = body.kind !== "single" || (body.singleResult.errors?.length ?? 0) > 0;
          if (failed || open.rollbackOnly) {
            await open.rollback();
            return;
          }
          if (recorded) await open.record(JSON.stringify({ data: body.singleResult.data }));
          try {
            await open.commit();
          } catch (error) {
            body.singleResult = { errors: [open.describe(error)] };
            response.http.status = 500;
          }
        },
      };
    },
  };
}

const responseHead = () => ({ headers: new Map() as never });

/**
 * Guards an operation: rolls back on a `Problem`, and treats one that asked for no permission as the
 * fault that it is. Only root fields go through it: on every field of every row it would be felt.
 */
export function rootGuard(
  { name, extensions, resolve }: GraphQLField<unknown, OpenRequest>,
  kind: "Query" | "Mutation",
): GraphQLFieldResolver<unknown, OpenRequest> {
  return async (source, args, context, info) => {
    const value: unknown = await resolve!(source, args, context, info);
    if (!context.asked.has(String(extensions.policy))) {
      context.refuse();
      throw new Error(`${kind}.${name} answered without asking for ${String(extensions.policy)}.`);
    }
    if (kind === "Mutation" && value instanceof Problem) context.refuse();
    return value;
  };
}

export const keyReused = () => {
  const error = new DomainError("IDEMPOTENCY_KEY_REUSED");
  return new GraphQLError(error.message, { originalError: error });
};
