import { Arg, Ctx, FieldResolver, Int, Query, Resolver, Root } from "type-graphql";
import type { Context } from "../context.ts";
import { Allow } from "../graphql/allow.ts";
import { perRow } from "../graphql/limits.ts";
import { units } from "../institution/institution.service.ts";
import { personName, searchPeople } from "./person.service.ts";
import { PersonName } from "./person.types.ts";

@Resolver()
export class PersonResolver {
  @Allow("person.search")
  @Query(() => [PersonName], { complexity: perRow() })
  async people(
    @Ctx() ctx: Context,
    @Arg("search", () => String) search: string,
    @Arg("first", () => Int, { defaultValue: 20 }) first: number,
  ): Promise<PersonName[]> {
    return (await searchPeople(ctx, search, first)).map((row) => personName(ctx, row));
  }
}

@Resolver(() => PersonName)
export class PersonNameFields {
  @FieldResolver(() => String, { nullable: true })
  async unitName(@Ctx() ctx: Context, @Root() person: PersonName): Promise<string | null> {
    if (!person.unitId) return null;
    return (await units(ctx)).find((unit) => unit.id === person.unitId)?.name ?? null;
  }
}
