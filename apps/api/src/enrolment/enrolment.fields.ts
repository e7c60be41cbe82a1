import { Ctx, FieldResolver, ID, Int, Resolver, Root } from "type-graphql";
import type { Context } from "../context.ts";
import { Registration } from "../form/form.types.ts";
import { perRow } from "../graphql/limits.ts";
import { InstantScalar, TextScalar } from "../graphql/scalars.ts";
import { units } from "../institution/institution.service.ts";
import { Unit } from "../institution/institution.types.ts";
import { person, personName } from "../person/person.service.ts";
import { PersonName } from "../person/person.types.ts";
import { schemeRow } from "../scheme/scheme.service.ts";
import { Scheme, SchemeName } from "../scheme/scheme.types.ts";
import type { Text } from "../templates/document.ts";
import { historyOf } from "../workflow/workflow.service.ts";
import {
  Declaration,
  Enrolment,
  HistoryEntry,
  MentorProfile,
  Preference,
} from "./enrolment.types.ts";
import { chosenMentors, ownEnrolments } from "./own.ts";
import { declarationsOf } from "./preferences.ts";
import { waitingPosition } from "./queue.ts";
import { maySeeAnswers, registrationOf } from "./registration.ts";
import { enrolmentView, mayOnEnrolment } from "./view.ts";

@Resolver(() => Enrolment)
export class EnrolmentFields {
  @FieldResolver(() => SchemeName)
  scheme(@Ctx() ctx: Context, @Root() { row }: Enrolment): Promise<SchemeName> {
    return schemeRow(ctx, row.schemeId);
  }

  @FieldResolver(() => PersonName)
  async person(@Ctx() ctx: Context, @Root() { row }: Enrolment): Promise<PersonName> {
    return personName(ctx, await person(ctx, row.personId));
  }

  @FieldResolver(() => String, { nullable: true })
  async email(@Ctx() ctx: Context, @Root() { row }: Enrolment): Promise<string> {
    return (await person(ctx, row.personId)).email;
  }

  @FieldResolver(() => Unit, { nullable: true })
  async serviceArea(@Ctx() ctx: Context, @Root() { row }: Enrolment): Promise<Unit | null> {
    return (await units(ctx)).find((unit) => unit.id === row.serviceAreaId) ?? null;
  }

  @FieldResolver(() => String)
  async stage(@Ctx() ctx: Context, @Root() { id }: Enrolment): Promise<string> {
    return (await enrolmentView(ctx, id)).stage;
  }

  @FieldResolver(() => TextScalar)
  async stageLabel(@Ctx() ctx: Context, @Root() { id }: Enrolment): Promise<Text> {
    return (await enrolmentView(ctx, id)).stageLabel;
  }

  @FieldResolver(() => InstantScalar, { description: "When this stage was entered." })
  async since(@Ctx() ctx: Context, @Root() { id }: Enrolment): Promise<Date> {
    return (await enrolmentView(ctx, id)).stageSince;
  }

  @FieldResolver(() => [String])
  async tags(@Ctx() ctx: Context, @Root() { id }: Enrolment): Promise<string[]> {
    return (await enrolmentView(ctx, id)).tags;
  }

  @FieldResolver(() => ID, { description: "Of the workflow that runs for it." })
  async instanceId(@Ctx() ctx: Context, @Root() { id }: Enrolment): Promise<string> {
    return (await enrolmentView(ctx, id)).instanceId;
  }

  @FieldResolver(() => Int, { nullable: true, description: "In the queue; 1 is next." })
  waitingPosition(@Ctx() ctx: Context, @Root() { row }: Enrolment): Promise<number | null> {
    return waitingPosition(ctx, row.id);
  }

  @FieldResolver(() => Registration, { nullable: true })
  registration(@Ctx() ctx: Context, @Root() { row }: Enrolment): Promise<Registration> {
    return registrationOf(ctx, row);
  }

  @FieldResolver(() => [Preference], { complexity: perRow(4) })
  async preferences(@Ctx() ctx: Context, @Root() { row }: Enrolment): Promise<Preference[]> {
    return (await maySeeAnswers(ctx, row)) ? chosenMentors(ctx, row) : [];
  }

  @FieldResolver(() => [Declaration], { complexity: perRow(4) })
  async declarations(@Ctx() ctx: Context, @Root() { row }: Enrolment): Promise<Declaration[]> {
    return (await maySeeAnswers(ctx, row)) ? declarationsOf(ctx, row.id) : [];
  }

  @FieldResolver(() => [String], { description: "Actions that the caller could take now." })
  may(@Ctx() ctx: Context, @Root() { row }: Enrolment): Promise<string[]> {
    return mayOnEnrolment(ctx, row);
  }

  @FieldResolver(() => [HistoryEntry], { complexity: perRow(20) })
  history(@Ctx() ctx: Context, @Root() { id }: Enrolment): Promise<HistoryEntry[]> {
    return historyOf(ctx, "enrolment", id);
  }
}

@Resolver(() => Declaration)
export class DeclarationFields {
  @FieldResolver(() => PersonName)
  async about(@Ctx() ctx: Context, @Root() { aboutPersonId }: Declaration): Promise<PersonName> {
    return personName(ctx, await person(ctx, aboutPersonId));
  }
}

@Resolver(() => MentorProfile)
export class MentorProfileFields {
  @FieldResolver(() => String, { nullable: true })
  async unitName(@Ctx() ctx: Context, @Root() { unitId }: MentorProfile): Promise<string | null> {
    return (await units(ctx)).find((unit) => unit.id === unitId)?.name ?? null;
  }
}

@Resolver(() => Scheme)
export class SchemeEnrolments {
  @FieldResolver(() => [Enrolment], { description: "The caller's own." })
  myEnrolments(@Ctx() ctx: Context, @Root() { id }: Scheme): Promise<Enrolment[]> {
    return ownEnrolments(ctx, id);
  }
}
