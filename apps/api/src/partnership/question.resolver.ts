import { Arg, Ctx, FieldResolver, ID, Mutation, Resolver, Root } from "type-graphql";
import type { Context } from "../context.ts";
import { Allow } from "../graphql/allow.ts";
import { perRow } from "../graphql/limits.ts";
import { Refused } from "../graphql/problems.ts";
import type { PartnershipRow } from "./partnership.entity.ts";
import { Partnership } from "./partnership.types.ts";
import { answerQuestion, askAboutProposal, questionsSeen } from "./question.ts";
import { ProposalQuestion, QuestionResult } from "./question.types.ts";

const shown = (done: PartnershipRow | Refused) =>
  done instanceof Refused ? done : Partnership.of(done);

@Resolver(() => Partnership)
export class QuestionResolver {
  @Allow("proposal.ask")
  @Mutation(() => QuestionResult)
  async askAboutProposal(
    @Ctx() ctx: Context,
    @Arg("partnershipId", () => ID) partnershipId: string,
    @Arg("question", () => String) question: string,
  ) {
    return shown(await askAboutProposal(ctx, partnershipId, question));
  }

  @Allow("partnership.manage")
  @Mutation(() => QuestionResult)
  async answerQuestion(
    @Ctx() ctx: Context,
    @Arg("questionId", () => ID) questionId: string,
    @Arg("answer", () => String) answer: string,
  ) {
    return shown(await answerQuestion(ctx, questionId, answer));
  }

  @FieldResolver(() => [ProposalQuestion], {
    complexity: perRow(3),
    description: "The caller's own; all of them for whoever looks after these people.",
  })
  questions(@Ctx() ctx: Context, @Root() { row }: Partnership): Promise<ProposalQuestion[]> {
    return questionsSeen(ctx, row);
  }
}
