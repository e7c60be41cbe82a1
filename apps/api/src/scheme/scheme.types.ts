import { Field, Float, ID, Int, ObjectType, registerEnumType } from "type-graphql";
import { Conflict, Refused, result } from "../graphql/problems.ts";
import { DateScalar, TextScalar } from "../graphql/scalars.ts";
import type { SchemeSettings as Settings, Text } from "../templates/document.ts";
import type { PlaceQuotaRow, SchemeRow } from "./scheme.entity.ts";

export const SchemeStates = { DRAFT: "draft", OPEN: "open", CLOSED: "closed" } as const;
registerEnumType(SchemeStates, { name: "SchemeState" });

export const ParticipantRoles = { MENTOR: "mentor", MENTEE: "mentee" } as const;
registerEnumType(ParticipantRoles, { name: "ParticipantRole" });

@ObjectType()
export class SchemeName {
  @Field(() => ID)
  id: string;
  @Field(() => TextScalar)
  name: Text;
}

@ObjectType()
export class TemplateFact {
  @Field(() => TextScalar)
  label: Text;
  @Field(() => TextScalar)
  value: Text;
}

@ObjectType({ description: "A scheme that ships, to start one's own from." })
export class SchemeTemplate {
  @Field(() => String)
  key: string;
  @Field(() => TextScalar)
  name: Text;
  @Field(() => TextScalar)
  summary: Text;
  @Field(() => [TemplateFact])
  facts: TemplateFact[];
}

@ObjectType()
export class VocabularyTerm {
  @Field(() => String)
  value: string;
  @Field(() => TextScalar)
  label: Text;
}

@ObjectType({ description: "One phase in the life of a partnership." })
export class Phase {
  @Field(() => String)
  key: string;
  @Field(() => TextScalar)
  label: Text;
}

@ObjectType()
export class SchemeSettings implements Settings {
  @Field(() => String)
  timeZone: string;
  @Field(() => DateScalar, { nullable: true })
  opensOn: string | null;
  @Field(() => DateScalar, { nullable: true })
  registrationClosesOn: string | null;
  @Field(() => DateScalar, { nullable: true })
  matchingOn: string | null;
  @Field(() => DateScalar, { nullable: true })
  endsOn: string | null;
  @Field(() => Int)
  maxPreferences: number;
  @Field(() => Int, { description: "Days to answer a proposal." })
  replyDays: number;
  @Field(() => Int)
  minMonths: number;
  @Field(() => Int)
  maxMonths: number;
  @Field(() => Float, { description: "Hours a month that a partnership meets." })
  hoursPerMonth: number;
  @Field(() => Int)
  firstMeetingIntroMinutes: number;
  @Field(() => Int)
  firstMeetingMainMinutes: number;
  @Field(() => Int)
  minimumMentors: number;
  @Field(() => Int)
  minimumMentees: number;
  @Field(() => Boolean)
  coordinatorSeesMeetings: boolean;
  @Field(() => [Phase])
  phases: Phase[];
  @Field(() => [String])
  models: string[];
}

@ObjectType()
export class ChecklistItem {
  @Field(() => String)
  key: string;
  @Field(() => String)
  label: string;
  @Field(() => Boolean)
  done: boolean;
  @Field(() => String, { nullable: true, description: "What is missing." })
  detail: string | null;
  @Field(() => String, { description: "Where it is mended, as a stable key." })
  place: string;
}

@ObjectType({ description: "How many may take part in one role from one service area." })
export class PlaceQuota {
  serviceAreaId: string;
  @Field(() => ParticipantRoles)
  role: PlaceQuotaRow["role"];
  @Field(() => Int)
  places: number;
  @Field(() => Int)
  taken: number;
  @Field(() => Int)
  waiting: number;
}

@ObjectType()
export class Resource {
  @Field(() => TextScalar)
  title: Text;
  @Field(() => TextScalar)
  summary: Text;
  @Field(() => String, { nullable: true })
  url?: string | null;
}

@ObjectType()
export class Scheme {
  @Field(() => ID)
  id: string;
  @Field(() => String)
  slug: string;
  @Field(() => TextScalar)
  name: Text;
  @Field(() => TextScalar)
  summary: Text;
  @Field(() => TextScalar)
  purpose: Text;
  unitId: string;
  @Field(() => SchemeStates)
  state: SchemeRow["state"];
  @Field(() => Int)
  revision: number;
  @Field(() => SchemeSettings)
  settings: Settings;
  @Field(() => String)
  contactEmail: string;

  static of(row: SchemeRow): Scheme {
    const { id, slug, name, summary, purpose, unitId, state, revision, settings, contactEmail } =
      row;
    const values = { id, slug, name, summary, purpose, unitId, state, revision };
    return Object.assign(new Scheme(), { ...values, settings, contactEmail });
  }
}

@ObjectType({ description: "The one thing to do now." })
export class NextStep {
  @Field(() => String)
  key: string;
  @Field(() => String)
  title: string;
  @Field(() => String)
  why: string;
  @Field(() => DateScalar, { nullable: true })
  byDate: string | null;
  @Field(() => String, { description: "Where it is done, as a stable key." })
  place: string;
  @Field(() => String)
  actionLabel: string;
}

@ObjectType({ description: "One stage of a workflow with the number of subjects in it." })
export class StageCount {
  @Field(() => String)
  subject: string;
  @Field(() => String)
  stage: string;
  @Field(() => TextScalar)
  label: Text;
  @Field(() => Int)
  count: number;
  @Field(() => Int, { description: "Longer here than the scheme allows." })
  late: number;
  @Field(() => String)
  waitingFor: string;
}

@ObjectType({ description: "Somebody who has waited longer than the scheme allows." })
export class StuckPerson {
  @Field(() => ID)
  enrolmentId: string;
  @Field(() => ID, { nullable: true })
  partnershipId: string | null;
  @Field(() => String)
  name: string;
  @Field(() => ParticipantRoles)
  role: PlaceQuotaRow["role"];
  @Field(() => String, { nullable: true })
  unitName: string | null;
  @Field(() => String)
  stage: string;
  @Field(() => TextScalar)
  stageLabel: Text;
  @Field(() => Int)
  days: number;
  @Field(() => String)
  because: string;
  @Field(() => String, { description: "What to do about it." })
  action: string;
}

@ObjectType()
export class SchemeOverview {
  @Field(() => NextStep)
  nextStep: NextStep;
  @Field(() => [StageCount])
  stages: StageCount[];
  @Field(() => [StuckPerson], { description: "Longest first; empty for a committee." })
  stuck: StuckPerson[];
  @Field(() => Int)
  registered: number;
  @Field(() => Int)
  invited: number;
  @Field(() => Int)
  waiting: number;
  @Field(() => Int)
  mentors: number;
  @Field(() => Int)
  mentees: number;
  @Field(() => Int)
  partnershipsActive: number;
  @Field(() => Int)
  partnershipsEnded: number;
}

export const CreateSchemeResult = result("CreateSchemeResult", () => [Scheme, Refused] as const);
export const UpdateSchemeResult = result(
  "UpdateSchemeResult",
  () => [Scheme, Conflict, Refused] as const,
);
export const OpenSchemeResult = result("OpenSchemeResult", () => [Scheme, Refused] as const);
