import type { Context } from "../../context.ts";
import { enrolmentsById, withdraw } from "../../enrolment/enrolment.service.ts";
import { queueMessage } from "../../message/message.service.ts";
import type { RoundRow } from "../matching.entity.ts";
import { outcomesOf } from "./decisions.ts";
import type { OutcomeKind } from "./review.entity.ts";

const letters: Readonly<Record<OutcomeKind, string>> = {
  nextRound: "no-match-next",
  contact: "no-match-contact",
  alternatives: "no-match-alternatives",
  leaves: "no-match-leaves",
};

/**
 * Writes to everybody whom the result that was sent leaves without a match, by what is decided about
 * them. A decision about somebody whom another result had left without one is not meant for now.
 */
export async function tellUnmatched(
  ctx: Context,
  { id, schemeId }: RoundRow,
  unmatched: readonly string[],
): Promise<void> {
  const outcomes = await outcomesOf(ctx, id);
  const decided = unmatched.flatMap((one) => outcomes.get(one) ?? []);
  const enrolments = await enrolmentsById(
    ctx,
    decided.map((one) => one.enrolmentId),
  );
  for (const { enrolmentId, kind, note } of decided) {
    const enrolment = enrolments.get(enrolmentId);
    if (!enrolment) continue;
    await queueMessage(ctx, {
      key: `no-match:${id}:${enrolmentId}`,
      personId: enrolment.personId,
      schemeId,
      template: letters[kind],
      params: { link: "/", note: note ?? "" },
    });
    if (kind === "leaves") await withdraw(ctx, enrolmentId);
  }
}
