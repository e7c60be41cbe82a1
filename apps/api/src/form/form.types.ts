import type { Answers } from "@quad/forms";
import { Field, ID, Int, ObjectType, registerEnumType } from "type-graphql";
import { Conflict, Refused, result } from "../graphql/problems.ts";
import { InstantScalar, JsonScalar } from "../graphql/scalars.ts";
import type { FormVersionRow, ResponseRow } from "./form.entity.ts";

export const ResponseState = { EMPTY: "empty", DRAFT: "draft", SUBMITTED: "submitted" } as const;
export type ResponseState = (typeof ResponseState)[keyof typeof ResponseState];
registerEnumType(ResponseState, { name: "ResponseState" });

@ObjectType({ description: "One published version of a form." })
export class Form {
  @Field(() => ID)
  id: string;
  @Field(() => String)
  key: string;
  @Field(() => Int)
  version: number;
  @Field(() => JsonScalar, { description: "As `@quad/forms` reads it." })
  definition: unknown;

  static of(row: FormVersionRow): Form {
    const { id, key, version, definition } = row;
    return Object.assign(new Form(), { id, key, version, definition });
  }
}

@ObjectType({ description: "Somebody's answers to a form, as far as the caller may see them." })
export class Registration {
  @Field(() => ID)
  id: string;
  @Field(() => Form)
  form: Form;
  @Field(() => JsonScalar)
  answers: Answers;
  @Field(() => ResponseState)
  state: ResponseState;
  @Field(() => Int, { description: "0 before the first save." })
  revision: number;
  @Field(() => InstantScalar, { nullable: true })
  savedAt: Date | null;
  @Field(() => InstantScalar, { nullable: true })
  submittedAt: Date | null;
}

/** `row` null: nothing has been saved yet, and `id` is the id that the answers will have. */
export function registration(
  id: string,
  form: FormVersionRow,
  row: ResponseRow | null,
  answers: Answers,
): Registration {
  return Object.assign(new Registration(), {
    id,
    form: Form.of(form),
    answers,
    state: row?.state ?? ResponseState.EMPTY,
    revision: row?.revision ?? 0,
    savedAt: row?.savedAt ?? null,
    submittedAt: row?.submittedAt ?? null,
  });
}

export const SaveDraftResult = result(
  "SaveDraftResult",
  () => [Registration, Conflict, Refused] as const,
);
