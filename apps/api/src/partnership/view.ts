import type { Answers, Audience } from "@quad/forms";
import { may } from "../access/can.ts";
import type { Context } from "../context.ts";
import { registrationFormKey } from "../enrolment/enrolment.service.ts";
import {
  answersFor,
  currentForm,
  Form,
  type FormVersionRow,
  formVersions,
  responsesOf,
} from "../form/form.service.ts";
import { units } from "../institution/institution.service.ts";
import { fullName, peopleById } from "../person/person.service.ts";
import { schemeRow, schemeSettings } from "../scheme/scheme.service.ts";
import type { Phase } from "../scheme/scheme.types.ts";
import { historyOf } from "../workflow/workflow.service.ts";
import { agreementForm, agreementOf } from "./agreement.ts";
import { evaluationFormKey, ownEvaluation } from "./evaluation.ts";
import { today } from "./happen.ts";
import { meetingRows } from "./meeting.ts";
import type { EndReason, PartnershipRow } from "./partnership.entity.ts";
import { Agreement, type MatchReason, Meeting, Member, Signature } from "./partnership.types.ts";
import { partnershipRow } from "./rows.ts";
import { partnershipSubject, type Side, sideOf } from "./side.ts";
import { inIt, type MemberState, memberStates, standing } from "./state.ts";

/** The members, mentors first, each as the caller may see them. */
export async function membersSeen(ctx: Context, row: PartnershipRow): Promise<Member[]> {
  const [states, side, now] = await Promise.all([
    memberStates(ctx, row.id),
    sideOf(ctx, row),
    standing(ctx, row.id),
  ]);
  const people = await peopleById(
    ctx,
    states.map((one) => one.personId),
  );
  const unitNames = new Map((await units(ctx)).map((unit) => [unit.id, unit.name]));
  return states.map((state) => {
    const person = people.get(state.personId)!;
    const own = state.personId === side.me?.personId;
    const told = own || !now.waiting;
    return Object.assign(new Member(), {
      partnershipId: row.id,
      personId: state.personId,
      enrolmentId: state.enrolmentId,
      name: fullName(person),
      jobTitle: person.jobTitle,
      unitName: person.unitId ? (unitNames.get(person.unitId) ?? null) : null,
      role: state.role,
      email: own || side.manages || (isIn(side) && now.matched) ? person.email : null,
      answer: told ? state.answer : null,
      answered: (told || side.manages) && state.answer !== null,
      declineReason: side.manages ? state.declineReason : null,
      signedAt: state.signedAt,
      evaluated: state.evaluatedAt !== null,
    });
  });
}

/** In it, and not only asked to join. */
const isIn = ({ me }: Side): boolean => me !== null && !me.joining;

/** The caller among the members, or null. */
export async function memberSeen(ctx: Context, row: PartnershipRow): Promise<Member | null> {
  const { me } = await sideOf(ctx, row);
  if (!me) return null;
  return (await membersSeen(ctx, row)).find((one) => one.personId === me.personId) ?? null;
}

export async function reasonsSeen(ctx: Context, row: PartnershipRow): Promise<MatchReason[]> {
  const { me, manages } = await sideOf(ctx, row);
  const own = me ? row.reasons[me.role] : manages ? row.reasons.coordinator : undefined;
  return own?.[ctx.locale] ?? own?.en ?? [];
}

/**
 * While a proposal waits, a number that moved would tell that the other has accepted. Afterwards
 * members count what they may read of, so that nothing confidential shows in it.
 */
export async function revisionSeen(ctx: Context, row: PartnershipRow): Promise<number> {
  const [side, now] = await Promise.all([sideOf(ctx, row), standing(ctx, row.id)]);
  if (side.manages) return now.view.revision;
  if (now.waiting) return 0;
  const lines = await historyOf(ctx, "partnership", row.id);
  return lines.filter(({ event }) => event !== null).length;
}

/** Reasons that speak of somebody: a member reads only that the partnership has ended. */
const personal: ReadonlySet<EndReason> = new Set(["no_response", "not_working"]);

export async function endSeen(ctx: Context, row: PartnershipRow): Promise<EndReason | null> {
  const { me, manages } = await sideOf(ctx, row);
  if (row.endReason === null || (!me && !manages)) return null;
  return me && personal.has(row.endReason) ? null : row.endReason;
}

/** Preparing, negotiating, enabling, closing: the scheme's four phases in order. */
export async function phaseOf(ctx: Context, row: PartnershipRow): Promise<Phase | null> {
  const [now, scheme] = await Promise.all([standing(ctx, row.id), schemeRow(ctx, row.schemeId)]);
  if (now.over) return null;
  const place = now.waiting ? 0 : now.working ? (row.startsOn === null ? 1 : 2) : 3;
  return schemeSettings(scheme).phases[place] ?? null;
}

