import { Ctx, FieldResolver, ID, Int, Resolver, Root } from "type-graphql";
import type { Context } from "../context.ts";
import { Enrolment, HistoryEntry } from "../enrolment/enrolment.types.ts";
import { Form, Registration } from "../form/form.types.ts";
import { perRow } from "../graphql/limits.ts";
import { DateScalar, InstantScalar, JsonScalar, TextScalar } from "../graphql/scalars.ts";
import { schemeRow } from "../scheme/scheme.service.ts";
import { Phase, SchemeSettings } from "../scheme/scheme.types.ts";
import type { Text } from "../templates/document.ts";
import { meetingDates } from "./meeting.ts";
import { Agreement, MatchReason, Meeting, Member, Partnership } from "./partnership.types.ts";
import { partnershipsOfEnrolments } from "./rows.ts";
import { sideOf } from "./side.ts";
import { standing } from "./state.ts";
import { timelineSeen } from "./timeline.ts";
import {
  agreementSeen,
  endSeen,
  evaluationFormSeen,
  evaluationSeen,
  mayDo,
  meetingFormSeen,
  meetingsSeen,
  memberSeen,
  membersSeen,
  phaseOf,
  profileSeen,
  reasonsSeen,
  revisionSeen,
} from "./view.ts";

@Resolver(() => Partnership)
export class PartnershipFields {
  @FieldResolver(() => TextScalar)
  async schemeName(@Ctx() ctx: Context, @Root() { row }: Partnership): Promise<Text> {
    return (await schemeRow(ctx, row.schemeId)).name;
  }

  @FieldResolver(() => String)
  async contactEmail(@Ctx() ctx: Context, @Root() { row }: Partnership): Promise<string> {
    return (await schemeRow(ctx, row.schemeId)).contactEmail;
  }

  @FieldResolver(() => SchemeSettings)
  async settings(@Ctx() ctx: Context, @Root() { row }: Partnership): Promise<SchemeSettings> {
    return (await schemeRow(ctx, row.schemeId)).settings;
  }

  @FieldResolver(() => String)
  async stage(@Ctx() ctx: Context, @Root() { id }: Partnership): Promise<string> {
    return (await standing(ctx, id)).view.stage;
  }

  @FieldResolver(() => TextScalar)
  async stageLabel(@Ctx() ctx: Context, @Root() { id }: Partnership): Promise<Text> {
    return (await standing(ctx, id)).view.stageLabel;
  }

  @FieldResolver(() => [String])
  async tags(@Ctx() ctx: Context, @Root() { id }: Partnership): Promise<string[]> {
    return (await standing(ctx, id)).view.tags;
  }

  @FieldResolver(() => ID, { description: "Of the workflow that runs for it." })
  async instanceId(@Ctx() ctx: Context, @Root() { id }: Partnership): Promise<string> {
    return (await standing(ctx, id)).view.instanceId;
  }

  @FieldResolver(() => Int, {
    description: "One more with each change that the caller may know of.",
  })
  revision(@Ctx() ctx: Context, @Root() { row }: Partnership): Promise<number> {
    return revisionSeen(ctx, row);
  }

  @FieldResolver(() => Phase, { nullable: true, description: "Null once it is over." })
  phase(@Ctx() ctx: Context, @Root() { row }: Partnership): Promise<Phase | null> {
    return phaseOf(ctx, row);
  }

  @FieldResolver(() => [Member], { complexity: perRow(4), description: "Mentors first." })
  members(@Ctx() ctx: Context, @Root() { row }: Partnership): Promise<Member[]> {
    return membersSeen(ctx, row);
  }

  @FieldResolver(() => Member, { nullable: true, description: "The caller, if a member." })
  me(@Ctx() ctx: Context, @Root() { row }: Partnership): Promise<Member | null> {
    return memberSeen(ctx, row);
  }

  @FieldResolver(() => [MatchReason], {
    complexity: perRow(4),
    description: "Those for the caller's side.",
  })
  reasons(@Ctx() ctx: Context, @Root() { row }: Partnership): Promise<MatchReason[]> {
    return reasonsSeen(ctx, row);
  }

