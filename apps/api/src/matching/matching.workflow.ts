import type { GuardType, Json } from "@quad/workflow";
import type { Context } from "../context.ts";
import { waitingIn } from "../partnership/partnership.service.ts";
import type { ActionPlugin, ActorPlugin, FactLoader, InstanceRef } from "../plugins/plugin.ts";
import { sendProposals } from "./proposals.ts";
import { isGoing, latestDone, runsOf } from "./rows.ts";
import { endRun } from "./run.service.ts";

interface RoundFact {
  /** Some run of it has come to a result. */
  hasResult: boolean;
  /** Proposals that wait for an answer. */
  openProposals: number;
}

async function load(ctx: Context, instance: InstanceRef): Promise<Json | undefined> {
  if (instance.subjectType !== "round") return undefined;
  const runs = await runsOf(ctx, instance.subjectId);
  const fact: RoundFact = {
    hasResult: latestDone(runs) !== undefined,
    openProposals: await waitingIn(ctx, instance.subjectId),
  };
  return { ...fact };
}

/** What a workflow may read about a round. */
export const matchingFacts: readonly FactLoader[] = [{ key: "round", load }];

export const matchingGuards: readonly GuardType[] = [
  {
    type: "round.hasResult",
    v: 1,
    label: { en: "There is a result", cy: "Mae canlyniad" },
    params: {},
    reads: ["round"],
    describe: (_params, locale) =>
      locale.startsWith("cy") ? "mae canlyniad paru" : "there is a result of matching",
    evaluate: ({ facts }) =>
      (facts.round as unknown as RoundFact).hasResult
        ? { ok: true }
        : {
            ok: false,
            reason: {
              code: "round.noResult",
              text: { en: "Run the matching first.", cy: "Rhedwch y paru yn gyntaf." },
            },
          },
  },
];

export const matchingActions: readonly ActionPlugin[] = [
  {
    type: "proposals.send",
    v: 1,
    label: { en: "Send the proposals", cy: "Anfon y cynigion" },
    params: {},
    idempotency: "transaction",
    describe: (_params, locale) =>
      locale.startsWith("cy")
        ? "cynnig y parau i'r bobl ynddynt"
        : "propose the pairs to the people in them",
    run: (ctx, effect) => sendProposals(ctx, effect.instance.subjectId),
  },
];

/** The run that this step of the round asked for, unless it is over. */
async function startedAt(ctx: Context, { subjectId, revision }: InstanceRef) {
  const runs = await runsOf(ctx, subjectId);
  return runs.find((run) => isGoing(run) && run.params.revision === revision);
}

export const matchingActors: readonly ActorPlugin[] = [
  {
    type: "matcher.run",
    v: 1,
    label: { en: "Run the matcher", cy: "Rhedeg y paru" },
    params: {},
    describe: (_params, locale) =>
      locale.startsWith("cy")
        ? "dod o hyd i'r parau gorau"
        : "find the pairs that are best for everybody together",
    async start(ctx, effect, invokeId) {
      const { instanceId, subjectId: roundId, revision } = effect.instance;
      const run = await startedAt(ctx, effect.instance);
      // Cancelled before it could begin: the workflow has gone on already.
      if (!run) return;
      const data = { runId: run.id, roundId, instanceId, invokeId, revision };
      await ctx.send("runs", data, { id: effect.id });
    },
    async stop(ctx, instance) {
      const run = await startedAt(ctx, instance);
      if (run) await endRun(ctx, run.id);
    },
  },
];
