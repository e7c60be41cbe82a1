import type { ActorPlugin } from "../plugins/plugin.ts";
import { completeInvocation } from "../workflow/workflow.service.ts";
import { change } from "./partnership.events.ts";
import { lockPartnership } from "./rows.ts";
import { allHave, WAIT, type WaitFor } from "./waits.ts";

const what = {
  accepted: { en: "accepted", cy: "derbyn" },
  signed: { en: "signed the agreement", cy: "llofnodi'r cytundeb" },
  evaluated: { en: "sent their evaluation", cy: "anfon eu gwerthusiad" },
} as const satisfies Record<WaitFor, object>;

export const partnershipActors: readonly ActorPlugin[] = [
  {
    type: WAIT,
    v: 1,
    label: { en: "Wait for everybody", cy: "Aros am bawb" },
    params: {
      for: {
        type: "choice",
        required: true,
        label: { en: "Until they have", cy: "Nes iddynt" },
        choices: Object.entries(what).map(([value, label]) => ({ value, label })),
      },
    },
    sentence: { en: "wait until everybody has {for}", cy: "aros nes i bawb {for}" },
    simulate: (facts, params) =>
      change(facts, ({ members }) => ({ [String(params.for)]: members })),
    /** Members hold the partnership while they act, so that none slips through in between. */
    async start(ctx, { instance, params }, invokeId) {
      await lockPartnership(ctx, instance.subjectId);
      if (!(await allHave(ctx, instance.subjectId, params.for as WaitFor))) return;
      const { instanceId, revision } = instance;
      await completeInvocation(ctx, { instanceId, invokeId, revision });
    },
  },
];