  @FieldResolver(() => InstantScalar, { nullable: true })
  async endedAt(@Ctx() ctx: Context, @Root() { row }: Partnership): Promise<Date | null> {
    const { over, view } = await standing(ctx, row.id);
    return row.endedAt ?? (over ? view.stageSince : null);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: "An EndReason. Members don't read one that speaks of somebody.",
  })
  async endReason(@Ctx() ctx: Context, @Root() { row }: Partnership): Promise<string | null> {
    return (await endSeen(ctx, row))?.toUpperCase() ?? null;
  }

  @FieldResolver(() => String, { nullable: true, description: "For the coordinator alone." })
  async endNote(@Ctx() ctx: Context, @Root() { row }: Partnership): Promise<string | null> {
    return (await sideOf(ctx, row)).manages ? row.endNote : null;
  }

  @FieldResolver(() => Agreement, { nullable: true })
  agreement(@Ctx() ctx: Context, @Root() { row }: Partnership): Promise<Agreement | null> {
    return agreementSeen(ctx, row);
  }

  @FieldResolver(() => [Meeting], {
    complexity: perRow(20),
    description: "Newest first. For members; for the coordinator if the scheme says so.",
  })
  meetings(@Ctx() ctx: Context, @Root() { row }: Partnership): Promise<Meeting[]> {
    return meetingsSeen(ctx, row);
  }

  @FieldResolver(() => Int)
  async meetingCount(@Ctx() ctx: Context, @Root() { row }: Partnership): Promise<number> {
    return (await meetingDates(ctx, row)).count;
  }

  @FieldResolver(() => DateScalar, { nullable: true })
  async lastMeetingOn(@Ctx() ctx: Context, @Root() { row }: Partnership): Promise<string | null> {
    return (await meetingDates(ctx, row)).lastOn;
  }

  @FieldResolver(() => DateScalar, { nullable: true })
  async nextMeetingOn(@Ctx() ctx: Context, @Root() { row }: Partnership): Promise<string | null> {
    return (await meetingDates(ctx, row)).nextOn;
  }

  @FieldResolver(() => Registration, { nullable: true, description: "The caller's own." })
  evaluation(@Ctx() ctx: Context, @Root() { row }: Partnership): Promise<Registration | null> {
    return evaluationSeen(ctx, row);
  }

  @FieldResolver(() => Form, { nullable: true })
  evaluationForm(@Ctx() ctx: Context, @Root() { row }: Partnership): Promise<Form | null> {
    return evaluationFormSeen(ctx, row);
  }

  @FieldResolver(() => Form, {
    nullable: true,
    description: "How a meeting is written down; for whoever may read what was.",
  })
  meetingForm(@Ctx() ctx: Context, @Root() { row }: Partnership): Promise<Form | null> {
    return meetingFormSeen(ctx, row);
  }

  @FieldResolver(() => [String], { description: "Actions that the caller could take now." })
  may(@Ctx() ctx: Context, @Root() { row }: Partnership): Promise<string[]> {
    return mayDo(ctx, row);
  }

  @FieldResolver(() => [HistoryEntry], { complexity: perRow(20), description: "Oldest first." })
  timeline(@Ctx() ctx: Context, @Root() { row }: Partnership): Promise<HistoryEntry[]> {
    return timelineSeen(ctx, row);
  }
}

@Resolver(() => Member)
export class MemberFields {
  @FieldResolver(() => JsonScalar, {
    description: "Answers of the registration that the caller may see, by question id.",
  })
  async profile(@Ctx() ctx: Context, @Root() member: Member): Promise<unknown> {
    return (await profileSeen(ctx, member))?.answers ?? {};
  }

  @FieldResolver(() => Form, { nullable: true })
  async profileForm(@Ctx() ctx: Context, @Root() member: Member): Promise<Form | null> {
    const found = await profileSeen(ctx, member);
    return found ? Form.of(found.form) : null;
  }

  @FieldResolver(() => String, { nullable: true })
  async biography(@Ctx() ctx: Context, @Root() member: Member): Promise<string | null> {
    const biography = (await profileSeen(ctx, member))?.answers.biography;
    return typeof biography === "string" ? biography : null;
  }
}

@Resolver(() => Enrolment)
export class EnrolmentPartnerships {
  @FieldResolver(() => [Partnership], { complexity: perRow(4), description: "Newest first." })
  async partnerships(@Ctx() ctx: Context, @Root() { id }: Enrolment): Promise<Partnership[]> {
    return ((await partnershipsOfEnrolments(ctx, [id])).get(id) ?? []).map(Partnership.of);
  }
}
