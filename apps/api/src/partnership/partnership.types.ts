import type { Answers } from "@quad/forms";
import { Field, Float, ID, Int, ObjectType, registerEnumType } from "type-graphql";
import { Form } from "../form/form.types.ts";
import { connection } from "../graphql/pagination.ts";
import { Conflict, InvalidAnswers, Refused, result } from "../graphql/problems.ts";
import { DateScalar, InstantScalar, JsonScalar, TextScalar } from "../graphql/scalars.ts";
import { ParticipantRoles } from "../scheme/scheme.types.ts";
import type { Text } from "../templates/document.ts";
import type { Answer, EndReason, MeetingRow, PartnershipRow, Role } from "./partnership.entity.ts";

export const ProposalAnswers = { ACCEPT: "accept", DECLINE: "decline" } as const;
registerEnumType(ProposalAnswers, { name: "ProposalAnswer" });

export const EndReasons = {
  OBJECTIVES_ACHIEVED: "objectives_achieved",
  READY_TO_MOVE_ON: "ready_to_move_on",
  NO_RESPONSE: "no_response",
  SCHEME_ENDING: "scheme_ending",
  NOT_WORKING: "not_working",
} as const satisfies Record<string, EndReason>;
registerEnumType(EndReasons, { name: "EndReason" });

@ObjectType({ description: "Something that speaks for or against a match." })
export class MatchReason {
  @Field(() => Boolean)
  for: boolean;
  @Field(() => String)
  text: string;
}

/** For each side its own reasons, by language: nobody reads what is not meant for them. */
export type StoredReasons = Partial<
  Record<"coordinator" | Role, Record<string, Pick<MatchReason, "for" | "text">[]>>
>;

@ObjectType({ description: "People who are proposed to each other, or work or worked together." })
export class Partnership {
  /** For the fields that are looked up when asked for. */
  row: PartnershipRow;
  @Field(() => ID)
  id: string;
  @Field(() => ID)
  schemeId: string;
  @Field(() => String)
  model: string;
  @Field(() => DateScalar, { nullable: true, description: "The last day for an answer." })
  replyBy: string | null;
  @Field(() => DateScalar, { nullable: true })
  startsOn: string | null;
  @Field(() => DateScalar, { nullable: true })
  endsOn: string | null;
  @Field(() => InstantScalar)
  proposedAt: Date;

  static of(row: PartnershipRow): Partnership {
    const { id, schemeId, model, replyBy, startsOn, endsOn, createdAt: proposedAt } = row;
    const values = { id, schemeId, model, replyBy, startsOn, endsOn, proposedAt };
    return Object.assign(new Partnership(), { row, ...values });
  }
}

@ObjectType({ description: "Somebody in a partnership, as far as the caller may see them." })
export class Member {
  /** For the fields that are looked up when asked for. */
  partnershipId: string;
  @Field(() => ID)
  personId: string;
  @Field(() => ID)
  enrolmentId: string;
  @Field(() => String)
  name: string;
  @Field(() => String, { nullable: true })
  jobTitle: string | null;
  @Field(() => String, { nullable: true })
  unitName: string | null;
  @Field(() => ParticipantRoles)
  role: Role;
  @Field(() => String, {
    nullable: true,
    description: "For partners once everybody has accepted; for the coordinator always.",
  })
  email: string | null;
  @Field(() => ProposalAnswers, {
    nullable: true,
    description: "Others see it only once everybody has answered or the proposal is over.",
  })
  answer: Answer | null;
  @Field(() => Boolean, {
    description: "The other side sees it no sooner than the answer, because it would tell it.",
  })
  answered: boolean;
  @Field(() => String, { nullable: true, description: "For the coordinator alone." })
  declineReason: string | null;
  @Field(() => InstantScalar, { nullable: true, description: "Of the present text." })
  signedAt: Date | null;
  @Field(() => Boolean)
  evaluated: boolean;
}

