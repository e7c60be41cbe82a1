import type { Context } from "../context.ts";
import { createRound } from "../matching/round.service.ts";
import { runMatcher } from "../matching/run.job.ts";
import { startRun } from "../matching/run.service.ts";
import { agreementOf } from "../partnership/agreement.ts";
import {
  answerProposal,
  closePartnership,
  createPartnerships,
  logMeeting,
  saveAgreement,
  saveEvaluation,
  signAgreement,
  submitEvaluation,
} from "../partnership/partnership.service.ts";
import { good, inDays } from "../test/scheme.ts";
import { allRevisions, runEffects, views } from "../workflow/workflow.service.ts";
import { asPerson, canaries } from "./walk.people.ts";

type Inside = <T>(work: (ctx: Context) => Promise<T>) => Promise<T>;

/** A round whose one run has found pairs, as the worker would leave it. */
export async function buildRound(
  inside: Inside,
  institutionId: string,
  schemeId: string,
): Promise<{ roundId: string; runId: string }> {
  const roundId = good(await inside((ctx) => createRound(ctx, schemeId))).id;
  const run = good(await inside((ctx) => startRun(ctx, roundId)));
  const view = (await inside((ctx) => views(ctx, "round", [roundId]))).get(roundId)!;
  const { instanceId } = view;
  await runEffects(inside, { institutionId, instanceId, revision: allRevisions });
  const [effect] = await inside((ctx) =>
    ctx.store.rows<{ invokeId: string }>(
      `SELECT params->>'invokeId' AS "invokeId" FROM app.workflow_effect
       WHERE institution_id = $1 AND instance_id = $2 AND params ? 'invokeId'`,
      [instanceId],
    ),
  );
  await runMatcher(inside, {
    institutionId,
    instanceId,
    roundId,
    runId: run.id,
    invokeId: effect!.invokeId,
    revision: run.params.revision,
  });
  return { roundId, runId: run.id };
}

interface Side {
  personId: string;
  enrolmentId: string;
  name: string;
}

/** Three partnerships of the same two people, each further on than the one before. */
export async function buildPartnerships(
  inside: Inside,
  mark: string,
  { open, mentor, mentee }: { open: string; mentor: Side; mentee: Side },
): Promise<Record<"proposed" | "active" | "evaluating", string>> {
  const propose = () =>
    inside(async (ctx) => {
      const told = (whose: string) => ({ en: [{ for: true, text: `${mark} reason ${whose}` }] });
      const reasons = {
        mentor: told("mentor"),
        mentee: told("mentee"),
        coordinator: told("coordinator"),
      };
      const partnerships = [
        { mentors: [mentor.enrolmentId], mentees: [mentee.enrolmentId], reasons },
      ];
      const made = await createPartnerships(ctx, { schemeId: open, roundId: null, partnerships });
      if (made.created.length !== 1) throw new Error(JSON.stringify(made.leftOut));
      return made.created[0]!;
    });
  const each = async (work: (ctx: Context, side: Side) => Promise<unknown>) => {
    for (const side of [mentor, mentee]) {
      await inside((ctx) => work(asPerson(ctx, side.personId), side));
    }
  };
  const activate = async (id: string) => {
    await each(async (ctx) => good(await answerProposal(ctx, id, "accept")));
    await inside(async (ctx) => {
      good(await saveAgreement(asPerson(ctx, mentee.personId), id, agreement(mark), 0));
    });
    await each(async (ctx, { name }) => {
      const { documentHash } = (await agreementOf(ctx, id))!.agreement;
      good(await signAgreement(ctx, id, name, documentHash!));
    });
    await inside(async (ctx) => {
      const answers = { heldOn: inDays(-1), mode: "online", ...canaries(mark, "meeting") };
      good(await logMeeting(asPerson(ctx, mentor.personId), id, answers));
    });
  };

  const proposed = await propose();
  const active = await propose();
  await activate(active);
  const evaluating = await propose();
  await activate(evaluating);
  await inside(async (ctx) => {
    const leaver = asPerson(ctx, mentor.personId);
    good(await closePartnership(leaver, evaluating, "objectives_achieved", `${mark} end note`));
  });
  await inside(async (ctx) => {
    const answers = canaries(mark, "evaluationOfMentee");
    good(await saveEvaluation(asPerson(ctx, mentee.personId), evaluating, answers, 0));
  });
  await inside(async (ctx) => {
    const sent = { ...evaluation, ...canaries(mark, "evaluationOfMentor") };
    good(await submitEvaluation(asPerson(ctx, mentor.personId), evaluating, sent));
  });
  return { proposed, active, evaluating };
}

const agreement = (mark: string) => ({
  purpose: "To grow.",
  goals: "Three of them.",
  frequency: "monthly",
  meetingMinutes: 60,
  cancellation: true,
  documented: "turns",
  endsOn: inDays(200),
  confidential: true,
  happyToWork: true,
  ...canaries(mark, "agreement"),
});

/** Complete answers of a mentor to the evaluation. */
export const evaluation = {
  timesMet: "sixOrMore",
  metAsPlanned: true,
  matchQuality: 5,
  menteeProgress: 5,
  ownSkills: 4,
  satisfaction: 5,
  training: 4,
  mentorAgain: true,
};
