import type { Json } from "@quad/workflow";
import { v7 as uuidv7 } from "uuid";
import type { Context } from "../context.ts";
import {
  type DispatchResult,
  dispatch,
  type InstanceView,
  publishWorkflow,
  startInstance,
  views,
} from "../workflow/workflow.service.ts";
import { startTestApp } from "./app.ts";
import { behaviour, buildScheme, prepareProbe, probe, probePlugin } from "./probe.ts";

export interface Begun {
  subjectId: string;
  instanceId: string;
}

/** The API with the probe's plugin alone, one institution, and a scheme with the probe's workflow. */
export async function startProbeApp(options: { worker?: boolean } = {}) {
  const how = behaviour();
  const test = await startTestApp({ ...options, plugins: [probePlugin(how)] });
  const ownerUrl = test.app.backbone.app.env.databaseUrl!;
  await prepareProbe(ownerUrl);
  const institutionId = uuidv7();
  const inside = <T>(work: (ctx: Context) => Promise<T>) => test.inside(institutionId, work);
  const schemeId = await inside((ctx) => buildScheme(ctx));
  await inside((ctx) => publishWorkflow(ctx, schemeId, probe));

  const rows = <R extends object>(sql: string, params: unknown[] = []) =>
    inside((ctx) => ctx.store.rows<R>(sql, params));

  return {
    test,
    how,
    ownerUrl,
    institutionId,
    schemeId,
    inside,
    rows,
    close: () => test.close(),

    async begin(): Promise<Begun> {
      const subjectId = uuidv7();
      const { instanceId } = await inside((ctx) =>
        startInstance(ctx, { schemeId, key: "probe", subjectType: "round", subjectId }),
      );
      return { subjectId, instanceId };
    },

    /** As the system. */
    send(
      { subjectId }: Pick<Begun, "subjectId">,
      type: string,
      more: { id?: string; payload?: Json; expectedRevision?: number } = {},
    ): Promise<DispatchResult> {
      const { id = uuidv7(), expectedRevision } = more;
      const payload = more.payload ?? (type === "poke" ? { n: 0 } : undefined);
      return inside((ctx) =>
        dispatch(ctx, {
          subjectType: "round",
          subjectId,
          event: { id, type, ...(payload !== undefined && { payload }) },
          ...(expectedRevision !== undefined && { expectedRevision }),
        }),
      );
    },

    async view({ subjectId }: Pick<Begun, "subjectId">): Promise<InstanceView> {
      const found = await inside((ctx) => views(ctx, "round", [subjectId]));
      return found.get(subjectId)!;
    },

    effects: ({ instanceId }: Begun) =>
      rows<{
        id: string;
        revision: number;
        position: number;
        type: string;
        state: string;
        attempts: number;
        error: string | null;
      }>(
        `SELECT id, revision, position, type, state, attempts, error FROM app.workflow_effect
         WHERE institution_id = $1 AND instance_id = $2 ORDER BY revision, position`,
        [instanceId],
      ),

    timers: ({ instanceId }: Begun) =>
      rows<{ timerId: string; armedRevision: number; state: string; dueAt: Date }>(
        `SELECT timer_id AS "timerId", armed_revision AS "armedRevision", state, due_at AS "dueAt"
         FROM app.workflow_timer WHERE institution_id = $1 AND instance_id = $2
         ORDER BY armed_revision, timer_id`,
        [instanceId],
      ),
  };
}
