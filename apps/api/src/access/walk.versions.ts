import type { Context } from "../context.ts";
import { runMoves } from "../migration/migration.job.ts";
import { startMigration } from "../migration/migration.service.ts";
import { good } from "../test/scheme.ts";
import { currentWorkflow, publishWorkflow } from "../workflow/workflow.service.ts";

type Inside = <T>(work: (ctx: Context) => Promise<T>) => Promise<T>;

/** A second version of the enrolment workflow, and a move to it in which all stay and are named. */
export async function buildMove(
  inside: Inside,
  mark: string,
  { institutionId, schemeId }: { institutionId: string; schemeId: string },
): Promise<string> {
  const key = "enrolment";
  const { id } = await inside(async (ctx) => {
    const { definition } = await currentWorkflow(ctx, schemeId, key);
    const description = { en: `Second ${mark}`, cy: `Ail ${mark}` };
    await publishWorkflow(ctx, schemeId, { ...definition, description }, `Note ${mark}`);
    const plan = { map: {}, timers: "keep", entry: false };
    const versions = { fromVersion: 1, toVersion: 2 };
    return good(await startMigration(ctx, { schemeId, key, ...versions, plan, confirm: true }));
  });
  await runMoves(inside, { institutionId, migrationId: id });
  return id;
}
