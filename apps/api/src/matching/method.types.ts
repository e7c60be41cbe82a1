import type { CriterionUse } from "@quad/matching";
import { Field, Float, Int, ObjectType } from "type-graphql";
import { JsonScalar } from "../graphql/scalars.ts";
import { Strictnesses } from "../scheme/matching-settings.types.ts";

@ObjectType({ description: "The way of matching that a run used." })
export class MatcherUse {
  @Field(() => String)
  type: string;
  @Field(() => String)
  label: string;
  @Field(() => String, { description: "What it makes best." })
  sentence: string;
}

@ObjectType({ description: "What a run looked at, and how much it counted." })
export class CriterionWeight {
  @Field(() => String)
  type: string;
  @Field(() => Int, { description: "Which of the run's criteria, from 0." })
  index: number;
  @Field(() => String)
  label: string;
  @Field(() => String)
  sentence: string;
  @Field(() => Float)
  weight: number;
  @Field(() => Strictnesses)
  strictness: NonNullable<CriterionUse["strictness"]>;
  @Field(() => Boolean, { description: "False: it only rules pairs out, whatever its weight." })
  scores: boolean;
}

@ObjectType({ description: "A way of matching that a run of this scheme can use." })
export class MatcherChoice {
  @Field(() => String)
  type: string;
  @Field(() => String)
  label: string;
  @Field(() => String, { description: "What it makes best." })
  sentence: string;
  @Field(() => String, { nullable: true, description: "What people could gain by tactics." })
  strategy: string | null;
  @Field(() => JsonScalar, { description: "What it asks for, by name: type, label, limits." })
  params: unknown;
  @Field(() => [String], { description: "The scheme's models that it can match." })
  models: string[];
}
