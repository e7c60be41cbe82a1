import { createUnionType, Field, Int, InterfaceType, ObjectType } from "type-graphql";
import { JsonScalar } from "./scalars.ts";

/** An outcome that a person can meet and do something about. Returned, never thrown. */
@InterfaceType({ description: "An expected outcome that isn't success." })
export abstract class Problem {
  @Field(() => String)
  code: string;
  @Field(() => String, { description: "A sentence in the caller's language." })
  message: string;
}

@ObjectType()
export class Reason {
  @Field(() => String)
  code: string;
  @Field(() => String)
  message: string;
  @Field(() => String, { nullable: true, description: "Where this is mended, as a stable key." })
  place?: string | null;
}

@ObjectType({ implements: Problem, description: "Not possible now. Each reason says what to do." })
export class Refused extends Problem {
  @Field(() => [Reason])
  reasons: Reason[];

  static because(code: string, message: string, reasons: Reason[] = []): Refused {
    return Object.assign(new Refused(), { code, message, reasons });
  }
}

@ObjectType()
export class AnswerProblem {
  @Field(() => [String])
  path: string[];
  @Field(() => String)
  code: string;
  @Field(() => JsonScalar)
  params: unknown;
  @Field(() => String)
  message: string;
}

@ObjectType({ implements: Problem, description: "The answers to a form aren't complete or valid." })
export class InvalidAnswers extends Problem {
  @Field(() => [AnswerProblem])
  problems: AnswerProblem[];

  static of(message: string, problems: AnswerProblem[]): InvalidAnswers {
    return Object.assign(new InvalidAnswers(), { code: "INVALID_ANSWERS", message, problems });
  }
}

@ObjectType({ implements: Problem, description: "Somebody else changed it meanwhile." })
export class Conflict extends Problem {
  @Field(() => Int)
  currentRevision: number;

  static at(currentRevision: number, message: string): Conflict {
    return Object.assign(new Conflict(), { code: "CONFLICT", message, currentRevision });
  }
}

@ObjectType({ implements: Problem, description: "Every place is taken." })
export class NoPlace extends Problem {
  static because(message: string): NoPlace {
    return Object.assign(new NoPlace(), { code: "NO_PLACE", message });
  }
}

/** A union whose members are told apart by their class. */
export function result<T extends readonly (new () => object)[]>(name: string, types: () => T) {
  return createUnionType({
    name,
    types: () => types() as never,
    resolveType: (value: object) => types().find((type) => value instanceof type),
  });
}
