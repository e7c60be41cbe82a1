import { authorise } from "../access/can.ts";
import type { Context } from "../context.ts";
import { DomainError } from "../graphql/errors.ts";
import { schemeSubject } from "../scheme/scheme.service.ts";
import { shippedWorkflows } from "../templates/index.ts";
import { currentWorkflows } from "../workflow/workflow.service.ts";
import type { DraftRef } from "./drafts.ts";
import { ShippedWorkflow } from "./shipped.types.ts";

/** What ships for the subject of this workflow, one for each model. Throws `NOT_FOUND`. */
export async function shippedFor(
  ctx: Context,
  { schemeId, key }: DraftRef,
): Promise<ShippedWorkflow[]> {
  authorise(ctx, "workflow.edit", await schemeSubject(ctx, schemeId));
  const own = (await currentWorkflows(ctx, schemeId)).find((one) => one.key === key);
  if (!own) throw new DomainError("NOT_FOUND");
  return shippedWorkflows()
    .filter(({ subject }) => subject === own.definition.subject)
    .map(({ model, definition }) =>
      Object.assign(new ShippedWorkflow(), {
        model,
        title: definition.label ?? { en: model },
        description: definition.description ?? null,
        definition: { ...definition, key },
      }),
    );
}
