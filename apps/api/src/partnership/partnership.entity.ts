import type { Answers } from "@quad/forms";
import { Column, Entity, PrimaryColumn } from "typeorm";
import type { StoredReasons } from "./partnership.types.ts";

export type Role = "mentor" | "mentee";
export type Answer = "accept" | "decline";
export type EndReason =
  | "objectives_achieved"
  | "ready_to_move_on"
  | "no_response"
  | "scheme_ending"
  | "not_working";

/** Mentors and mentees together. Where they stand is their workflow's business. */
@Entity({ schema: "app", name: "partnership" })
export class PartnershipRow {
  @PrimaryColumn({ type: "uuid", name: "institution_id" })
  institutionId: string;
  @PrimaryColumn({ type: "uuid", name: "id" })
  id: string;
  @Column({ type: "uuid", name: "scheme_id" })
  schemeId: string;
  @Column({ type: "uuid", name: "round_id", nullable: true })
  roundId: string | null;
  @Column({ type: "text", name: "model" })
  model: string;
  /** Why these people, as it was when they were proposed to each other. */
  @Column({ type: "jsonb", name: "reasons" })
  reasons: StoredReasons;
  /** The last day for an answer, a date in the scheme's time zone. */
  @Column({ type: "date", name: "reply_by", nullable: true })
  replyBy: string | null;
  /** Set once everybody has signed. */
  @Column({ type: "date", name: "starts_on", nullable: true })
  startsOn: string | null;
  @Column({ type: "date", name: "ends_on", nullable: true })
  endsOn: string | null;
  /** When it was closed; null for a proposal that came to nothing. */
  @Column({ type: "timestamptz", name: "ended_at", nullable: true })
  endedAt: Date | null;
  @Column({ type: "text", name: "end_reason", nullable: true })
  endReason: EndReason | null;
  /** For the coordinator alone. */
  @Column({ type: "text", name: "end_note", nullable: true })
  endNote: string | null;
  @Column({ type: "timestamptz", name: "created_at" })
  createdAt: Date;
}

@Entity({ schema: "app", name: "partnership_member" })
export class PartnershipMemberRow {
  @PrimaryColumn({ type: "uuid", name: "institution_id" })
  institutionId: string;
  @PrimaryColumn({ type: "uuid", name: "partnership_id" })
  partnershipId: string;
  @PrimaryColumn({ type: "uuid", name: "enrolment_id" })
  enrolmentId: string;
  @Column({ type: "uuid", name: "person_id" })
  personId: string;
  @Column({ type: "text", name: "role" })
  role: Role;
  @Column({ type: "text", name: "answer", nullable: true })
  answer: Answer | null;
  @Column({ type: "timestamptz", name: "answered_at", nullable: true })
  answeredAt: Date | null;
  /** For the coordinator alone. */
  @Column({ type: "text", name: "decline_reason", nullable: true })
  declineReason: string | null;
  @Column({ type: "timestamptz", name: "evaluated_at", nullable: true })
  evaluatedAt: Date | null;
  /** Was asked to join the others on the way; they answer for themselves alone. */
  @Column({ type: "boolean", name: "joined_later" })
  joinedLater: boolean;
}

/** Who was in a partnership and left it before its end. */
@Entity({ schema: "app", name: "partnership_leaver" })
export class PartnershipLeaverRow {
  @PrimaryColumn({ type: "uuid", name: "institution_id" })
  institutionId: string;
  @PrimaryColumn({ type: "uuid", name: "partnership_id" })
  partnershipId: string;
  @PrimaryColumn({ type: "uuid", name: "enrolment_id" })
  enrolmentId: string;
  @Column({ type: "uuid", name: "person_id" })
  personId: string;
  @Column({ type: "text", name: "role" })
  role: Role;
  @PrimaryColumn({ type: "timestamptz", name: "left_at" })
  leftAt: Date;
}

/** What the members have agreed, as it stands now. */
@Entity({ schema: "app", name: "agreement" })
export class AgreementRow {
  @PrimaryColumn({ type: "uuid", name: "institution_id" })
  institutionId: string;
  @PrimaryColumn({ type: "uuid", name: "partnership_id" })
  partnershipId: string;
  @Column({ type: "uuid", name: "form_version_id" })
  formVersionId: string;
  @Column({ type: "jsonb", name: "answers" })
  answers: Answers;
  /** SHA-256 of the text, in hex. Null while something in it is missing. */
  @Column({ type: "text", name: "document_hash", nullable: true })
  documentHash: string | null;
  @Column({ type: "int", name: "revision" })
  revision: number;
  /** Null: a workflow has begun it, and nobody has written yet. */
  @Column({ type: "uuid", name: "saved_by", nullable: true })
  savedBy: string | null;
  @Column({ type: "timestamptz", name: "saved_at" })
  savedAt: Date;
}

/** A name under one text of the agreement. Signatures are only ever added. */
@Entity({ schema: "app", name: "signature" })
export class SignatureRow {
  @PrimaryColumn({ type: "uuid", name: "institution_id" })
  institutionId: string;
  @PrimaryColumn({ type: "uuid", name: "partnership_id" })
  partnershipId: string;
  @PrimaryColumn({ type: "uuid", name: "person_id" })
  personId: string;
  @PrimaryColumn({ type: "text", name: "document_hash" })
  documentHash: string;
  @Column({ type: "text", name: "full_name" })
  fullName: string;
  @Column({ type: "timestamptz", name: "signed_at" })
  signedAt: Date;
}

@Entity({ schema: "app", name: "meeting" })
export class MeetingRow {
  @PrimaryColumn({ type: "uuid", name: "institution_id" })
  institutionId: string;
  @PrimaryColumn({ type: "uuid", name: "id" })
  id: string;
  @Column({ type: "uuid", name: "partnership_id" })
  partnershipId: string;
  @Column({ type: "uuid", name: "form_version_id" })
  formVersionId: string;
  @Column({ type: "date", name: "held_on" })
  heldOn: string;
  @Column({ type: "int", name: "minutes" })
  minutes: number;
  @Column({ type: "text", name: "mode", nullable: true })
  mode: string | null;
  @Column({ type: "jsonb", name: "answers" })
  answers: Answers;
  @Column({ type: "date", name: "next_on", nullable: true })
  nextOn: string | null;
  @Column({ type: "uuid", name: "logged_by" })
  loggedBy: string;
  @Column({ type: "timestamptz", name: "logged_at" })
  loggedAt: Date;
}
