import type { Answers } from "@quad/forms";
import { Arg, Args, Ctx, ID, Int, Mutation, Query, Resolver } from "type-graphql";
import type { Context } from "../context.ts";
import { SaveDraftResult } from "../form/form.types.ts";
import { Allow } from "../graphql/allow.ts";
import { perRow } from "../graphql/limits.ts";
import { JsonScalar } from "../graphql/scalars.ts";
import type { ParticipantRole } from "../scheme/scheme.service.ts";
import { ParticipantRoles } from "../scheme/scheme.types.ts";
import { EnrolmentRow } from "./enrolment.entity.ts";
import { EnrolmentsArgs, MentorsArgs } from "./enrolment.inputs.ts";
import {
  Enrolment,
  EnrolmentConnection,
  EnrolmentResult,
  InviteResult,
  MentorConnection,
  PreferencesResult,
  SubmitRegistrationResult,
} from "./enrolment.types.ts";
import { inviteEnrolments, remindEnrolments } from "./invite.ts";
import { listEnrolments } from "./list.ts";
import { searchMentors } from "./mentors.ts";
import { declareConflict, setPreferences, withdrawDeclaration } from "./preferences.ts";
import { saveRegistration, submitRegistration } from "./registration.ts";
import { enrolMe, withdraw } from "./take-part.ts";
import { readEnrolment } from "./view.ts";

/** A row as the API gives it; a problem as it is. */
const given = <P extends object>(value: EnrolmentRow | P): Enrolment | P =>
  value instanceof EnrolmentRow ? Enrolment.of(value) : value;

@Resolver()
export class EnrolmentResolver {
  @Allow("enrolment.list")
  @Query(() => EnrolmentConnection, { complexity: perRow() })
  enrolments(@Ctx() ctx: Context, @Args(() => EnrolmentsArgs) args: EnrolmentsArgs) {
    return listEnrolments(ctx, args);
  }

  @Allow("enrolment.read")
  @Query(() => Enrolment)
  async enrolment(@Ctx() ctx: Context, @Arg("id", () => ID) id: string): Promise<Enrolment> {
    return Enrolment.of(await readEnrolment(ctx, id));
  }

  @Allow("mentor.search")
  @Query(() => MentorConnection, { complexity: perRow() })
  mentors(@Ctx() ctx: Context, @Args(() => MentorsArgs) args: MentorsArgs) {
    return searchMentors(ctx, args);
  }

  @Allow("enrolment.invite")
  @Mutation(() => InviteResult)
  inviteEnrolments(
    @Ctx() ctx: Context,
    @Arg("schemeId", () => ID) schemeId: string,
    @Arg("enrolmentIds", () => [ID], {
      nullable: true,
      description: "Left out: everybody who hasn't been invited.",
    })
    enrolmentIds: string[] | null,
  ) {
    return inviteEnrolments(ctx, schemeId, enrolmentIds ?? null);
  }

  @Allow("enrolment.remind")
  @Mutation(() => InviteResult)
  remindEnrolments(
    @Ctx() ctx: Context,
    @Arg("schemeId", () => ID) schemeId: string,
    @Arg("enrolmentIds", () => [ID]) enrolmentIds: string[],
  ) {
    return remindEnrolments(ctx, schemeId, enrolmentIds);
  }

  @Allow("enrolment.join")
  @Mutation(() => EnrolmentResult)
  async enrolMe(
    @Ctx() ctx: Context,
    @Arg("schemeId", () => ID) schemeId: string,
    @Arg("role", () => ParticipantRoles) role: ParticipantRole,
  ) {
    return given(await enrolMe(ctx, schemeId, role));
  }

  @Allow("registration.edit")
  @Mutation(() => SaveDraftResult)
  saveRegistration(
    @Ctx() ctx: Context,
    @Arg("enrolmentId", () => ID) enrolmentId: string,
    @Arg("answers", () => JsonScalar) answers: Answers,
    @Arg("expectedRevision", () => Int) expectedRevision: number,
  ) {
    return saveRegistration(ctx, enrolmentId, answers, expectedRevision);
  }

  @Allow("registration.edit")
  @Mutation(() => SubmitRegistrationResult)
  submitRegistration(
    @Ctx() ctx: Context,
    @Arg("enrolmentId", () => ID) enrolmentId: string,
    @Arg("answers", () => JsonScalar) answers: Answers,
    @Arg("expectedRevision", () => Int) expectedRevision: number,
  ) {
    return submitRegistration(ctx, enrolmentId, answers, expectedRevision);
  }

  @Allow("enrolment.withdraw")
  @Mutation(() => EnrolmentResult)
  async withdraw(@Ctx() ctx: Context, @Arg("enrolmentId", () => ID) enrolmentId: string) {
    return given(await withdraw(ctx, enrolmentId));
  }

  @Allow("preference.edit")
  @Mutation(() => PreferencesResult)
  async setPreferences(
    @Ctx() ctx: Context,
    @Arg("enrolmentId", () => ID) enrolmentId: string,
    @Arg("mentorEnrolmentIds", () => [ID]) mentorEnrolmentIds: string[],
  ) {
    return given(await setPreferences(ctx, enrolmentId, mentorEnrolmentIds));
  }

  @Allow("declaration.edit")
  @Mutation(() => EnrolmentResult)
  async declareConflict(
    @Ctx() ctx: Context,
    @Arg("enrolmentId", () => ID) enrolmentId: string,
    @Arg("mentorEnrolmentId", () => ID) mentorEnrolmentId: string,
  ) {
    return given(await declareConflict(ctx, enrolmentId, mentorEnrolmentId));
  }

  @Allow("declaration.edit")
  @Mutation(() => EnrolmentResult)
  async withdrawDeclaration(@Ctx() ctx: Context, @Arg("id", () => ID) id: string) {
    return given(await withdrawDeclaration(ctx, id));
  }
}
