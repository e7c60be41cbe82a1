import { createHash } from "node:crypto";
import type { ApolloServerPlugin } from "@apollo/server";
import { GraphQLError } from "graphql";
import type { MiddlewareFn } from "type-graphql";
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
 * Guards each operation: rolls back on a `Problem`, and treats an operation that asked for no
 * permission as the fault that it is.
 */
export const rootGuard: MiddlewareFn<RequestContext> = async ({ context, info }, next) => {
  const value: unknown = await next();
  const { parentType, fieldName } = info;
  const isMutation = parentType === info.schema.getMutationType();
  if (!isMutation && parentType !== info.schema.getQueryType()) return value;
  const action = parentType.getFields()[fieldName]?.extensions.policy;
  if (typeof action !== "string" || !context.asked.has(action)) {
    (context as OpenRequest).refuse();
    throw new Error(
      `${parentType.name}.${fieldName} answered without asking for ${String(action)}.`,
    );
  }
  if (isMutation && value instanceof Problem) (context as OpenRequest).refuse();
  return value;
};

export const keyReused = () => {
  const error = new DomainError("IDEMPOTENCY_KEY_REUSED");
  return new GraphQLError(error.message, { originalError: error });
};
