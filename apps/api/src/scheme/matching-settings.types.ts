import { Field, Float, ID, InputType, Int, ObjectType, registerEnumType } from "type-graphql";
import { Conflict, Refused, result } from "../graphql/problems.ts";
import { JsonScalar, TextScalar } from "../graphql/scalars.ts";
import type { Text } from "../templates/document.ts";
import type { ParticipantRole } from "./scheme.entity.ts";
import { ParticipantRoles } from "./scheme.types.ts";

/** How much a criterion counts: by its weight, by three times its weight, or it must hold too. */
export const Strictnesses = { SOFT: "soft", STRONG: "strong", MUST: "must" } as const;
export type Strictness = (typeof Strictnesses)[keyof typeof Strictnesses];
registerEnumType(Strictnesses, { name: "Strictness" });

@ObjectType({ description: "One choice of a field that has a few." })
export class FieldChoice {
  @Field(() => String)
  value: string;
  @Field(() => TextScalar)
  label: Text;
}

@ObjectType({ description: "One thing that a matcher or a criterion asks for." })
export class ParamFieldInfo {
  @Field(() => String)
  name: string;
  @Field(() => String, { description: "As the matching package says: question, number, choice …" })
  type: string;
  @Field(() => TextScalar)
  label: Text;
  @Field(() => Boolean)
  required: boolean;
  @Field(() => [FieldChoice], { nullable: true })
  choices: FieldChoice[] | null;
  @Field(() => Float, { nullable: true })
  minimum: number | null;
  @Field(() => Float, { nullable: true })
  maximum: number | null;
  @Field(() => JsonScalar, { nullable: true, description: "What counts when it is left out." })
  default: unknown;
}

@ObjectType({ description: "A way of matching that a plugin brings." })
export class MatcherOption {
  @Field(() => String)
  type: string;
  @Field(() => Int)
  v: number;
  @Field(() => TextScalar)
  label: Text;
  @Field(() => String, { description: "What it makes best." })
  sentence: string;
  @Field(() => TextScalar, { nullable: true, description: "What people could gain by tactics." })
  strategy: Text | null;
  @Field(() => [String], { description: "The keys of the models it can match." })
  models: string[];
  @Field(() => [ParamFieldInfo])
  fields: ParamFieldInfo[];
}

@ObjectType({ description: "A criterion or rule that a plugin brings." })
export class CriterionOption {
  @Field(() => String)
  type: string;
  @Field(() => TextScalar)
  label: Text;
  @Field(() => String, { description: "What it does, before anybody says more." })
  sentence: string;
  @Field(() => Boolean, { description: "It only rules pairs out: it has no weight." })
  onlyExcludes: boolean;
  @Field(() => [ParamFieldInfo])
  fields: ParamFieldInfo[];
}

@ObjectType({ description: "A question whose answers matching may use." })
export class MatchingQuestion {
  @Field(() => ParticipantRoles)
  role: ParticipantRole;
  @Field(() => String)
  id: string;
  @Field(() => TextScalar)
  label: Text;
  @Field(() => String, { description: "The type of field: tags, choice, number …" })
  type: string;
}

@ObjectType()
export class ModelMatching {
  @Field(() => String)
  model: string;
  @Field(() => String)
  matcher: string;
  @Field(() => JsonScalar)
  params: unknown;
}

@ObjectType()
export class CriterionSetting {
  @Field(() => String)
  type: string;
  @Field(() => Float)
  weight: number;
  @Field(() => Strictnesses)
  strictness: Strictness;
  @Field(() => JsonScalar)
  params: unknown;
  @Field(() => String, { description: "What it does, in one sentence." })
  sentence: string;
}

@ObjectType({ description: "How a scheme matches, and everything it could choose from." })
export class MatchingSettings {
  @Field(() => ID)
  schemeId: string;
  @Field(() => Int)
  revision: number;
  @Field(() => [ModelMatching], { description: "In the order in which they are matched." })
  models: ModelMatching[];
  @Field(() => [CriterionSetting])
  criteria: CriterionSetting[];
  @Field(() => [MatcherOption])
  matcherOptions: MatcherOption[];
  @Field(() => [CriterionOption])
  criterionOptions: CriterionOption[];
  @Field(() => [MatchingQuestion])
  questions: MatchingQuestion[];
}

@InputType()
export class ModelMatchingInput {
  @Field(() => String)
  model: string;
  @Field(() => String)
  matcher: string;
  @Field(() => JsonScalar, { nullable: true })
  params?: unknown;
}

@InputType()
export class CriterionSettingInput {
  @Field(() => String)
  type: string;
  @Field(() => Float)
  weight: number;
  @Field(() => Strictnesses)
  strictness: Strictness;
  @Field(() => JsonScalar, { nullable: true })
  params?: unknown;
}

@InputType()
export class MatchingSettingsInput {
  @Field(() => ID)
  schemeId: string;
  @Field(() => Int)
  expectedRevision: number;
  @Field(() => [ModelMatchingInput])
  models: ModelMatchingInput[];
  @Field(() => [CriterionSettingInput])
  criteria: CriterionSettingInput[];
}

export const MatchingSettingsResult = result(
  "MatchingSettingsResult",
  () => [MatchingSettings, Conflict, Refused] as const,
);