/** What the caller can do now, as keys. */
export async function mayDo(ctx: Context, row: PartnershipRow): Promise<string[]> {
  const [now, side, states] = await Promise.all([
    standing(ctx, row.id),
    sideOf(ctx, row),
    memberStates(ctx, row.id),
  ]);
  const me = states.find((one) => one.personId === side.me?.personId);
  const inTime = row.replyBy === null || (await today(ctx, row.schemeId)) <= row.replyBy;
  const able: Record<string, boolean> = {
    "proposal.answer": me?.answer === null && (me.joining ? !now.over : now.waiting && inTime),
    "agreement.edit": now.working,
    "agreement.sign": now.working && me?.signedAt === null,
    "meeting.log": now.working,
    "partnership.close": now.working,
    "evaluation.submit": now.evaluating && me?.evaluatedAt === null,
  };
  const subject = await partnershipSubject(ctx, row);
  return Object.keys(able).filter((action) => able[action] && may(ctx, action, subject));
}

/** The agreement: all of it for members, what the form shares for whoever looks after them. */
export async function agreementSeen(ctx: Context, row: PartnershipRow): Promise<Agreement | null> {
  const { me, manages } = await sideOf(ctx, row);
  if ((!me && !manages) || me?.joining) return null;
  const found = await agreementOf(ctx, row.id);
  if (!found) {
    if (!me || !(await standing(ctx, row.id)).matched) return null;
    const form = Form.of(await agreementForm(ctx, row));
    const empty = { answers: {}, revision: 0, savedAt: null, documentHash: null };
    return Object.assign(new Agreement(), { form, ...empty, signatures: [], complete: false });
  }
  const { agreement, signatures } = found;
  const { answers, revision, savedAt, documentHash, formVersionId } = agreement;
  const form = (await formVersions(ctx, [formVersionId])).get(formVersionId)!;
  const audience: Audience = me ? "self" : "coordinator";
  const states = await memberStates(ctx, row.id);
  return Object.assign(new Agreement(), {
    form: Form.of(form),
    answers: answersFor(ctx, { answers, state: "submitted" }, form, [audience]),
    revision,
    savedAt,
    documentHash,
    signatures: signatures.map((one) =>
      Object.assign(new Signature(), {
        personId: one.personId,
        name: one.fullName,
        signedAt: one.signedAt,
        current: one.documentHash === documentHash,
      }),
    ),
    complete: inIt(states).every((one) => one.signedAt !== null),
  });
}

/** Notes of meetings: for members, and for the coordinator where the scheme says so. */
export async function meetingsSeen(ctx: Context, row: PartnershipRow): Promise<Meeting[]> {
  if (!may(ctx, "meeting.read", await partnershipSubject(ctx, row))) return [];
  const { me } = await sideOf(ctx, row);
  const meetings = await meetingRows(ctx, row.id);
  const forms = await formVersions(
    ctx,
    meetings.map((one) => one.formVersionId),
  );
  const people = await peopleById(
    ctx,
    meetings.map((one) => one.loggedBy),
  );
  const audience: Audience = me ? "self" : "coordinator";
  return meetings.map((one) => {
    const response = { answers: one.answers, state: "submitted" as const };
    const answers = answersFor(ctx, response, forms.get(one.formVersionId)!, [audience]);
    return Meeting.of(one, answers, fullName(people.get(one.loggedBy)!));
  });
}

/** The caller's own evaluation. There is no other way to read one. */
export async function evaluationSeen(ctx: Context, row: PartnershipRow) {
  const { me } = await sideOf(ctx, row);
  return me && row.endedAt ? ownEvaluation(ctx, row, me) : null;
}

export async function evaluationFormSeen(ctx: Context, row: PartnershipRow): Promise<Form | null> {
  const { me } = await sideOf(ctx, row);
  if (!me || !row.endedAt) return null;
  return Form.of(await currentForm(ctx, row.schemeId, evaluationFormKey(me.role)));
}

/** How a meeting is written down now, for whoever may read what was. */
export async function meetingFormSeen(ctx: Context, row: PartnershipRow): Promise<Form | null> {
  if (!may(ctx, "meeting.read", await partnershipSubject(ctx, row))) return null;
  return Form.of(await currentForm(ctx, row.schemeId, "meeting-log"));
}

export interface Profile {
  form: FormVersionRow;
  answers: Answers;
}

/** What a member wrote when registering, as far as the caller may see it. Batched. */
export async function profileSeen(ctx: Context, member: Member): Promise<Profile | null> {
  const row = await partnershipRow(ctx, member.partnershipId);
  const [audience, all] = await Promise.all([
    audienceFor(ctx, row, member),
    responsesOf(ctx, "enrolment", [member.enrolmentId], registrationFormKey(member.role)),
  ]);
  const response = all.get(member.enrolmentId)?.find((one) => one.personId === member.personId);
  if (!response || !audience) return null;
  const form = (await formVersions(ctx, [response.formVersionId])).get(response.formVersionId)!;
  return { form, answers: answersFor(ctx, response, form, [audience]) };
}

/** Once a proposal has come to nothing, its two sides are strangers again. */
async function audienceFor(
  ctx: Context,
  row: PartnershipRow,
  { personId }: Pick<MemberState, "personId">,
): Promise<Audience | null> {
  const { me, manages } = await sideOf(ctx, row);
  if (me?.personId === personId) return "self";
  if (manages) return "coordinator";
  if (!me) return null;
  const now = await standing(ctx, row.id);
  return now.waiting || now.matched ? "partner" : null;
}
