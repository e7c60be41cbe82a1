import { recordAudit } from "../../audit/audit.service.ts";
import type { ActionPlugin } from "../plugin.ts";

/**
 * Notes a step in the audit log. `run` is called after the step has committed, in a transaction
 * together with the mark that it is done: what it writes to the database happens exactly once
 * ("transaction"). An action that reaches outside says "key", and passes `effect.id` on, so that the
 * other side can tell a repetition. What it throws is tried again later.
 */
export const note: ActionPlugin = {
  type: "example.note",
  v: 1,
  label: { en: "Note it in the audit log", cy: "Ei nodi yn y log archwilio" },
  params: {
    code: {
      type: "string",
      required: true,
      maxLength: 40,
      label: { en: "A code to find it by", cy: "Cod i ddod o hyd iddo" },
    },
  },
  idempotency: "transaction",
  sentence: { en: "note “{code}” in the audit log", cy: "nodi “{code}” yn y log archwilio" },
  async run(ctx, { params, instance }) {
    const subject = { type: instance.subjectType, id: instance.subjectId };
    await recordAudit(ctx, "example.noted", subject, { code: String(params.code) });
  },
};
