import { Field, Float, ID, Int, ObjectType, registerEnumType } from "type-graphql";
import { Conflict, Refused, result } from "../graphql/problems.ts";
import { InstantScalar } from "../graphql/scalars.ts";
import { ParticipantRoles } from "../scheme/scheme.types.ts";
import type { PairingRow, RoundRow, RunRow } from "./matching.entity.ts";

export const RunStates = {
  QUEUED: "queued",
  RUNNING: "running",
  DONE: "done",
  FAILED: "failed",
  CANCELLED: "cancelled",
} as const satisfies Record<string, RunRow["state"]>;
registerEnumType(RunStates, { name: "RunState" });

export const RunOrigins = { MATCHER: "matcher", CHANGE: "change" } as const;
registerEnumType(RunOrigins, {
  name: "RunOrigin",
  description: "MATCHER: a whole run. CHANGE: a change by hand on the result of another.",
});

export const PairingKinds = { LOCKED: "locked", FORBIDDEN: "forbidden" } as const;
registerEnumType(PairingKinds, { name: "PairingKind" });

@ObjectType({ description: "One matching exercise of a scheme." })
export class Round {
  /** For the fields that are looked up when asked for. */
  row: RoundRow;
  @Field(() => ID)
  id: string;
  @Field(() => Int)
  number: number;
  @Field(() => ID)
  schemeId: string;
  @Field(() => InstantScalar)
  createdAt: Date;
  @Field(() => InstantScalar, { nullable: true })
  publishedAt: Date | null;

  static of(row: RoundRow): Round {
    const { id, number, schemeId, createdAt, publishedAt } = row;
    return Object.assign(new Round(), { row, id, number, schemeId, createdAt, publishedAt });
  }
}

@ObjectType({ description: "One execution of a matcher." })
export class Run {
  /** For the fields that are looked up when asked for. */
  row: RunRow;
  @Field(() => ID)
  id: string;
  @Field(() => Int)
  number: number;
  @Field(() => RunStates)
  state: RunRow["state"];
  @Field(() => Float, { description: "0 to 1." })
  progress: number;
  @Field(() => InstantScalar, { nullable: true })
  startedAt: Date | null;
  @Field(() => InstantScalar, { nullable: true })
  finishedAt: Date | null;
  @Field(() => RunOrigins)
  origin: RunRow["origin"];
  @Field(() => Int, { description: "Mentees." })
  matched: number;
  @Field(() => Int)
  menteeCount: number;
  @Field(() => Int)
  mentorCount: number;

  static of(row: RunRow): Run {
    const { id, number, state, progress, startedAt, finishedAt, origin } = row;
    const { matched, menteeCount, mentorCount } = row;
    const values = { id, number, state, progress, startedAt, finishedAt, origin };
    return Object.assign(new Run(), { row, ...values, matched, menteeCount, mentorCount });
  }
}

export const ChangeKinds = {
  LOCK: "lock",
  FORBID: "forbid",
  RELEASE: "release",
  SWAP: "swap",
  WITHDRAW: "withdraw",
  ADD_PLACE: "addPlace",
} as const;
export type ChangeKind = (typeof ChangeKinds)[keyof typeof ChangeKinds];
registerEnumType(ChangeKinds, { name: "ChangeKind" });

@ObjectType({ description: "A change by hand that is proven to match somebody." })
export class Fix {
  @Field(() => ChangeKinds)
  kind: ChangeKind;
  @Field(() => ID, { nullable: true })
  menteeEnrolmentId: string | null;
  @Field(() => ID)
  mentorEnrolmentId: string;
  @Field(() => String)
  mentorName: string;
  @Field(() => String)
  sentence: string;
}

@ObjectType()
export class UnmatchedPerson {
  @Field(() => ID)
  enrolmentId: string;
  @Field(() => String)
  name: string;
  @Field(() => ParticipantRoles)
  role: "mentor" | "mentee";
  @Field(() => String, { nullable: true })
  unitName: string | null;
  @Field(() => String)
  cause: string;
  @Field(() => String, { description: "The cause in words that all who share it have." })
  short: string;
  @Field(() => String, {
    nullable: true,
    description: "One change that is proven to give this person a match.",
  })
  wouldHelp: string | null;
  @Field(() => Fix, { nullable: true, description: "The same as a change, where it is one." })
  fix: Fix | null;
  @Field(() => Int, { description: "People with whom this person could be matched at all." })
  optionCount: number;
}

@ObjectType({ description: "What was decided by hand about two people." })
export class Pairing {
  @Field(() => ID)
  menteeEnrolmentId: string;
  @Field(() => ID)
  mentorEnrolmentId: string;
  @Field(() => String)
  menteeName: string;
  @Field(() => String)
  mentorName: string;
  @Field(() => PairingKinds)
  kind: PairingRow["kind"];
  @Field(() => String, { nullable: true })
  reason: string | null;
}

export const RoundResult = result("RoundResult", () => [Round, Refused] as const);
/** `Conflict`: somebody else has changed the result on the board, whose number it gives. */
export const RunResult = result("RunResult", () => [Run, Refused, Conflict] as const);
