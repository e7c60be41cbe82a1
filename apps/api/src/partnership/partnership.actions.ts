import type { Facts, Json } from "@quad/workflow";
import type { Context } from "../context.ts";
import type { ActionPlugin, Effect } from "../plugins/plugin.ts";
import type { Words } from "../plugins/saying.ts";
import { dispatch, refreshTimers, stepSender } from "../workflow/workflow.service.ts";
import { prepareAgreement } from "./agreement-draft.ts";
import { today } from "./happen.ts";
import { join } from "./join.ts";
import { leave, tellChange } from "./leave.ts";
import { change } from "./partnership.events.ts";
import { changePartnership, lockPartnership } from "./rows.ts";
import { settleRoundOf } from "./settle.ts";
import { memberStates } from "./state.ts";
import { tell } from "./tell.ts";

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

/** A value that came with the event; null without one. */
function given({ event }: Effect, field: string): string | null {
  const payload = event.kind === "event" ? event.payload : null;
  const value =
    payload !== null && typeof payload === "object" && !Array.isArray(payload)
      ? payload?.[field]
      : null;
  return typeof value === "string" ? value : null;
}

async function end(ctx: Context, { instance: { subjectId } }: Effect): Promise<void> {
  const row = await lockPartnership(ctx, subjectId);
  if (row.endedAt === null) await changePartnership(ctx, row, { endedAt: new Date() });
}

async function extend(ctx: Context, effect: Effect): Promise<void> {
  const { subjectId } = effect.instance;
  const row = await lockPartnership(ctx, subjectId);
  const until = given(effect, "until");
  if (until === null) throw new Error("The new end is missing: the event carries no “until”.");
  if (until <= (await today(ctx, row.schemeId))) throw new Error("The new end is past.");
  await changePartnership(ctx, row, { endsOn: until });
  await refreshTimers(ctx, { subjectType: "partnership", subjectId });
}

/** Whoever the event names; else whoever sent it. */
async function leaver(ctx: Context, effect: Effect): Promise<string | null> {
  const named = given(effect, "enrolmentId");
  if (named !== null) return named;
  const sender = await stepSender(ctx, effect.instance);
  const members = await memberStates(ctx, effect.instance.subjectId);
  return members.find((one) => one.personId === sender)?.enrolmentId ?? null;
}

async function takeLeave(ctx: Context, effect: Effect): Promise<void> {
  const { subjectId } = effect.instance;
  const enrolmentId = await leaver(ctx, effect);
  if (enrolmentId !== null) await leave(ctx, subjectId, enrolmentId);
  // Also when they had left before: what follows from it is still to be decided.
  await tellChange(ctx, subjectId);
  await settleRoundOf(ctx, subjectId);
}

async function add(ctx: Context, effect: Effect): Promise<void> {
  const { subjectId } = effect.instance;
  const enrolmentId = given(effect, "enrolmentId");
  if (enrolmentId === null) throw new Error("Nobody was named who could join.");
  if (!(await join(ctx, subjectId, enrolmentId))) return;
  await dispatch(ctx, {
    subjectType: "enrolment",
    subjectId: enrolmentId,
    event: { id: `${effect.id}:asked`, type: "proposal.made" },
  });
  await tellChange(ctx, subjectId);
}

const about = { v: 1, params: {}, idempotency: "transaction" } as const;

const fewer = (facts: Facts): Facts =>
  change(facts, (fact) => {
    const mentee = fact.mentees > 0;
    return {
      members: Math.max(0, fact.members - 1),
      ...(mentee ? { mentees: fact.mentees - 1 } : { mentors: Math.max(0, fact.mentors - 1) }),
      accepted: Math.max(0, Math.min(fact.accepted, fact.members - 1)),
      signed: Math.max(0, Math.min(fact.signed, fact.members - 1)),
      evaluated: Math.max(0, Math.min(fact.evaluated, fact.members - 1)),
    };
  });

const untilOf = (payload: Json | undefined): string | null => {
  const { until } = (payload ?? {}) as { until?: unknown };
  return typeof until === "string" ? until : null;
};

export const partnershipActions: readonly ActionPlugin[] = [
  {
    ...about,
    type: "members.tell",
    label: { en: "Tell the members' own workflows", cy: "Hysbysu llif gwaith yr aelodau" },
    params: {
      event: {
        type: "choice",
        required: true,
        label: { en: "What has happened", cy: "Beth sydd wedi digwydd" },
        choices: Object.entries(told).map(([value, label]) => ({ value, label })),
      },
    },
    sentence: { en: "note for every member: {event}", cy: "nodi ar gyfer pob aelod: {event}" },
    run: tell,
  },
  {
    ...about,
    type: "agreement.create",
    label: { en: "Prepare the agreement", cy: "Paratoi'r cytundeb" },
    sentence: {
      en: "prepare the agreement for them to go on with",
      cy: "paratoi'r cytundeb iddynt barhau ag ef",
    },
    run: (ctx, { instance }) => prepareAgreement(ctx, instance.subjectId),
  },
  {
    ...about,
    type: "partnership.end",
    label: { en: "End it, without blame", cy: "Ei therfynu, heb feio neb" },
    sentence: {
      en: "end the partnership as of today, without blame",
      cy: "terfynu'r bartneriaeth heddiw, heb feio neb",
    },
    simulate: (facts) => change(facts, ({ today: day, endedOn }) => ({ endedOn: endedOn ?? day })),
    run: end,
  },
  {
    ...about,
    type: "partnership.extend",
    label: { en: "Move the planned end", cy: "Symud y diwedd a gynlluniwyd" },
    sentence: {
      en: "move the planned end to the day given",
      cy: "symud y diwedd a gynlluniwyd i'r diwrnod a roddwyd",
    },
    simulate: (facts, _, event) =>
      change(facts, ({ endsOn }) => ({
        endsOn: (event.kind === "event" ? untilOf(event.payload) : null) ?? endsOn,
      })),
    run: extend,
  },
  {
    ...about,
    type: "member.leave",
    label: { en: "Let somebody leave", cy: "Gadael i rywun ymadael" },
    sentence: {
      en: "let whoever was named, or else whoever did this, leave the partnership",
      cy: "gadael i bwy bynnag a enwyd, neu fel arall a wnaeth hyn, ymadael â'r bartneriaeth",
    },
    simulate: fewer,
    run: takeLeave,
  },
  {
    ...about,
    type: "member.add",
    label: { en: "Ask somebody to join", cy: "Gofyn i rywun ymuno" },
    sentence: {
      en: "ask whoever was named to join the partnership",
      cy: "gofyn i bwy bynnag a enwyd ymuno â'r bartneriaeth",
    },
    simulate: (facts) => change(facts, ({ joining }) => ({ joining: joining + 1 })),
    run: add,
  },
];
