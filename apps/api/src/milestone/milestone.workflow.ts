import type { Facts } from "@quad/workflow";
import type { Context } from "../context.ts";
import { memberStates } from "../partnership/partnership.service.ts";
import type { ActionPlugin, Effect } from "../plugins/plugin.ts";
import { milestoneChoices } from "../plugins/saying.ts";
import type { MilestoneKind } from "../templates/document.ts";
import { reach } from "./record.ts";

/** The enrolment it is about; every member's for a partnership. */
async function enrolmentsOf(ctx: Context, { instance }: Effect): Promise<string[]> {
  if (instance.subjectType === "enrolment") return [instance.subjectId];
  if (instance.subjectType === "round") return [];
  const members = await memberStates(ctx, instance.subjectId);
  return members
    .filter((one) => !one.joining)
    .map((one) => one.enrolmentId)
    .sort();
}

const field: Readonly<Record<string, string>> = {
  training: "trained",
  induction: "inducted",
  manager: "managerInformed",
  consent: "consented",
  certificate: "certified",
};

const reached = (facts: Facts, kind: string): Facts =>
  facts.enrolment && field[kind]
    ? { ...facts, enrolment: { ...(facts.enrolment as object), [field[kind]]: true } }
    : facts;

/** What milestones bring to workflows. */
export const milestoneActions: readonly ActionPlugin[] = [
  {
    type: "milestone.record",
    v: 1,
    label: { en: "Record a milestone", cy: "Cofnodi carreg filltir" },
    params: {
      kind: {
        type: "choice",
        required: true,
        label: { en: "What", cy: "Beth" },
        choices: milestoneChoices,
      },
    },
    idempotency: "transaction",
    sentence: { en: "record {kind} as done", cy: "cofnodi {kind}" },
    simulate: (facts, { kind }) => reached(facts, String(kind)),
    async run(ctx, effect) {
      const kind = effect.params.kind as MilestoneKind;
      for (const enrolmentId of await enrolmentsOf(ctx, effect)) {
        await reach(ctx, { enrolmentId, kind });
      }
    },
  },
  {
    type: "certificate.grant",
    v: 1,
    label: { en: "Grant a certificate", cy: "Rhoi tystysgrif" },
    params: {
      kind: {
        type: "choice",
        required: true,
        label: { en: "For", cy: "Am" },
        choices: [
          {
            value: "completion",
            label: { en: "Completion", cy: "Cwblhau" },
            phrase: { en: "completing the mentoring", cy: "gwblhau'r mentora" },
          },
          {
            value: "training",
            label: { en: "Training", cy: "Hyfforddiant" },
            phrase: { en: "the training", cy: "yr hyfforddiant" },
          },
        ],
      },
    },
    idempotency: "transaction",
    sentence: { en: "grant a certificate for {kind}", cy: "rhoi tystysgrif am {kind}" },
    simulate: (facts) => reached(facts, "certificate"),
    async run(ctx, effect) {
      const detail = String(effect.params.kind);
      for (const enrolmentId of await enrolmentsOf(ctx, effect)) {
        await reach(ctx, { enrolmentId, kind: "certificate", detail });
      }
    },
  },
];
