import { Field, Float, ID, Int, ObjectType, registerEnumType } from "type-graphql";
import { Refused, result } from "../graphql/problems.ts";
import { InstantScalar } from "../graphql/scalars.ts";
import { MatchReason } from "../partnership/partnership.types.ts";
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
  @Field(() => Int)
  matched: number;
  @Field(() => Int)
  menteeCount: number;
  @Field(() => Int)
  mentorCount: number;

  static of(row: RunRow): Run {
    const { id, number, state, progress, startedAt, finishedAt } = row;
    const { matched, menteeCount, mentorCount } = row;
    const values = { id, number, state, progress, startedAt, finishedAt };
    return Object.assign(new Run(), { row, ...values, matched, menteeCount, mentorCount });
  }
}

@ObjectType({ description: "Two people whom a run matched." })
export class ProposedPair {
  @Field(() => ID)
  menteeEnrolmentId: string;
  @Field(() => ID)
  mentorEnrolmentId: string;
  @Field(() => String)
  menteeName: string;
  @Field(() => String)
  mentorName: string;
  @Field(() => String, { nullable: true })
  menteeUnit: string | null;
  @Field(() => String, { nullable: true })
  mentorUnit: string | null;
  @Field(() => Int, { description: "1 to 4, in words in fitLabel." })
  fit: number;
  @Field(() => String)
  fitLabel: string;
  @Field(() => [MatchReason])
  reasons: MatchReason[];
  @Field(() => Boolean)
  locked: boolean;
  @Field(() => Int, { nullable: true, description: "Which choice of the mentee this is." })
  menteeRank: number | null;
  @Field(() => Int, { description: "Mentors with whom this mentee could be matched at all." })
  optionCount: number;
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
  @Field(() => String, {
    nullable: true,
    description: "One change that is proven to give this person a match.",
  })
  wouldHelp: string | null;
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

@ObjectType({ description: "A mentor for one mentee, by the people and rules of now." })
export class Candidate {
  @Field(() => ID)
  mentorEnrolmentId: string;
  @Field(() => String)
  mentorName: string;
  @Field(() => String, { nullable: true })
  mentorUnit: string | null;
  @Field(() => Int, { nullable: true, description: "Null when ruled out by a rule." })
  fit: number | null;
  @Field(() => String, { nullable: true })
  fitLabel: string | null;
  @Field(() => [MatchReason])
  reasons: MatchReason[];
  @Field(() => String, { nullable: true, description: "What keeps the two apart." })
  ruledOut: string | null;
  @Field(() => [String], { description: "Names of the mentees that the newest result gave them." })
  matchedTo: string[];
  @Field(() => Int, { description: "Room left beside those." })
  placesLeft: number;
  @Field(() => PairingKinds, { nullable: true })
  pairing: PairingRow["kind"] | null;
  @Field(() => Boolean, { description: "The newest result gave this mentor to this mentee." })
  current: boolean;
}

export const RoundResult = result("RoundResult", () => [Round, Refused] as const);
export const RunResult = result("RunResult", () => [Run, Refused] as const);
