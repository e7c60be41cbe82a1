import DataLoader from "dataloader";
import type { Context } from "../context.ts";
import { readyVersion } from "./definitions.ts";
import { statesAlong } from "./steps.ts";
import type { SubjectRef } from "./workflow.contract.ts";

interface Standing {
  subjectId: string;
  versionId: string;
  paths: string[];
}

/**
 * Whether a step in which a subject's workflow stands has a way out by this event; whether its rules
 * would let it through isn't asked. Batched.
 */
export async function waitsFor(
  ctx: Context,
  { subjectType, subjectId }: SubjectRef,
  event: string,
): Promise<boolean> {
  const found = await ctx
    .once(
      `workflow.waitsFor:${subjectType}`,
      () =>
        new DataLoader<string, Standing | null>(
          async (ids) => {
            const rows = await ctx.store.rows<Standing>(
              `SELECT subject_id AS "subjectId", workflow_version_id AS "versionId", paths
               FROM app.workflow_instance
               WHERE institution_id = $1 AND subject_type = $2 AND subject_id = ANY ($3::uuid[])
                 AND status = 'active'`,
              [subjectType, ids],
            );
            const bySubject = new Map(rows.map((row) => [row.subjectId, row]));
            return ids.map((id) => bySubject.get(id) ?? null);
          },
          { cache: false },
        ),
    )
    .load(subjectId);
  if (!found) return false;
  const { definition } = await readyVersion(ctx, found.versionId);
  return found.paths.some((path) =>
    statesAlong(definition.states, path).some(
      (state) => state.on && Object.hasOwn(state.on, event),
    ),
  );
}
