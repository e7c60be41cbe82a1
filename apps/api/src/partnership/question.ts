import { DateTime } from "luxon";
import { v7 as uuidv7 } from "uuid";
import { authorise, may } from "../access/can.ts";
import { recordAudit } from "../audit/audit.service.ts";
import type { Context } from "../context.ts";
import { DomainError } from "../graphql/errors.ts";
import { Refused } from "../graphql/problems.ts";
import { coordinatorsOfSubject, queueMessage } from "../message/message.service.ts";
import { fullName, peopleById } from "../person/person.service.ts";
import { say } from "../words.ts";
import { refreshTimers } from "../workflow/workflow.service.ts";
import { today } from "./happen.ts";
import type { PartnershipRow } from "./partnership.entity.ts";
import { words as proposalWords } from "./partnership.words.ts";
import { note } from "./proposal.ts";
import { QuestionRow } from "./question.entity.ts";
import { ProposalQuestion } from "./question.types.ts";
import { words } from "./question.words.ts";
import { changePartnership, lockPartnership, partnershipRow } from "./rows.ts";
import { partnershipSubject } from "./side.ts";
import { standing } from "./state.ts";

/** Whoever asked has at least so many days left to answer the proposal once they know. */
const days = 3;

/** A member asks the coordinator something before they answer a proposal. */
export async function askAboutProposal(
  ctx: Context,
  partnershipId: string,
  question: string,
): Promise<PartnershipRow | Refused> {
  const text = note(question);
  const seen = await partnershipRow(ctx, partnershipId);
  authorise(ctx, "proposal.ask", await partnershipSubject(ctx, seen));
  if (ctx.actor.kind !== "person") throw new DomainError("UNAUTHENTICATED");
  const { personId } = ctx.actor;
  const row = await lockPartnership(ctx, partnershipId);
  if (!(await standing(ctx, partnershipId)).waiting) {
    return Refused.because("PROPOSAL_OVER", say(ctx, proposalWords.proposalOver));
  }
  if (!text) return Refused.because("EMPTY", say(ctx, words.empty));
  const before = await ctx.store.find(QuestionRow, { partnershipId, askedBy: personId });
  if (before.some((one) => one.answer === null)) {
    return Refused.because("WAITING", say(ctx, words.waiting));
  }
  const id = uuidv7();
  await ctx.store.insert(QuestionRow, { id, partnershipId, askedBy: personId, question: text });
  const { schemeId, roundId } = row;
  const subject = { subjectType: "partnership", subjectId: partnershipId, schemeId } as const;
  const readers = await coordinatorsOfSubject(ctx, { ...subject, instanceId: "", revision: 0 });
  for (const reader of readers) {
    await queueMessage(ctx, {
      key: `question:${id}:${reader}`,
      personId: reader,
      schemeId,
      template: "proposal-question",
      params: {
        link: roundId
          ? `/schemes/${schemeId}/rounds/${roundId}`
          : `/schemes/${schemeId}/partnerships`,
      },
    });
  }
  await recordAudit(ctx, "proposal.ask", { type: "partnership", id: partnershipId });
  return row;
}

/** The coordinator answers; the asker hears of it and has some days left, whatever the last day was. */
export async function answerQuestion(
  ctx: Context,
  questionId: string,
  answer: string,
): Promise<PartnershipRow | Refused> {
  const text = note(answer);
  const { partnershipId } = await ctx.store.get(QuestionRow, questionId);
  const seen = await partnershipRow(ctx, partnershipId);
  authorise(ctx, "partnership.manage", await partnershipSubject(ctx, seen));
  if (ctx.actor.kind !== "person") throw new DomainError("UNAUTHENTICATED");
  const row = await lockPartnership(ctx, partnershipId);
  const question = await ctx.store.get(QuestionRow, questionId);
  if (question.answer !== null) return Refused.because("ANSWERED", say(ctx, words.answered));
  if (!text) return Refused.because("EMPTY", say(ctx, words.emptyAnswer));
  await ctx.store.update(
    QuestionRow,
    { id: questionId },
    { answer: text, answeredBy: ctx.actor.personId, answeredAt: new Date() },
  );
  await giveTime(ctx, row);
  await queueMessage(ctx, {
    key: `question:${questionId}:answer`,
    personId: question.askedBy,
    schemeId: row.schemeId,
    template: "proposal-question-answered",
    params: { link: `/partnerships/${partnershipId}/proposal` },
  });
  await recordAudit(ctx, "proposal.explain", { type: "partnership", id: partnershipId });
  return partnershipRow(ctx, partnershipId);
}

async function giveTime(ctx: Context, row: PartnershipRow): Promise<void> {
  if (row.replyBy === null || !(await standing(ctx, row.id)).waiting) return;
  const least = DateTime.fromISO(await today(ctx, row.schemeId))
    .plus({ days })
    .toISODate()!;
  if (row.replyBy >= least) return;
  await changePartnership(ctx, row, { replyBy: least });
  await refreshTimers(ctx, { subjectType: "partnership", subjectId: row.id });
}

/** The caller's own questions; all of them for whoever looks after these people. Oldest first. */
export async function questionsSeen(
  ctx: Context,
  row: PartnershipRow,
): Promise<ProposalQuestion[]> {
  const manages = may(ctx, "partnership.manage", await partnershipSubject(ctx, row));
  const me = ctx.actor.kind === "person" ? ctx.actor.personId : null;
  const rows = await ctx.store.find(
    QuestionRow,
    { partnershipId: row.id },
    { order: { askedAt: "ASC" } },
  );
  const seen = rows.filter((one) => manages || one.askedBy === me);
  const people = await peopleById(
    ctx,
    seen.map((one) => one.askedBy),
  );
  return seen.map(({ id, askedBy, question, askedAt, answer, answeredAt }) => {
    const person = people.get(askedBy);
    const name = person ? fullName(person) : "";
    return Object.assign(new ProposalQuestion(), {
      ...{ id, askedBy: name, question, askedAt, answer, answeredAt },
    });
  });
}
