import { authorise, may } from "../access/can.ts";
import type { Context } from "../context.ts";
import { peopleOfEnrolments } from "../enrolment/enrolment.service.ts";
import { units } from "../institution/institution.service.ts";
import { fullName } from "../person/person.service.ts";
import type { StageNote } from "../templates/document.ts";
import { say } from "../words.ts";
import { stageCounts } from "../workflow/workflow.service.ts";
import { areasSeen } from "./areas.ts";
import { nextStep } from "./next-step.ts";
import { schemeDocumentOf, schemeRow, schemeSubject } from "./scheme.service.ts";
import { SchemeOverview, StageCount, StuckPerson } from "./scheme.types.ts";
import { schemeState } from "./state.ts";
import { type Stuck, stuckPeople } from "./stuck.ts";

/** How many stuck people the overview names. */
const most = 50;

/**
 * What a coordinator sees first: the next step, where everybody is, who is stuck. The committee sees
 * the same without names. The number of queries doesn't depend on how many take part.
 */
export async function overview(ctx: Context, schemeId: string): Promise<SchemeOverview> {
  const row = await schemeRow(ctx, schemeId);
  const subject = await schemeSubject(ctx, schemeId);
  authorise(ctx, "scheme.overview", subject);
  const [state, totals, late, { stages: notes }] = await Promise.all([
    schemeState(ctx, schemeId),
    stageCounts(ctx, schemeId),
    stuckPeople(ctx, schemeId),
    schemeDocumentOf(ctx, schemeId),
  ]);
  const noteOf = (of: { subject: string; stage: string }) =>
    notes.find((note) => note.subject === of.subject && note.stage === of.stage);
  const stages = totals.map(({ subject: what, stage, label, count }) => {
    const own = late.filter((one) => one.subject === what && one.stage === stage);
    return Object.assign(new StageCount(), {
      ...{ subject: what, stage, label, count },
      late: new Set(own.map((one) => one.subjectId)).size,
      waitingFor: say(ctx, noteOf({ subject: what, stage })?.waitingFor ?? {}),
    });
  });
  const areas = areasSeen(ctx, subject);
  const seen = may(ctx, "enrolment.list", subject)
    ? late.filter((one) => areas === null || areas.includes(one.serviceAreaId ?? ""))
    : [];
  const labels = new Map(totals.map((one) => [`${one.subject} ${one.stage}`, one.label]));
  const { registered, invited, waiting, mentors, mentees } = state;
  const { partnershipsActive, partnershipsEnded } = state;
  return Object.assign(new SchemeOverview(), {
    nextStep: await nextStep(ctx, row, state),
    stages,
    stuck: await named(ctx, seen.slice(0, most), noteOf, labels),
    ...{ registered, invited, waiting, mentors, mentees, partnershipsActive, partnershipsEnded },
  });
}

async function named(
  ctx: Context,
  late: readonly Stuck[],
  noteOf: (of: Stuck) => StageNote | undefined,
  labels: ReadonlyMap<string, Record<string, string>>,
): Promise<StuckPerson[]> {
  const people = await peopleOfEnrolments(
    ctx,
    late.map((one) => one.enrolmentId),
  );
  const unitNames = new Map((await units(ctx)).map((unit) => [unit.id, unit.name]));
  return late.flatMap((one) => {
    const who = people.get(one.enrolmentId);
    if (!who) return [];
    const note = noteOf(one);
    const { enrolmentId, partnershipId, stage, days } = one;
    return [
      Object.assign(new StuckPerson(), {
        ...{ enrolmentId, partnershipId, stage, days },
        name: fullName(who.person),
        role: who.role,
        unitName: unitNames.get(who.person.unitId ?? "") ?? null,
        stageLabel: labels.get(`${one.subject} ${stage}`) ?? { en: stage },
        because: say(ctx, note?.because ?? {}, { days }),
        action: say(ctx, note?.action ?? {}),
      }),
    ];
  });
}
