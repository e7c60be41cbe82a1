import type { FormDefinition } from "@quad/forms";
import type { CriterionUse } from "@quad/matching";
import type { WorkflowDefinition } from "@quad/workflow";

/** A text by language tag. */
export type Text = Record<string, string>;

export interface SchemeSettings {
  /** An IANA name; every date of the scheme is a date there. */
  timeZone: string;
  /** Plain dates YYYY-MM-DD, each the first or last day that counts. */
  opensOn: string | null;
  registrationClosesOn: string | null;
  matchingOn: string | null;
  endsOn: string | null;
  maxPreferences: number;
  /** Days that people have to answer a proposal. */
  replyDays: number;
  minMonths: number;
  maxMonths: number;
  hoursPerMonth: number;
  firstMeetingIntroMinutes: number;
  firstMeetingMainMinutes: number;
  /** How many mentors and mentees must have registered before matching makes sense. */
  minimumMentors: number;
  minimumMentees: number;
  coordinatorSeesMeetings: boolean;
  phases: { key: string; label: Text }[];
  models: string[];
  /** Left out: nothing is required, and only those who run the scheme record anything. */
  milestones?: {
    /** What each role must have before it is matched. Default: nothing. */
    required?: { training?: ("mentor" | "mentee")[]; manager?: ("mentor" | "mentee")[] };
    /** What people may confirm of themselves. */
    ownWord?: MilestoneKind[];
  };
  /** Who may join. Left out: anybody. `ownUnitOnly`: people of the scheme's unit and those below. */
  eligibility?: { ownUnitOnly?: boolean };
  /** How results of matching are looked over and sent. */
  review?: {
    /** Somebody who neither changed nor approved a result looks it over before it is sent. */
    second?: boolean;
    /** A mentee whose match comes to nothing: "next" proposes the next best at once. Default: "round". */
    cascade?: "next" | "round";
    /** How often one mentee is proposed the next best in a round. Default: 3. */
    cascadeMost?: number;
  };
}

/** Something that somebody has behind them before, or beside, being matched. */
export type MilestoneKind = "training" | "induction" | "manager" | "consent" | "certificate";

/**
 * What one stage of a workflow means to a coordinator. `lateAfterDays` left out: staying there is
 * nobody's fault. `who` picks the members of a partnership who hold it up.
 */
export interface StageNote {
  subject: "enrolment" | "round" | "partnership";
  stage: string;
  waitingFor: Text;
  lateAfterDays?: number;
  /** Placeholder: {days}. */
  because?: Text;
  action?: Text;
  who?: "members" | "unanswered" | "unsigned" | "unevaluated";
}

export interface MessageText {
  subject: Text;
  body: Text;
}

/** A matcher of some plugin, and what the scheme asks of it. */
export interface MatcherUse {
  type: string;
  v: number;
  params?: Record<string, unknown>;
}

/** The matcher for one model of a scheme; undefined for a model that it hasn't. */
export function matcherFor(
  { settings, matching }: Pick<SchemeDocument, "settings" | "matching">,
  model: string,
): MatcherUse | undefined {
  return model === settings.models[0] ? matching.matcher : matching.matchers?.[model];
}

/** The whole configuration of a scheme: template, export, history and clone have this one form. */
export interface SchemeDocument {
  format: "scheme-doc/1";
  key: string;
  /** Every text has all of them; the first is the one to fall back to. */
  languages: string[];
  name: Text;
  summary: Text;
  purpose: Text;
  objectives: Text[];
  /** What somebody who chooses this template gets. */
  facts: { label: Text; value: Text }[];
  /** Null in a template. */
  contactEmail: string | null;
  settings: SchemeSettings;
  /** Places for each service area of a new scheme. */
  defaultPlaces: { mentor: number; mentee: number };
  /** By the name of the unit, so that a document means something in another institution. */
  places: { serviceArea: string; role: "mentor" | "mentee"; places: number }[];
  matching: {
    /** For the first of the scheme's models. */
    matcher: MatcherUse;
    /** For each further model of the scheme, by its key. */
    matchers?: Record<string, MatcherUse>;
    criteria: CriterionUse[];
  };
  forms: FormDefinition[];
  workflows: WorkflowDefinition[];
  stages: StageNote[];
  resources: { title: Text; summary: Text; url?: string }[];
  texts: { messages: Record<string, MessageText> };
}
