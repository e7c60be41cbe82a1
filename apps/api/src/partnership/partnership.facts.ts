import type { FactField, Json } from "@quad/workflow";
import DataLoader from "dataloader";
import type { Context } from "../context.ts";
import type { FactLoader, InstanceRef } from "../plugins/plugin.ts";
import { modelSizes } from "./models.ts";
import { inIt, memberStates } from "./state.ts";

/** What a workflow may read about a partnership. Days are plain dates where the scheme is, or null. */
export interface PartnershipFact {
  replyBy: string | null;
  endsOn: string | null;
  startedOn: string | null;
  endedOn: string | null;
  /** Those who are in it, without whoever is only asked to join. */
  members: number;
  mentors: number;
  mentees: number;
  accepted: number;
  /** Members who have signed the present text of the agreement. */
  signed: number;
  evaluated: number;
  meetings: number;
  lastMeetingOn: string | null;
  /** Asked to join the others, and no answer yet. */
  joining: number;
  minimumMentors: number;
  minimumMentees: number;
  today: string;
}

export const partnershipFact = (facts: Record<string, unknown>) =>
  facts.partnership as PartnershipFact;

type Own = Pick<
  PartnershipFact,
  "replyBy" | "endsOn" | "startedOn" | "endedOn" | "meetings" | "lastMeetingOn" | "today"
> & { model: string };

/** Many that start together ask once. Nothing is remembered: a step may lie in between. */
const own = (ctx: Context) =>
  ctx.once(
    "partnership.facts",
    () =>
      new DataLoader<string, Own>(
        async (ids) => {
          const rows = await ctx.store.rows<Own & { id: string }>(
            `SELECT p.id, p.model, p.reply_by AS "replyBy", p.ends_on AS "endsOn",
               p.starts_on AS "startedOn",
               (p.ended_at AT TIME ZONE (s.settings ->> 'timeZone'))::date AS "endedOn",
               (clock_timestamp() AT TIME ZONE (s.settings ->> 'timeZone'))::date AS today,
               m.meetings, m.last AS "lastMeetingOn"
             FROM app.partnership p
             JOIN app.scheme s ON s.institution_id = $1 AND s.id = p.scheme_id
             CROSS JOIN LATERAL (SELECT count(*)::int AS meetings, max(held_on) AS last
               FROM app.meeting WHERE institution_id = $1 AND partnership_id = p.id) m
             WHERE p.institution_id = $1 AND p.id = ANY ($2::uuid[])`,
            [ids],
          );
          const byId = new Map(rows.map(({ id, ...row }) => [id, row]));
          return ids.map((id) => byId.get(id) ?? new Error("There is no such partnership."));
        },
        { cache: false },
      ),
  );

async function load(ctx: Context, instance: InstanceRef): Promise<Json | undefined> {
  if (instance.subjectType !== "partnership") return undefined;
  const id = instance.subjectId;
  const [{ model, ...row }, all] = await Promise.all([own(ctx).load(id), memberStates(ctx, id)]);
  const members = inIt(all);
  const sizes = modelSizes(model);
  const fact: PartnershipFact = {
    ...row,
    members: members.length,
    mentors: members.filter((one) => one.role === "mentor").length,
    mentees: members.filter((one) => one.role === "mentee").length,
    accepted: members.filter((one) => one.answer === "accept").length,
    signed: members.filter((one) => one.signedAt !== null).length,
    evaluated: members.filter((one) => one.evaluatedAt !== null).length,
    joining: all.length - members.length,
    minimumMentors: sizes.mentors.least,
    minimumMentees: sizes.mentees.least,
  };
  return { ...fact };
}

const counted = (en: string, cy: string, ...samples: number[]): FactField => ({
  type: "integer",
  label: { en, cy },
  samples,
});

const dated = (en: string, cy: string, ...samples: (string | null)[]): FactField => ({
  type: "date",
  label: { en, cy },
  samples,
});

export const partnershipFacts: readonly FactLoader[] = [
  {
    key: "partnership",
    label: { en: "The partnership", cy: "Y bartneriaeth" },
    subjects: ["partnership"],
    fields: {
      replyBy: dated("The last day to answer", "Y diwrnod olaf i ateb", "P14D"),
      endsOn: dated("The planned end", "Y diwedd a gynlluniwyd", "P9M"),
      startedOn: dated("The first day", "Y diwrnod cyntaf", "P0D", null),
      endedOn: dated("The day it ended", "Y diwrnod y daeth i ben", null, "P9M"),
      members: counted("Members", "Aelodau", 2, 3, 4),
      mentors: counted("Mentors", "Mentoriaid", 1, 2, 0),
      mentees: counted("Mentees", "Mentoreion", 1, 2, 3, 4, 0),
      accepted: counted("Members who have accepted", "Aelodau sydd wedi derbyn", 0, 1, 2, 3, 4),
      signed: counted("Members who have signed", "Aelodau sydd wedi llofnodi", 0, 1, 2, 3, 4),
      evaluated: counted(
        "Members who have evaluated",
        "Aelodau sydd wedi gwerthuso",
        0,
        1,
        2,
        3,
        4,
      ),
      meetings: counted("Meetings written down", "Cyfarfodydd a gofnodwyd", 0, 1, 5),
      lastMeetingOn: dated("The last meeting", "Y cyfarfod diwethaf", null, "P1M"),
      joining: counted(
        "Asked to join, no answer yet",
        "Gofynnwyd iddynt ymuno, heb ateb eto",
        0,
        1,
      ),
      minimumMentors: counted("Mentors it needs", "Mentoriaid sydd eu hangen", 1, 2, 0),
      minimumMentees: counted("Mentees it needs", "Mentoreion sydd eu hangen", 1, 2, 3),
      today: { ...dated("Today", "Heddiw", "P0D"), clock: true },
    },
    load,
  },
];
