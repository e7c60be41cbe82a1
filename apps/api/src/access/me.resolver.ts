import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { Context } from "../context.ts";
import { enrolmentsOfPerson } from "../enrolment/enrolment.service.ts";
import { Enrolment } from "../enrolment/enrolment.types.ts";
import { perRow } from "../graphql/limits.ts";
import { grantsOfPerson } from "../institution/grant.service.ts";
import { institutionRow } from "../institution/institution.service.ts";
import { Grant, Institution } from "../institution/institution.types.ts";
import { Partnership } from "../partnership/partnership.types.ts";
import { person, personName } from "../person/person.service.ts";
import { PersonName } from "../person/person.types.ts";
import { isStaff, partnershipsOf } from "./me.service.ts";
import { tasksOf } from "./me.tasks.ts";
import { Me, Task } from "./sign-in.types.ts";

@Resolver(() => Me)
export class MeFields {
  @FieldResolver(() => PersonName)
  async person(@Ctx() ctx: Context, @Root() me: Me): Promise<PersonName> {
    return personName(ctx, await person(ctx, me.personId));
  }

  @FieldResolver(() => Institution)
  institution(@Ctx() ctx: Context): Promise<Omit<Institution, "units">> {
    return institutionRow(ctx);
  }

  @FieldResolver(() => [Grant], { complexity: perRow(10) })
  async grants(@Ctx() ctx: Context, @Root() me: Me): Promise<Grant[]> {
    return (await grantsOfPerson(ctx, me.personId)).map(Grant.of);
  }

  @FieldResolver(() => Boolean, { description: "Staff screens this person may open." })
  isStaff(@Ctx() ctx: Context): boolean {
    return isStaff(ctx);
  }

  @FieldResolver(() => [Enrolment], { complexity: perRow(5) })
  async enrolments(@Ctx() ctx: Context, @Root() me: Me): Promise<Enrolment[]> {
    return (await enrolmentsOfPerson(ctx, me.personId)).map(Enrolment.of);
  }

  @FieldResolver(() => [Partnership], { complexity: perRow(5), description: "Newest first." })
  async partnerships(@Ctx() ctx: Context, @Root() me: Me): Promise<Partnership[]> {
    return (await partnershipsOf(ctx, me.personId)).map(Partnership.of);
  }

  @FieldResolver(() => [Task], { complexity: perRow(10), description: "Most urgent first." })
  tasks(@Ctx() ctx: Context, @Root() me: Me): Promise<Task[]> {
    return tasksOf(ctx, me.personId);
  }
}
