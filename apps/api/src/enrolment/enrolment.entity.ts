import { Column, Entity, PrimaryColumn } from "typeorm";

/** A person's taking part in a scheme, in one role. Where it stands is its workflow's business. */
@Entity({ schema: "app", name: "enrolment" })
export class EnrolmentRow {
  @PrimaryColumn({ type: "uuid", name: "institution_id" })
  institutionId: string;
  @PrimaryColumn({ type: "uuid", name: "id" })
  id: string;
  @Column({ type: "uuid", name: "scheme_id" })
  schemeId: string;
  @Column({ type: "uuid", name: "person_id" })
  personId: string;
  @Column({ type: "text", name: "role" })
  role: "mentor" | "mentee";
  @Column({ type: "uuid", name: "service_area_id", nullable: true })
  serviceAreaId: string | null;
  /** Partnerships this person would take at the same time. */
  @Column({ type: "int", name: "capacity" })
  capacity: number;
  @Column({ type: "boolean", name: "has_place" })
  hasPlace: boolean;
  /** Set while on the waiting list; who has waited longest is first. */
  @Column({ type: "timestamptz", name: "waiting_since", nullable: true })
  waitingSince: Date | null;
  @Column({ type: "timestamptz", name: "invited_at", nullable: true })
  invitedAt: Date | null;
  @Column({ type: "timestamptz", name: "registered_at", nullable: true })
  registeredAt: Date | null;
  @Column({ type: "int", name: "revision" })
  revision: number;
  @Column({ type: "timestamptz", name: "created_at" })
  createdAt: Date;
}

/** A mentee's ranked choice of mentor; 1 is the first choice. */
@Entity({ schema: "app", name: "preference" })
export class PreferenceRow {
  @PrimaryColumn({ type: "uuid", name: "institution_id" })
  institutionId: string;
  @PrimaryColumn({ type: "uuid", name: "enrolment_id" })
  enrolmentId: string;
  @PrimaryColumn({ type: "int", name: "rank" })
  rank: number;
  @Column({ type: "uuid", name: "mentor_enrolment_id" })
  mentorEnrolmentId: string;
}

/** A conflict of interest that a person declares about another. */
@Entity({ schema: "app", name: "declaration" })
export class DeclarationRow {
  @PrimaryColumn({ type: "uuid", name: "institution_id" })
  institutionId: string;
  @PrimaryColumn({ type: "uuid", name: "id" })
  id: string;
  @Column({ type: "uuid", name: "scheme_id" })
  schemeId: string;
  @Column({ type: "uuid", name: "enrolment_id" })
  enrolmentId: string;
  @Column({ type: "uuid", name: "about_person_id" })
  aboutPersonId: string;
}
