import { Arg, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from "type-graphql";
import type { Context } from "../context.ts";
import { Allow } from "../graphql/allow.ts";
import { perRow } from "../graphql/limits.ts";
import { units } from "../institution/institution.service.ts";
import { Unit } from "../institution/institution.types.ts";
import { MilestoneKinds } from "../milestone/milestone.types.ts";
import { peopleById, personName } from "../person/person.service.ts";
import { PersonName } from "../person/person.types.ts";
import type { MilestoneKind, SchemeSettings as Settings } from "../templates/document.ts";
import { overview } from "./overview.ts";
import { rulesOf } from "./rules.ts";
import { type ParticipantRole, SchemeRow } from "./scheme.entity.ts";
import { CreateSchemeInput, SchemeSettingsInput } from "./scheme.inputs.ts";
import { coordinatorsOf, createScheme, openScheme, updateScheme } from "./scheme.service.ts";
import {
  ChecklistItem,
  CreateSchemeResult,
  OpenSchemeResult,
  ParticipantRoles,
  PlaceQuota,
  Resource,
  Scheme,
  SchemeOverview,
  SchemeSettings,
  SchemeTemplate,
  UpdateSchemeResult,
  VocabularyTerm,
} from "./scheme.types.ts";
import {
  checklistFor,
  listSchemes,
  mayInScheme,
  quotasFor,
  readScheme,
  resourcesFor,
  schemeTemplates,
  vocabularyFor,
} from "./view.ts";

/** A row as the API gives it; a problem as it is. */
const given = <P extends object>(value: SchemeRow | P): Scheme | P =>
  value instanceof SchemeRow ? Scheme.of(value) : value;

@Resolver()
export class SchemeResolver {
  @Allow("scheme.templates")
  @Query(() => [SchemeTemplate], { complexity: perRow(5) })
  schemeTemplates(@Ctx() ctx: Context): SchemeTemplate[] {
    return schemeTemplates(ctx);
  }

  @Allow("scheme.list")
  @Query(() => [Scheme], { complexity: perRow(30) })
  async schemes(@Ctx() ctx: Context): Promise<Scheme[]> {
    return (await listSchemes(ctx)).map(Scheme.of);
  }

  @Allow("scheme.read")
  @Query(() => Scheme)
  async scheme(@Ctx() ctx: Context, @Arg("id", () => ID) id: string): Promise<Scheme> {
    return Scheme.of(await readScheme(ctx, id));
  }

  @Allow("scheme.create")
  @Mutation(() => CreateSchemeResult)
  async createScheme(
    @Ctx() ctx: Context,
    @Arg("input", () => CreateSchemeInput) input: CreateSchemeInput,
  ) {
    return given(await createScheme(ctx, input));
  }

  @Allow("scheme.edit")
  @Mutation(() => UpdateSchemeResult)
  async updateScheme(
    @Ctx() ctx: Context,
    @Arg("input", () => SchemeSettingsInput) input: SchemeSettingsInput,
  ) {
    return given(await updateScheme(ctx, input));
  }

  @Allow("scheme.open")
  @Mutation(() => OpenSchemeResult)
  async openScheme(@Ctx() ctx: Context, @Arg("id", () => ID) id: string) {
    return given(await openScheme(ctx, id));
  }
}

@Resolver(() => Scheme)
export class SchemeFields {
  @FieldResolver(() => Unit)
  async unit(@Ctx() ctx: Context, @Root() { unitId }: Scheme): Promise<Unit | undefined> {
    return (await units(ctx)).find((unit) => unit.id === unitId);
  }

  @FieldResolver(() => [PersonName], { complexity: perRow(4) })
  async coordinators(@Ctx() ctx: Context, @Root() { id }: Scheme): Promise<PersonName[]> {
    const people = await peopleById(ctx, await coordinatorsOf(ctx, id));
    return [...people.values()].map((row) => personName(ctx, row));
  }

  @FieldResolver(() => [ChecklistItem], {
    complexity: perRow(8),
    description: "What is missing before it can open, for those who can mend it.",
  })
  openingChecklist(@Ctx() ctx: Context, @Root() { id }: Scheme): Promise<ChecklistItem[]> {
    return checklistFor(ctx, id);
  }

  @FieldResolver(() => [PlaceQuota], { complexity: perRow(20) })
  quotas(@Ctx() ctx: Context, @Root() { id }: Scheme): Promise<PlaceQuota[]> {
    return quotasFor(ctx, id);
  }

  @FieldResolver(() => [VocabularyTerm], { complexity: perRow(20) })
  vocabulary(@Ctx() ctx: Context, @Root() { id }: Scheme): Promise<VocabularyTerm[]> {
    return vocabularyFor(ctx, id);
  }

  @FieldResolver(() => SchemeOverview, {
    description: "For coordinators, administrators and, in counts alone, the committee.",
  })
  overview(@Ctx() ctx: Context, @Root() { id }: Scheme): Promise<SchemeOverview> {
    return overview(ctx, id);
  }

  @FieldResolver(() => [Resource], { complexity: perRow(10) })
  resources(@Ctx() ctx: Context, @Root() { id }: Scheme): Promise<Resource[]> {
    return resourcesFor(ctx, id);
  }

  @FieldResolver(() => [String], { description: "Actions that the caller could take now." })
  may(@Ctx() ctx: Context, @Root() { id }: Scheme): Promise<string[]> {
    return mayInScheme(ctx, id);
  }
}

@Resolver(() => SchemeSettings)
export class SchemeSettingsFields {
  @FieldResolver(() => [ParticipantRoles], { description: "Who is trained before being matched." })
  trainingRequired(@Root() settings: Settings): ParticipantRole[] {
    return rulesOf(settings).trainingRequired;
  }

  @FieldResolver(() => [ParticipantRoles], {
    description: "Whose line manager is informed before they are matched.",
  })
  managerRequired(@Root() settings: Settings): ParticipantRole[] {
    return rulesOf(settings).managerRequired;
  }

  @FieldResolver(() => [MilestoneKinds], { description: "What people may confirm of themselves." })
  ownWord(@Root() settings: Settings): MilestoneKind[] {
    return rulesOf(settings).ownWord;
  }

  @FieldResolver(() => Boolean, {
    description: "Only people of the scheme's unit, and of those below it, may join.",
  })
  ownUnitOnly(@Root() settings: Settings): boolean {
    return rulesOf(settings).ownUnitOnly;
  }

  @FieldResolver(() => Boolean, {
    description: "A second person looks a result over before it is sent.",
  })
  secondReviewer(@Root() settings: Settings): boolean {
    return rulesOf(settings).secondReviewer;
  }

  @FieldResolver(() => Boolean, {
    description: "Whoever's match comes to nothing is proposed the next best at once.",
  })
  cascadeNext(@Root() settings: Settings): boolean {
    return rulesOf(settings).cascadeNext;
  }
}

@Resolver(() => PlaceQuota)
export class PlaceQuotaFields {
  @FieldResolver(() => Unit)
  async serviceArea(
    @Ctx() ctx: Context,
    @Root() { serviceAreaId }: PlaceQuota,
  ): Promise<Unit | undefined> {
    return (await units(ctx)).find((unit) => unit.id === serviceAreaId);
  }
}