@ObjectType()
export class Signature {
  @Field(() => ID)
  personId: string;
  @Field(() => String)
  name: string;
  @Field(() => InstantScalar)
  signedAt: Date;
  @Field(() => Boolean, { description: "False when the text changed after signing." })
  current: boolean;
}

@ObjectType({ description: "What the members have agreed." })
export class Agreement {
  @Field(() => Form)
  form: Form;
  @Field(() => JsonScalar)
  answers: Answers;
  @Field(() => Int, { description: "0 before the first save." })
  revision: number;
  @Field(() => InstantScalar, { nullable: true })
  savedAt: Date | null;
  @Field(() => String, { nullable: true, description: "Null while something is missing." })
  documentHash: string | null;
  @Field(() => [Signature])
  signatures: Signature[];
  @Field(() => Boolean, { description: "Every member has signed the present text." })
  complete: boolean;
}

@ObjectType()
export class Meeting {
  @Field(() => ID)
  id: string;
  @Field(() => DateScalar)
  heldOn: string;
  @Field(() => Int)
  minutes: number;
  @Field(() => String, { nullable: true })
  mode: string | null;
  @Field(() => JsonScalar, { description: "As far as the caller may see them." })
  answers: Answers;
  @Field(() => String, { description: "The name of whoever wrote it down." })
  loggedBy: string;
  @Field(() => InstantScalar)
  loggedAt: Date;
  @Field(() => DateScalar, { nullable: true })
  nextOn: string | null;

  static of(row: MeetingRow, answers: Answers, loggedBy: string): Meeting {
    const { id, heldOn, minutes, mode, nextOn, loggedAt } = row;
    const values = { id, heldOn, minutes, mode, nextOn, loggedAt };
    return Object.assign(new Meeting(), { ...values, answers, loggedBy });
  }
}

@ObjectType({ description: "Null: suppressed, because so few would tell on somebody." })
export class ReportCell {
  @Field(() => String)
  value: string;
  @Field(() => TextScalar)
  label: Text;
  @Field(() => Int, { nullable: true })
  count: number | null;
}

@ObjectType()
export class QuestionReport {
  @Field(() => String)
  questionId: string;
  @Field(() => TextScalar)
  label: Text;
  @Field(() => String)
  type: string;
  @Field(() => Int, { nullable: true })
  answered: number | null;
  @Field(() => Float, { nullable: true })
  mean: number | null;
  @Field(() => [ReportCell])
  cells: ReportCell[];
}

@ObjectType({ description: "The figures of one side, over whole groups of at least the minimum." })
export class FormReport {
  @Field(() => String)
  formKey: string;
  @Field(() => TextScalar)
  title: Text;
  @Field(() => ParticipantRoles)
  role: Role;
  @Field(() => Int)
  answered: number;
  @Field(() => Boolean)
  enough: boolean;
  @Field(() => [QuestionReport])
  questions: QuestionReport[];
}

@ObjectType()
export class EvaluationReport {
  @Field(() => Int)
  asked: number;
  @Field(() => Int)
  answered: number;
  @Field(() => Int)
  minimum: number;
  @Field(() => Boolean, { description: "While false, nothing else is given." })
  enough: boolean;
  @Field(() => [FormReport])
  forms: FormReport[];
}

export const PartnershipConnection = connection("Partnership", () => Partnership);

const outcome = <T extends readonly (new () => object)[]>(name: string, ...problems: T) =>
  result(name, () => [Partnership, ...problems] as const);

export const AnswerProposalResult = outcome("AnswerProposalResult", Refused);
export const SaveAgreementResult = outcome(
  "SaveAgreementResult",
  Conflict,
  Refused,
  InvalidAnswers,
);
export const SignAgreementResult = outcome(
  "SignAgreementResult",
  Conflict,
  Refused,
  InvalidAnswers,
);
export const LogMeetingResult = outcome("LogMeetingResult", InvalidAnswers, Refused);
export const ClosePartnershipResult = outcome("ClosePartnershipResult", Refused);
export const SubmitEvaluationResult = outcome("SubmitEvaluationResult", InvalidAnswers, Refused);
