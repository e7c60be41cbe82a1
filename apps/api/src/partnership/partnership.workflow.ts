import type { FactField, GuardType, Json } from "@quad/workflow";
import DataLoader from "dataloader";
import type { Context } from "../context.ts";

import type { ActionPlugin, Effect, FactLoader, InstanceRef } from "../plugins/plugin.ts";
import { dispatch } from "../workflow/workflow.service.ts";
import { settleRoundOf } from "./settle.ts";
import { memberStates } from "./state.ts";

interface PartnershipFact {
  /** Plain dates, or null. */
  replyBy: string | null;
  endsOn: string | null;
  members: number;
  accepted: number;
  /** Members who have signed the present text of the agreement. */
  signed: number;
  evaluated: number;
}

type Dates = Pick<PartnershipFact, "replyBy" | "endsOn">;

/** Many that start together ask once. Nothing is remembered: a step may lie in between. */
const dates = (ctx: Context) =>
  ctx.once(
    "partnership.dates",
    () =>
      new DataLoader<string, Dates>(
        async (ids) => {
          const rows = await ctx.store.rows<Dates & { id: string }>(
            `SELECT id, reply_by AS "replyBy", ends_on AS "endsOn" FROM app.partnership
             WHERE institution_id = $1 AND id = ANY ($2::uuid[])`,
            [ids],
          );
          const byId = new Map(rows.map(({ id, ...row }) => [id, row]));
          return ids.map((id) => byId.get(id) ?? { replyBy: null, endsOn: null });
        },
        { cache: false },
      ),
  );

async function load(ctx: Context, instance: InstanceRef): Promise<Json | undefined> {
  if (instance.subjectType !== "partnership") return undefined;
  const id = instance.subjectId;
  const [own, members] = await Promise.all([dates(ctx).load(id), memberStates(ctx, id)]);
  const fact: PartnershipFact = {
    ...own,
    members: members.length,
    accepted: members.filter((one) => one.answer === "accept").length,
    signed: members.filter((one) => one.signedAt !== null).length,
    evaluated: members.filter((one) => one.evaluatedAt !== null).length,
  };
  return { ...fact };
}

/** What a workflow may read about a partnership. */
const counted = (en: string, cy: string): FactField => ({
  type: "integer",
  label: { en, cy },
  samples: [0, 1, 2],
});

const dated = (en: string, cy: string): FactField => ({
  type: "date",
  label: { en, cy },
  samples: ["2027-06-30"],
});

export const partnershipFacts: readonly FactLoader[] = [
  {
    key: "partnership",
    label: { en: "The partnership", cy: "Y bartneriaeth" },
    subjects: ["partnership"],
    fields: {
      replyBy: dated("The last day to answer", "Y diwrnod olaf i ateb"),
      endsOn: dated("The planned end", "Y diwedd a gynlluniwyd"),
      members: { ...counted("Members", "Aelodau"), samples: [2] },
      accepted: counted("Members who have accepted", "Aelodau sydd wedi derbyn"),
      signed: counted("Members who have signed", "Aelodau sydd wedi llofnodi"),
      evaluated: counted("Members who have evaluated", "Aelodau sydd wedi gwerthuso"),
    },
    load,
  },
];

type Words = { en: string; cy: string };

const lowerFirst = (words: string): string => words.charAt(0).toLowerCase() + words.slice(1);

/** A rule that every member must have done something. */
const everyMember = (
  type: string,
  label: Words,
  counted: "accepted" | "signed" | "evaluated",
  missing: Words,
): GuardType => ({
  type,
  v: 1,
  label,
  params: {},
  reads: ["partnership"],
  sentence: { en: lowerFirst(label.en), cy: lowerFirst(label.cy) },
  evaluate: ({ facts }) => {
    const fact = facts.partnership as unknown as PartnershipFact;
    const count = fact.members - fact[counted];
    if (count <= 0) return { ok: true };
    return { ok: false, reason: { code: `${type}.missing`, params: { count }, text: missing } };
  },
});

export const partnershipGuards: readonly GuardType[] = [
  everyMember(
    "members.allAccepted",
    { en: "Everybody has accepted", cy: "Mae pawb wedi derbyn" },
    "accepted",
    { en: "Somebody hasn't accepted yet.", cy: "Nid yw rhywun wedi derbyn eto." },
  ),
  everyMember(
    "agreement.allSigned",
    { en: "Everybody has signed the agreement", cy: "Mae pawb wedi llofnodi'r cytundeb" },
    "signed",
    {
      en: "Somebody hasn't signed the agreement yet.",
      cy: "Nid yw rhywun wedi llofnodi'r cytundeb eto.",
    },
  ),
  everyMember(
    "evaluation.allAnswered",
    { en: "Everybody has sent their evaluation", cy: "Mae pawb wedi anfon eu gwerthusiad" },
    "evaluated",
    {
      en: "Somebody hasn't sent their evaluation yet.",
      cy: "Nid yw rhywun wedi anfon eu gwerthusiad eto.",
    },
  ),
];

const told: Readonly<Record<string, Words>> = {
  "proposal.made": { en: "there is a proposal", cy: "mae cynnig" },
  "proposal.ended": { en: "the proposal is over", cy: "mae'r cynnig ar ben" },
  "partnership.started": {
    en: "the partnership has begun",
    cy: "mae'r bartneriaeth wedi dechrau",
  },
  "partnership.ended": {
    en: "the partnership has ended",
    cy: "mae'r bartneriaeth wedi dod i ben",
  },
};

/**
 * Sends an event to the enrolment of every member. Somebody who left before a proposal reached
 * them ends that proposal.
 */
async function tell(ctx: Context, effect: Effect): Promise<void> {
  const { subjectId } = effect.instance;
  const type = String(effect.params.event);
  const members = await memberStates(ctx, subjectId);
  let refused = false;
  // In one order, so that two of these never wait for each other.
  for (const id of members.map((one) => one.enrolmentId).sort()) {
    const done = await dispatch(ctx, {
      subjectType: "enrolment",
      subjectId: id,
      event: { id: `${effect.id}:${id}`, type },
    });
    refused ||= done.kind === "refused";
  }
  if (refused && type === "proposal.made") {
    await dispatch(ctx, {
      subjectType: "partnership",
      subjectId,
      event: { id: `${effect.id}:withdrawn`, type: "proposal.withdrawn" },
    });
  }
  await settleRoundOf(ctx, subjectId);
}

export const partnershipActions: readonly ActionPlugin[] = [
  {
    type: "members.tell",
    v: 1,
    label: { en: "Tell the members' own workflows", cy: "Hysbysu llif gwaith yr aelodau" },
    params: {
      event: {
        type: "choice",
        required: true,
        label: { en: "What has happened", cy: "Beth sydd wedi digwydd" },
        choices: Object.entries(told).map(([value, label]) => ({ value, label })),
      },
    },
    idempotency: "transaction",
    sentence: {
      en: "note for every member: {event}",
      cy: "nodi ar gyfer pob aelod: {event}",
    },
    run: tell,
  },
];
