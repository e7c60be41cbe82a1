import type { Json } from "@quad/workflow";
import type { Context } from "../context.ts";
import { INVOKE } from "./record.ts";
import type { SubjectRef } from "./workflow.contract.ts";

/** The latest start of some work. Its step may have been left since: then its end is refused. */
export interface Started {
  instanceId: string;
  invokeId: string;
  revision: number;
  params: Record<string, Json>;
}

/** The work of one type that a subject's workflow has started, each with its latest start. */
export function latestInvocations(
  ctx: Context,
  { subjectType, subjectId }: SubjectRef,
  type: string,
): Promise<Started[]> {
  return ctx.store.rows<Started>(
    `SELECT DISTINCT ON (e.params ->> 'invokeId') e.instance_id AS "instanceId",
       e.params ->> 'invokeId' AS "invokeId", e.revision,
       COALESCE(e.params -> 'params', '{}'::jsonb) AS params
     FROM app.workflow_instance i
     JOIN app.workflow_effect e ON e.institution_id = $1 AND e.instance_id = i.id
     WHERE i.institution_id = $1 AND i.subject_type = $2 AND i.subject_id = $3
       AND i.status <> 'done' AND e.type = '${INVOKE}' AND e.params ->> 'type' = $4
     ORDER BY e.params ->> 'invokeId', e.revision DESC`,
    [subjectType, subjectId, type],
  );
}
