import type { EventType, Facts, GuardType, Json, ParamField } from "@quad/workflow";
import type { Context } from "../context.ts";
import { poolSizes } from "../enrolment/enrolment.service.ts";
import { waitingIn } from "../partnership/partnership.service.ts";
import type { ActionPlugin, ActorPlugin, FactLoader, InstanceRef } from "../plugins/plugin.ts";
import { verdict } from "../plugins/saying.ts";
import { proposeNext } from "./cascade.ts";
import { sendProposals } from "./proposals.ts";
import { isGoing, latestDone, runsOf } from "./rows.ts";
import { endRun } from "./run.service.ts";

interface RoundFact {
  /** Some run of it has come to a result. */
  hasResult: boolean;
  /** Proposals that wait for an answer. */
  openProposals: number;
  /** People who can be matched and have room left. */
  mentorsInPool: number;
  menteesInPool: number;
}

async function load(ctx: Context, instance: InstanceRef): Promise<Json | undefined> {
  if (instance.subjectType !== "round") return undefined;
  const runs = await runsOf(ctx, instance.subjectId);
  const pool = await poolSizes(ctx, instance.schemeId);
  const fact: RoundFact = {
    hasResult: latestDone(runs) !== undefined,
    openProposals: await waitingIn(ctx, instance.subjectId),
    mentorsInPool: pool.mentor,
    menteesInPool: pool.mentee,
  };
  return { ...fact };
}

/** What a workflow may read about a round. */
export const matchingFacts: readonly FactLoader[] = [
  {
    key: "round",
    label: { en: "The round", cy: "Y rownd" },
    subjects: ["round"],
    fields: {
      hasResult: {
        type: "boolean",
        label: { en: "A run has come to a result", cy: "Mae rhediad wedi dod i ganlyniad" },
        samples: [false, true],
      },
      openProposals: {
        type: "integer",
        label: { en: "Proposals that wait for an answer", cy: "Cynigion sy'n aros am ateb" },
        samples: [0, 1],
      },
      mentorsInPool: {
        type: "integer",
        label: { en: "Mentors who can be matched", cy: "Mentoriaid y gellir eu paru" },
        samples: [4, 0, 10],
      },
      menteesInPool: {
        type: "integer",
        label: { en: "Mentees who can be matched", cy: "Mentoreion y gellir eu paru" },
        samples: [4, 0, 10],
      },
    },
    load,
  },
];

const least = (en: string, cy: string): ParamField => ({
  type: "integer",
  required: true,
  label: { en, cy },
  minimum: 0,
  maximum: 10_000,
});

export const matchingGuards: readonly GuardType[] = [
  {
    type: "round.hasResult",
    v: 1,
    label: { en: "There is a result", cy: "Mae canlyniad" },
    params: {},
    reads: ["round"],
    sentence: { en: "there is a result of matching", cy: "mae canlyniad paru" },
    negative: { en: "there is no result of matching yet", cy: "nid oes canlyniad paru eto" },
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
  {
    type: "pool.minimum",
    v: 1,
    label: { en: "Enough people to match", cy: "Digon o bobl i'w paru" },
    params: {
      mentors: least("Mentors", "Mentoriaid"),
      mentees: least("Mentees", "Mentoreion"),
    },
    reads: ["round"],
    sentence: {
      en: "at least {mentors} mentors and {mentees} mentees can be matched",
      cy: "gellir paru o leiaf {mentors} mentor a {mentees} mentorai",
    },
    negative: {
      en: "fewer than {mentors} mentors or {mentees} mentees can be matched",
      cy: "gellir paru llai na {mentors} mentor neu {mentees} mentorai",
    },
    evaluate: ({ facts }, { mentors, mentees }) => {
      const there = facts.round as unknown as RoundFact;
      const enough =
        there.mentorsInPool >= Number(mentors) && there.menteesInPool >= Number(mentees);
      return verdict(enough, "pool.tooSmall", {
        en: `Ready to be matched: ${there.mentorsInPool} of ${mentors} mentors and ${there.menteesInPool} of ${mentees} mentees.`,
        cy: `Yn barod i'w paru: ${there.mentorsInPool} o ${mentors} mentor a ${there.menteesInPool} o ${mentees} mentorai.`,
      });
    },
  },
];

const round = { subject: "round" } as const;

const change = (facts: Facts, changes: Partial<RoundFact>): Facts =>
  facts.round ? { ...facts, round: { ...(facts.round as object), ...changes } } : facts;

/** What the product tells a round's workflow. */
export const matchingEvents: readonly EventType[] = [
  {
    ...round,
    type: "run.requested",
    label: { en: "Matching started", cy: "Dechreuwyd paru" },
    by: ["coordinator"],
  },
  {
    ...round,
    type: "run.cancelled",
    label: { en: "Matching cancelled", cy: "Canslwyd y paru" },
    by: ["coordinator"],
  },
  {
    ...round,
    type: "round.published",
    label: { en: "Proposals sent", cy: "Anfonwyd y cynigion" },
    by: ["coordinator"],
    simulate: (facts) => change(facts, { openProposals: 1 }),
  },
  {
    ...round,
    type: "proposals.settled",
    label: { en: "All proposals answered", cy: "Atebwyd pob cynnig" },
    by: ["system"],
    simulate: (facts) => change(facts, { openProposals: 0 }),
  },
];

export const matchingActions: readonly ActionPlugin[] = [
  {
    type: "proposals.send",
    v: 1,
    label: { en: "Send the proposals", cy: "Anfon y cynigion" },
    params: {},
    idempotency: "transaction",
    sentence: {
      en: "propose the pairs to the people in them",
      cy: "cynnig y parau i'r bobl ynddynt",
    },
    run: (ctx, effect) => sendProposals(ctx, effect.instance.subjectId),
  },
  {
    type: "proposal.next",
    v: 1,
    label: { en: "Propose the next best", cy: "Cynnig y gorau nesaf" },
    params: {},
    idempotency: "transaction",
    sentence: {
      en: "propose the mentee the next best mentor, if the scheme's settings say so",
      cy: "cynnig y mentor gorau nesaf i'r mentorai, os yw gosodiadau'r cynllun yn dweud hynny",
    },
    run: proposeNext,
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
    sentence: {
      en: "find the pairs that are best for everybody together",
      cy: "dod o hyd i'r parau gorau",
    },
    simulate: (facts) => change(facts, { hasResult: true }),
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
