import type { Answers } from "@quad/forms";
import { Arg, Ctx, ID, Int, Mutation, Query, Resolver } from "type-graphql";
import type { Context } from "../context.ts";
import { SaveDraftResult } from "../form/form.types.ts";
import { Allow } from "../graphql/allow.ts";
import { perRow } from "../graphql/limits.ts";
import { Problem } from "../graphql/problems.ts";
import { JsonScalar } from "../graphql/scalars.ts";
import { saveAgreement, signAgreement } from "./agreement.ts";
import { closePartnership } from "./close.ts";
import { saveEvaluation, submitEvaluation } from "./evaluation.ts";
import { listPartnerships, readPartnership } from "./list.ts";
import { logMeeting } from "./meeting.ts";
import type { Answer, EndReason, PartnershipRow } from "./partnership.entity.ts";
import {
  AnswerProposalResult,
  ClosePartnershipResult,
  EndReasons,
  EvaluationReport,
  LogMeetingResult,
  Partnership,
  PartnershipConnection,
  ProposalAnswers,
  SaveAgreementResult,
  SignAgreementResult,
  SubmitEvaluationResult,
} from "./partnership.types.ts";
import { answerProposal } from "./proposal.ts";
import { evaluationReport } from "./report.ts";

const shown = <P extends Problem>(done: PartnershipRow | P): Partnership | P =>
  done instanceof Problem ? done : Partnership.of(done);

@Resolver()
export class PartnershipResolver {
  @Allow("partnership.read")
  @Query(() => Partnership)
  async partnership(@Ctx() ctx: Context, @Arg("id", () => ID) id: string): Promise<Partnership> {
    return Partnership.of(await readPartnership(ctx, id));
  }

  @Allow("partnership.list")
  @Query(() => PartnershipConnection, { complexity: perRow() })
  partnerships(
    @Ctx() ctx: Context,
    @Arg("schemeId", () => ID) schemeId: string,
    @Arg("stage", () => String, { nullable: true }) stage: string | null,
    @Arg("first", () => Int, { defaultValue: 20 }) first: number,
    @Arg("after", () => String, { nullable: true }) after: string | null,
  ) {
    return listPartnerships(ctx, schemeId, { stage, first, after });
  }

  @Allow("evaluation.report")
  @Query(() => EvaluationReport, { complexity: perRow(5) })
  evaluationReport(
    @Ctx() ctx: Context,
    @Arg("schemeId", () => ID) schemeId: string,
  ): Promise<EvaluationReport> {
    return evaluationReport(ctx, schemeId);
  }

  @Allow("proposal.answer")
  @Mutation(() => AnswerProposalResult)
  async answerProposal(
    @Ctx() ctx: Context,
    @Arg("partnershipId", () => ID) id: string,
    @Arg("answer", () => ProposalAnswers) answer: Answer,
    @Arg("reason", () => String, { nullable: true }) reason: string | null,
  ) {
    return shown(await answerProposal(ctx, id, answer, reason));
  }

  @Allow("agreement.edit")
  @Mutation(() => SaveAgreementResult)
  async saveAgreement(
    @Ctx() ctx: Context,
    @Arg("partnershipId", () => ID) id: string,
    @Arg("answers", () => JsonScalar) answers: Answers,
    @Arg("expectedRevision", () => Int) expectedRevision: number,
  ) {
    return shown(await saveAgreement(ctx, id, answers, expectedRevision));
  }

  @Allow("agreement.sign")
  @Mutation(() => SignAgreementResult)
  async signAgreement(
    @Ctx() ctx: Context,
    @Arg("partnershipId", () => ID) id: string,
    @Arg("fullName", () => String) fullName: string,
    @Arg("documentHash", () => String) documentHash: string,
  ) {
    return shown(await signAgreement(ctx, id, fullName, documentHash));
  }

  @Allow("meeting.log")
  @Mutation(() => LogMeetingResult)
  async logMeeting(
    @Ctx() ctx: Context,
    @Arg("partnershipId", () => ID) id: string,
    @Arg("answers", () => JsonScalar) answers: Answers,
  ) {
    return shown(await logMeeting(ctx, id, answers));
  }

  @Allow("partnership.close")
  @Mutation(() => ClosePartnershipResult)
  async closePartnership(
    @Ctx() ctx: Context,
    @Arg("partnershipId", () => ID) id: string,
    @Arg("reason", () => EndReasons) reason: EndReason,
    @Arg("note", () => String, { nullable: true }) note: string | null,
  ) {
    return shown(await closePartnership(ctx, id, reason, note));
  }

  @Allow("evaluation.save")
  @Mutation(() => SaveDraftResult)
  saveEvaluation(
    @Ctx() ctx: Context,
    @Arg("partnershipId", () => ID) id: string,
    @Arg("answers", () => JsonScalar) answers: Answers,
    @Arg("expectedRevision", () => Int) expectedRevision: number,
  ) {
    return saveEvaluation(ctx, id, answers, expectedRevision);
  }

  @Allow("evaluation.submit")
  @Mutation(() => SubmitEvaluationResult)
  async submitEvaluation(
    @Ctx() ctx: Context,
    @Arg("partnershipId", () => ID) id: string,
    @Arg("answers", () => JsonScalar) answers: Answers,
  ) {
    return shown(await submitEvaluation(ctx, id, answers));
  }
}
