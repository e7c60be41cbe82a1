import { Field, ID, InputType } from "type-graphql";
import { ParticipantRoles } from "../scheme/scheme.types.ts";
import type { StartImport } from "./import.service.ts";

@InputType()
export class StartImportInput implements StartImport {
  @Field(() => ID)
  schemeId: string;
  @Field(() => ParticipantRoles)
  role: StartImport["role"];
  @Field(() => String)
  fileName: string;
  @Field(() => String, { description: "The text of a CSV file." })
  content: string;
}

@InputType()
export class ColumnMappingInput {
  @Field(() => String)
  column: string;
  @Field(() => String)
  target: string;
}

@InputType()
export class MapImportInput {
  @Field(() => ID)
  id: string;
  @Field(() => [ColumnMappingInput])
  mapping: ColumnMappingInput[];
  @Field(() => Boolean, { description: "Add the units that aren't there, below the scheme's." })
  createUnits: boolean;
  @Field(() => Boolean, {
    description: "Take the answers as their registration, where they are complete.",
  })
  register: boolean;
}
